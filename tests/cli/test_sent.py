"""How a statement was sent is told on the command line: a demand on record (民法典 195)."""

from pathlib import Path

import pytest

from tests.cli.desk import Desk

NUMBER = "DZD-2026-00001"


@pytest.fixture
def issued(desk: Desk, tmp_path: Path) -> Desk:
    """October's statement of 500, issued on 1 November."""
    desk.ship("老王", "2026-09-01", "500")
    desk.run("statement", "--customer", "老王", "--month", "2026-10", "--out", str(tmp_path), today="2026-11-01")
    return desk


def test_each_sending_is_kept_and_one_told_twice_once(issued: Desk) -> None:
    """D4: by hand on one day, by post on the next."""
    by_hand = {"on": "2026-11-02", "how": "by_hand", "note": "王姐"}
    by_post = {"on": "2026-11-21", "how": "post", "note": "EMS 1234567890"}
    words = ("sent", NUMBER, "--how", "by_hand", "--on", "2026-11-02", "--note", "王姐")
    assert issued.json(*words) == {"number": NUMBER, "state": "sent", "sent": [by_hand]}
    assert issued.json(*words) == {"number": NUMBER, "state": "sent", "sent": [by_hand], "repeated": True}
    again = issued.json("sent", NUMBER, "--how", "post", "--note", "EMS 1234567890")
    assert again == {"number": NUMBER, "state": "sent", "sent": [by_hand, by_post]}
    assert issued.run("sent", NUMBER, "--how", "wechat").out == f"{NUMBER} is marked as sent and waits for an answer.\n"


def test_a_signature_on_what_was_sent_is_not_asked_about(issued: Desk) -> None:
    """Case 28: it left the shop."""
    issued.json("sent", NUMBER, "--how", "wechat")
    assert issued.run("signed", NUMBER).code == 0


def test_what_does_not_fit_is_refused_in_plain_words(issued: Desk) -> None:
    before = issued.entries()
    for words, said in (
        (("--how", "pigeon"), "“pigeon” is not possible here. Choose by_hand, post, wechat, email, fax."),
        (("--how", "post"), "Write down the number of the letter or parcel"),
        (("--how", "fax", "--on", "2026-10-01"), f"Statement {NUMBER} was issued on 2026-11-01; choose a day from"),
        ((), "--how"),
    ):
        refused = issued.run("sent", NUMBER, *words)
        assert refused.code == 2
        assert said in refused.err
    assert issued.run("sent", "DZD-2026-09999", "--how", "fax").code == 2
    assert issued.entries() == before
