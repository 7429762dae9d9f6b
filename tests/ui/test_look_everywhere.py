"""U55, U59: what a careful eye would see on any page, in any size of text, in both languages, on both usual screens.

One window walks through every page, list, section and quick form, and every check looks at each.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView

from desktop_app.domain.columns import Look
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.look.theme import TextSize, px
from desktop_app.ui.settings.settings import SettingsPage
from desktop_app.ui.week.this_week import ThisWeekPage
from desktop_app.ui.widgets.column_layout import NAME
from desktop_app.ui.widgets.record_table import RecordTable
from tests.ui import looking
from tests.ui.crawler import a_full_window, an_empty_window, pages, shown, views
from tests.ui.window import AWindow, turns

LOW, WIDE = (1366, 688), (1920, 1080)
CHECKS = (
    looking.cut_off,
    looking.beyond_one_primary,
    looking.without_gutter,
    looking.other_switches,
    looking.half_rows,
    looking.sideways,
)
JANUARY = date(2027, 1, 5)

Faults = Counter[str]


@pytest.mark.parametrize(("language", "size"), list(product(("zh_CN", "en"), TextSize)))
def test_every_page_bears_a_careful_look(language: str, size: TextSize, tmp_path: Path, qapp: QApplication) -> None:
    """Nothing but names is cut off, one button is the primary one, one kind of switch, gutters everywhere.

    Each is drawn once on the small screen, and in the standard text on the wide one too.
    """
    faults: Faults = Counter()
    with a_full_window(tmp_path, language, size=size, pixels=LOW) as bench, bench.drawn(False):
        for name, page in views(bench):
            turns(40)  # what wraps is as high as its lines only then
            bench.settle()
            turns(20)
            faults.update(f"{name}: {one}" for one in looked_at(bench, page, language, size))
            faults.update(f"{name}, wide: {one}" for one in looked_at_wide(bench, name, page, size))
    assert not faults, "\n".join(sorted(faults))


def looked_at_wide(bench: AWindow, name: str, page: Page, size: TextSize) -> list[str]:
    """All that is wrong on the large screen; the window is as small as before afterwards."""
    bench.window.resize(*WIDE)
    turns(20)
    bench.settle()
    turns(20)
    assert (bench.window.width(), bench.window.height()) == WIDE, f"{name} asks for more room than there is"
    if size is TextSize.STANDARD:
        bench.picture()
    faults = [*looking.cut_off(bench.window), *wide_names(page)]
    bench.window.resize(*LOW)
    bench.settle()
    assert (bench.window.width(), bench.window.height()) == LOW, f"{name} asks for more room than there is"
    return faults


def looked_at(bench: AWindow, page: Page, language: str, size: TextSize) -> Iterator[str]:
    """All that is wrong on the small screen; the grid is drawn for the standard text."""
    bench.picture()
    for check in CHECKS:
        yield from check(bench.window)
    yield from looking.wide_chips(bench.window, language)
    if not (isinstance(page, SettingsPage) and page.section.height() > page.board.area.viewport().height()):
        yield from looking.covered_verbs(bench.window)  # a card that is higher than the screen scrolls as a whole
    with bench.drawn():
        yield from looking.borderless(bench.window)
    if size is TextSize.STANDARD:
        yield from looking.off_the_grid(bench.window)
    if isinstance(page, ThisWeekPage):
        keys = [column.key for column in page.table.visible_columns()]
        yield from ("the phone is not in the list",) if "phone" not in keys else ()
    yield from out_of_order(page)


def out_of_order(page: Page) -> Iterator[str]:
    """A column that fades later never goes before one that fades sooner."""
    for table in page.findChildren(RecordTable):
        columns, there = table.model.columns, {one.key for one in table.visible_columns()}
        gone = max((one.fades for one in columns if one.key not in there), default=0)
        sooner = [one.key for one in columns if one.key in there and 0 < one.fades < gone]
        if table.isVisible() and sooner:
            yield f"{table.name}: {sooner} should have gone before"


def wide_names(page: Page) -> Iterator[str]:
    """What follows a name stands near it; only where names alone stand do they fill the table."""
    for view in shown(page):
        if isinstance(view, QTableView) and isinstance(table := _table_of(view), RecordTable):
            for at, column in enumerate(table.model.columns):
                if column.look is Look.NAME and view.columnWidth(at) > px(NAME):
                    yield f"{table.name}: {column.key} is {view.columnWidth(at)} px wide"


def _table_of(view: QTableView) -> object:
    parent = view.parentWidget()
    while parent is not None and not isinstance(parent, RecordTable):
        parent = parent.parentWidget()
    return parent


def test_in_january_the_days_of_last_year_are_whole(tmp_path: Path, qapp: QApplication) -> None:
    """Every day of the sample shop is one of another year, and is told with it."""
    faults: Faults = Counter()
    with a_full_window(tmp_path, "zh_CN", pixels=LOW) as bench:
        bench.today = JANUARY
        for page in pages(bench):
            faults.update(f"{page.name}: {one}" for one in looking.cut_off(bench.window))
            if page.name is PageName.SHIPMENTS:
                table = page.findChild(QTableView)
                assert table is not None
                assert str(table.model().index(0, 1).data(Qt.ItemDataRole.DisplayRole)).startswith("26-")
    assert not faults, "\n".join(sorted(faults))


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_shop_that_has_nothing_yet_looks_as_tidy(language: str, tmp_path: Path, qapp: QApplication) -> None:
    """U37: the pages of an empty book, which teach where there is nothing."""
    faults: Faults = Counter()
    with an_empty_window(tmp_path, language, pixels=LOW) as bench, bench.drawn(False):
        for name, page in views(bench):
            faults.update(f"{name}: {one}" for one in looked_at(bench, page, language, TextSize.STANDARD))
    assert not faults, "\n".join(sorted(faults))
