"""Coverage watches the domain while its own tests run; everywhere else Python would only take twice as long for it.

What only chance reaches is not proven: tests whose values are made up as they run do not count.
"""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from coverage import Coverage

import desktop_app.domain

BY_CHANCE = ("hypothesis", "by_chance")


class TracedFolder:
    """Tests of one folder are traced, and what the domain does when it is read; not how tests are found, nor others."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._coverage: Coverage | None = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """The whole domain is read at once, so that what is read later need not be traced."""
        self._coverage = Coverage.current()
        for module in pkgutil.walk_packages(desktop_app.domain.__path__, "desktop_app.domain."):
            importlib.import_module(module.name)
        if self._coverage:
            self._coverage.stop()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        if self._coverage is None or not self._counts(item):
            return (yield)
        self._coverage.start()
        try:
            return (yield)
        finally:
            self._coverage.stop()

    def _counts(self, item: pytest.Item) -> bool:
        return item.nodeid.startswith(self._folder) and not any(map(item.get_closest_marker, BY_CHANCE))
