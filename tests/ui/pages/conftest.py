"""What a page holds and does, not how it is painted: that every page is drawn without a fault is seen elsewhere."""

from collections.abc import Iterator

import pytest

from tests.ui.window import DRAWN


@pytest.fixture(autouse=True)
def _drawn_as_it_is_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Laid out as ever and drawn once, at the end: to draw every turn takes a quarter of the time of these tests."""
    before = DRAWN.set(request.node.get_closest_marker("by_the_clock") is not None)
    yield
    DRAWN.reset(before)
