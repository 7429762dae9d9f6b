"""The customer's own sheet, and what is to be cleared, from the command line (N16, R064, R132)."""

from pathlib import Path

from tests.cli.desk import Desk

SLIP = "SHD-2026-00001"


def test_their_sheet_is_compared_and_the_differences_are_kept(desk: Desk, tmp_path: Path) -> None:
    """N16: JSON for programs, a list for people; twice kept is kept once."""
    desk.ship("老王", "2026-09-01", "300")
    file = tmp_path / "往来.csv"
    file.write_text(f"日期,单号,进货金额,付款金额\n2026-09-01,{SLIP},280,\n2026-09-20,,,50\n", encoding="utf-8")
    found = desk.json("reconcile", "老王", str(file), "--keep")
    assert (found["from"], found["to"], found["ours"], found["theirs"]) == (
        "2026-09-01",
        "2026-09-30",
        "300.00",
        "230.00",
    )
    assert [(one["kind"], one["gap"], one["step"]) for one in found["differences"]] == [
        ("only_them", "50.00", "look_for_receipt"), ("other_sum", "20.00", "raise_dispute"),
    ]  # fmt: skip
    assert found["kept"] == 2
    assert desk.json("reconcile", "老王", str(file), "--keep")["kept"] == 0
    said = desk.run("reconcile", "老王", str(file)).out
    assert "0 of their lines agree, 2 differ" in said
    assert SLIP in said
    assert desk.json("balance", "老王")["balance"] == "300.00"


def test_a_fault_an_offer_and_a_rebate_are_noted_ended_and_credited(desk: Desk) -> None:
    """R064, R065, R132."""
    desk.ship("老王", "2026-11-20", "300")
    fault = desk.post("point", customer="老王", kind="fault", what="货架没送", owner="小曾", until="2026-11-30")
    assert (fault["point"], fault["state"]) == ("1", "to put right")
    assert desk.json("end-point", "1", "--note", "送了")["state"] == "cleared"
    assert desk.json("end-point", "1", "--reopen")["state"] == "open"
    offer = {"customer": "老王", "kind": "offer", "what": "付百让十", "amount": "10", "wanted": "100"}
    assert "until" in desk.send("point", offer).err or desk.send("point", offer).code == 2
    desk.post("point", **offer, until="2026-11-30")
    assert desk.run("honour-point", "2").code == 2
    desk.post("receive", customer="老王", date="2026-11-21", amount="100")
    assert desk.json("honour-point", "2")["number"].startswith("TZ")
    assert desk.json("balance", "老王")["balance"] == "190.00"
    assert [one["state"] for one in desk.json("points", "老王")["points"]] == ["credited", "to put right"]
    assert "货架没送" in desk.run("points").out
    assert desk.run("end-point", "x").code == 2
