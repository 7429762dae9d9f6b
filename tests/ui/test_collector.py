"""Garbage dies on the window's thread, whoever makes the next object."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop_app.ui.base.collector import MANY, Collector


class Ring:
    """Refers to itself, so that only the collector can free it; tells on which thread it died."""

    died: list[int] = []  # noqa: RUF012 - read after the object is gone

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        self.died.append(threading.get_ident())


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    Ring.died.clear()
    made = Collector(QObject(qapp))
    made.start()
    yield made
    made.stop()


def test_a_worker_that_makes_many_objects_frees_nothing_of_others(collector: Collector) -> None:
    """A widget freed on another thread takes the program along."""
    Ring()
    worker = threading.Thread(target=lambda: [[] for _ in range(200_000)])
    worker.start()
    worker.join()
    assert Ring.died == []
    collector.collect()
    assert Ring.died == [threading.get_ident()]


def test_a_large_table_is_not_looked_through_while_the_window_waits(collector: Collector) -> None:
    """U50: a hundred thousand rows that are alive would be walked again and again; what comes after them is freed."""
    table: list[list[int]] = [[at] for at in range(2 * MANY)]
    before = sum(one["collections"] for one in gc.get_stats())
    collector.collect()
    assert sum(one["collections"] for one in gc.get_stats()) == before
    assert gc.get_freeze_count() > len(table)
    Ring()
    collector.collect()
    assert Ring.died == [threading.get_ident()]


def test_python_collects_again_when_the_window_is_gone(collector: Collector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
