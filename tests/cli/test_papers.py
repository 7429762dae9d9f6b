"""Papers that come back signed, from the command line (U44, case 28)."""

from pathlib import Path

from tests.cli.desk import Desk
from tests.exchange.test_hostile_scans import picture


def test_a_signed_statement_is_answered(desk: Desk, tmp_path: Path) -> None:
    """Case 28: with its scan; afterwards this week asks for no signature any more."""
    desk.ship("老王", "2026-09-01", "500")
    desk.run("statement", "--customer", "老王", "--month", "2026-10", "--out", str(tmp_path), today="2026-11-01")
    number = "DZD-2026-00001"
    photo = tmp_path / "回单.jpg"
    photo.write_bytes(picture("JPEG"))
    answer = desk.json("signed", number, "--on", "2026-11-20", "--scan", str(photo), "--note", "王姐")
    assert answer == {"number": number, "signed": "2026-11-20", "scan": True}
    assert desk.json("chase")["rows"][0]["reason_code"] != "statement_unanswered"


def test_a_plan_comes_back_signed_and_an_unknown_number_is_refused(desk: Desk) -> None:
    """Case 28."""
    desk.ship("老王", "2026-09-01", "500")
    plan = desk.post("plan", customer="老王", instalments=[{"due": "2026-12-20", "amount": "500"}])["number"]
    assert desk.run("signed", plan).out == f"{plan} is signed.\n"
    said = desk.run("signed", "DZD-2026-09999")
    assert (said.code, "DZD-2026-09999" in said.err) == (2, True)
