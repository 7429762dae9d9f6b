"""Cards for WeChat from the command line (N20)."""

from pathlib import Path

from tests.cli.desk import Desk


def test_a_card_is_written_as_a_picture_with_its_figures_and_text_and_noted_as_sent(desk: Desk, tmp_path: Path) -> None:
    slip = desk.ship("老王", "2026-11-21", "500")["number"]
    assert [one["number"] for one in desk.json("cards")] == [slip]
    picture = tmp_path / "卡片.png"
    answer = desk.json("card", slip, "--out", str(picture), "--sent")
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert answer["figures"] == [
        {"name": "Delivered now", "amount": "500.00"}, {"name": "Owed in all", "amount": "500.00"},
    ]  # fmt: skip
    assert "转账请备注" in answer["text"]
    assert desk.json("cards") == []
    assert desk.run("cards").out == "Every card of the last days was sent.\n"
    desk.run("withdraw", "card", slip)
    assert slip in desk.run("cards").out


def test_the_text_alone_is_ready_to_be_copied_and_an_unknown_number_is_refused(desk: Desk) -> None:
    slip = desk.ship("老王", "2026-11-21", "500")["number"]
    assert "收到请回复：1 无误　2 有误。\n" in desk.run("card", slip, "--text").out
    said = desk.run("card", "SHD-2026-09999")
    assert (said.code, "SHD-2026-09999" in said.err) == (2, True)


def test_a_reminder_asks_for_what_is_due_and_which_card_is_meant_is_asked_for(desk: Desk) -> None:
    slip = desk.ship("老王", "2026-10-01", "500")["number"]
    answer = desk.json("card", "--remind", "老王")
    assert (answer["kind"], answer["figures"]) == ("reminder", [{"name": "To be paid now", "amount": "500.00"}])
    for words in (("card",), ("card", slip, "--remind", "老王"), ("card", "--remind", "老王", "--sent")):
        assert desk.run(*words).code == 2, words
