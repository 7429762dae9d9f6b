"""The tour: a shop that lives for a minute, its list, and three papers."""

import tempfile
from pathlib import Path

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from desktop_app.domain.errors import Unavailable
from desktop_app.language import translator
from desktop_app.sample.tour import Tour, run_tour
from tests.operations.builders import at

NOW = at("2026-03-16")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Tour:
    """One tour in Chinese."""
    return run_tour(tmp_path_factory.mktemp("tour") / "new" / "folder", "zh_CN", translator("zh_CN"), NOW)


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf.read_bytes())
    try:
        return "".join(str(page.get_textpage().get_text_range()) for page in document)
    finally:
        document.close()


def test_the_tour_shows_a_list_worth_reading(shown: Tour) -> None:
    assert shown.as_of == NOW.today
    assert len(shown.rows) >= 20
    assert list(shown.rows) == sorted(shown.rows, key=lambda row: (row.place, -row.expected_fen))


def test_the_tour_writes_a_voucher_a_statement_and_a_table(shown: Tour) -> None:
    folder = shown.voucher.parent
    assert {shown.voucher, shown.statement, shown.table} == set(folder.iterdir())
    voucher, statement = text_of(shown.voucher), text_of(shown.statement)
    assert shown.shop in voucher
    assert shown.voucher.stem in voucher
    assert shown.shop in statement
    assert shown.statement.stem in statement


def test_the_table_holds_numbers(shown: Tour) -> None:
    sheet = CalamineWorkbook.from_path(str(shown.table)).get_sheet_by_index(0).to_python()
    money = [cell for row in sheet for cell in row if isinstance(cell, float)]
    assert len(money) > 100


def test_a_tour_needs_no_keyring_and_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No Secret Service, an empty home, and an empty temporary folder afterwards."""
    home, passing = tmp_path / "home", tmp_path / "passing"
    for folder in (home, passing):
        folder.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    run_tour(tmp_path / "out", "en", translator("en"), NOW)
    assert list(home.iterdir()) == []
    assert list(passing.iterdir()) == []
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_a_tour_into_a_file_is_refused_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(Unavailable):
        run_tour(tmp_path / "file" / "out", "en", translator("en"), NOW)
    assert (tmp_path / "file").read_text() == "mine"
