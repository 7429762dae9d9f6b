"""T30, case 29 on the command line: an explicit `--today` is the answer, else exit code 2 with the reason."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.cli import program
from desktop_app.domain.moment import Moment
from tests.cli.desk import TODAY, Desk, Said

RIGHT = date.fromisoformat(TODAY)


def on_clock(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """The clock of the computer shows this day."""
    known = program.moment_of

    def moment_of(today: date | None) -> Moment:
        return known(today or day)

    monkeypatch.setattr(program, "moment_of", moment_of)


def without_today(desk: Desk, *words: str, stdin: bytes = b"") -> Said:
    return desk.type(*words, "--passphrase-file", str(desk.passphrase_file), stdin=stdin)


SLIP = (
    b'{"customer": "\xe8\x80\x81\xe7\x8e\x8b", "date": "2026-11-21", '
    b'"lines": [{"goods": "A", "quantity": "1", "price": "10"}]}'
)


@pytest.mark.parametrize("day", [RIGHT - timedelta(1), RIGHT + timedelta(46), date(2031, 3, 1), date(2019, 3, 1)])
def test_a_wrong_clock_is_told_with_the_last_day_and_the_way_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, day: date
) -> None:
    """Case 29: exit code 2, one line, nothing posted."""
    before = desk.entries()
    on_clock(monkeypatch, day)
    said = without_today(desk, "ship", stdin=SLIP)
    assert said.code == 2
    assert str(day) in said.err
    assert TODAY in said.err
    assert "--today" in said.err
    assert desk.entries() == before


def test_today_given_is_the_answer(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Case 29: whatever the clock says, and however far the day lies from the last entry."""
    on_clock(monkeypatch, date(2019, 3, 1))
    assert desk.ship("老王", TODAY, "10")["number"]
    assert desk.ship("老王", "2027-06-01", "10", today="2027-06-01")["number"]


@pytest.mark.parametrize("words", [("balance", "老王"), ("ageing",), ("chase",), ("customers",), ("check",)])
def test_looking_needs_no_day(desk: Desk, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    """Case 29."""
    on_clock(monkeypatch, date(2031, 3, 1))
    assert without_today(desk, *words).code == 0


def test_a_book_without_entries_needs_no_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Case 29: made a year ago and never used."""
    desk = Desk(tmp_path)
    desk.passphrase_file.write_text("correct horse battery staple\n", encoding="utf-8")
    assert desk.run("new", "--shop", "顺达", today="2025-01-01").code == 0
    sheet = tmp_path / "customers.csv"
    sheet.write_text("客户名称\n老王建材\n", encoding="utf-8")
    on_clock(monkeypatch, RIGHT)
    assert without_today(desk, "import", str(sheet), "--as", "customers", "--terms", "not-agreed").code == 0


def test_what_a_wrong_day_did_is_reversed_on_the_right_one(desk: Desk) -> None:
    """Case 29: no date need be given; the mirror bears the wrong day and today owes what it owed."""
    wrong = desk.ship("老王", "2031-03-01", "10", today="2031-03-01")["number"]
    said = desk.post("reverse", number=wrong, reason="电脑日期错了")
    assert said["reverses"] == wrong
    assert desk.json("balance", "老王")["balance"] == "0.00"
    assert desk.json("balance", "老王", today="2031-04-01")["balance"] == "0.00"
