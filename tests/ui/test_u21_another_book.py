"""What is being typed is kept before its book closes, to the last letter."""

import json
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.operations.books import create_book
from desktop_app.operations.drafts import drafts
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.customers.customer_form import CustomerFormPage
from desktop_app.ui.start.unlock import UnlockCover
from desktop_app.ui.widgets.notices import error
from tests.ui.starting import AStart, a_start, without_keyring
from tests.ui.window import PASSPHRASE, SHOP, Clock


def open_own(start: AStart) -> None:
    start.program.start.open(start.own, PASSPHRASE)
    start.until(lambda: start.is_open and start.program.start.folder == start.own)


@pytest.mark.parametrize("other", ["another book", "sample", "restore"])
def test_the_last_letter_is_kept_when_the_book_is_left(
    other: str, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """U21: sooner than the second after which a draft keeps itself."""
    without_keyring(monkeypatch)
    create_book(tmp_path / "second", SHOP, Clock().moment(), PASSPHRASE, must_confirm=False)
    with a_start(tmp_path) as start:
        program = start.program
        leave = {
            "another book": lambda: program.start.open(tmp_path / "second", PASSPHRASE),
            "sample": program.start.open_sample,
            "restore": program.start.restore,
        }[other]
        start.until(lambda: isinstance(start.cover, UnlockCover))
        open_own(start)
        program.desk.go(Route(PageName.CUSTOMER_FORM))
        start.settle()
        page = program.window.current_page()
        assert isinstance(page, CustomerFormPage)
        QTest.keyClicks(page.form.name, "Lao Wang")
        leave()
        start.settle()
        open_own(start)
        (kept,) = program.jobs.book.ask(lambda book: drafts(book.ledger)).result()
        assert json.loads(kept.content) == {"customer": "Lao Wang", "fields": {"name": "Lao Wang", "id": 0}}


def test_what_was_told_of_one_book_is_not_read_in_another(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """U51: neither behind the bell nor in the line at the foot."""
    without_keyring(monkeypatch)
    create_book(tmp_path / "second", SHOP, Clock().moment(), PASSPHRASE, must_confirm=False)
    with a_start(tmp_path) as start:
        program, line = start.program, start.program.window.line
        start.until(lambda: isinstance(start.cover, UnlockCover))
        open_own(start)
        start.settle()
        program.desk.notice(error("Lao Wang owes 5,000.00"))
        assert line.isVisible()
        program.start.open(tmp_path / "second", PASSPHRASE)
        start.until(lambda: start.is_open and program.start.folder == tmp_path / "second")
        start.settle()
        assert [one.text for one in line.history if "Lao Wang" in one.text] == []
        assert [one.text for one in program.window.bar.history if "Lao Wang" in one.text] == []
        assert "Lao Wang" not in line.words.text() or not line.isVisible()
