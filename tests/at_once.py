"""A run of hours tells at once what failed and what took long: one that is ended early has not run for nothing."""

import time

import pytest

LONG = 60.0
"""Seconds; with `--full` some tests take many minutes."""


class ToldAtOnce:
    """Lines between the dots: each long test as it ends, each failure with its text."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        said = f"{report.when} {report.outcome} after {report.duration:.0f} s"
        if report.failed:
            self._tell(f"{report.nodeid}: {said}\n{report.longreprtext}")
        elif report.duration >= LONG:
            self._tell(f"{report.nodeid}: {said}")

    def _tell(self, line: str) -> None:
        terminal = self._config.pluginmanager.get_plugin("terminalreporter")
        if isinstance(terminal, pytest.TerminalReporter):
            terminal.write_line(f"\n{time.strftime('%H:%M:%S')}  {line}")
            terminal.flush()
