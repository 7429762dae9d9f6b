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
    words = ("signed", number, "--on", "2026-11-20", "--scan", str(photo), "--note", "王姐")
    answer = desk.json(*words, "--accept", "never_sent")
    assert answer == {"number": number, "signed": "2026-11-20", "scan": True}
    assert desk.json("chase")["rows"][0]["reason_code"] != "statement_unanswered"


def test_a_plan_comes_back_signed_and_an_unknown_number_is_refused(desk: Desk) -> None:
    """Case 28."""
    desk.ship("老王", "2026-09-01", "500")
    plan = desk.post("plan", customer="老王", instalments=[{"due": "2026-12-20", "amount": "500"}])["number"]
    assert desk.run("signed", plan).out == f"{plan} is signed.\n"
    said = desk.run("signed", "DZD-2026-09999")
    assert (said.code, "DZD-2026-09999" in said.err) == (2, True)


def test_a_statement_that_never_left_the_shop_is_asked_and_signed_once_it_is_meant(desk: Desk, tmp_path: Path) -> None:
    """Case 28: the question names the word that answers it, and nothing is booked until then."""
    desk.ship("老王", "2026-09-01", "500")
    desk.run("statement", "--customer", "老王", "--month", "2026-10", "--out", str(tmp_path), today="2026-11-01")
    before = desk.entries()
    said = desk.run("signed", "DZD-2026-00001")
    assert (said.code, said.err) == (
        2,
        "DZD-2026-00001 was never printed nor marked as sent. Did its signed copy really come back? If so, send it "
        "again with --accept never_sent.\n",
    )
    assert desk.entries() == before
    assert desk.run("signed", "DZD-2026-00001", "--accept", "never_sent").code == 0


def test_the_signed_copy_of_a_replaced_statement_is_refused_and_the_newer_one_named(desk: Desk, tmp_path: Path) -> None:
    """Case 21: with the code of what is the user's to mend, whoever means it."""
    desk.ship("老王", "2026-09-01", "500")
    words = ("statement", "--customer", "老王", "--month", "2026-10", "--out", str(tmp_path))
    desk.run(*words, today="2026-11-01")
    desk.post("receive", today="2026-11-02", customer="老王", date="2026-10-30", amount="50")
    desk.run(*words, "--replace", today="2026-11-02")
    before = desk.entries()
    for more in ((), ("--accept", "never_sent")):
        said = desk.run("signed", "DZD-2026-00001", *more)
        assert (said.code, said.err) == (
            2,
            "DZD-2026-00001 was replaced by DZD-2026-00002. Have DZD-2026-00002 signed and record that copy.\n",
        )
    assert desk.entries() == before


def test_the_paper_of_a_receipt_is_written_like_that_of_a_slip(desk: Desk) -> None:
    """收款收据."""
    desk.ship("老王", "2026-11-01", "100")
    number = desk.post("receive", customer="老王", date="2026-11-21", amount="40")["number"]
    out = desk.folder / "receipt.pdf"
    assert desk.json("voucher", number, "--out", str(out), "--paper", "a5") == {"number": number, "file": str(out)}
    assert out.read_bytes().startswith(b"%PDF")
