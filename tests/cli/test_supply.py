"""停赊 and 停货 from the command line: each by itself, with one reason, lifted by the owner (R040, D16)."""

import pytest

from tests.cli.desk import TODAY, Desk, cement
from tests.cli.test_t21_pin import PIN, pin_file


def slip(desk: Desk, **facts: object) -> tuple[int, list[str]]:
    """Exit code of a slip of 老王建材, and what the gate objects to."""
    said = desk.send("ship", {"customer": "老王", "date": TODAY, "lines": [cement("10")], **facts})
    return said.code, [one["code"] for one in said.answer["objections"]]


def test_stopped_credit_lets_only_paid_goods_leave_and_stopped_goods_let_nothing_leave(desk: Desk) -> None:
    """R040."""
    free = {"name": "老王建材", "stopped": False, "credit_hold": False, "stop_reason": ""}
    shown = desk.json("customer", "老王")
    assert {name: shown[name] for name in free} == free
    held = desk.json("customer", "老王", "--credit", "stop", "--reason", "三个月没付")
    assert (held["credit_hold"], held["stopped"], held["stop_reason"]) == (True, False, "三个月没付")
    assert slip(desk) == (2, ["credit_held"])
    assert slip(desk, paid="10", paid_method="现金") == (0, [])
    both = desk.json("customer", "老王", "--goods", "stop")
    assert (both["credit_hold"], both["stopped"], both["stop_reason"]) == (True, True, "三个月没付")
    assert slip(desk, paid="10", paid_method="现金") == (2, ["stopped"])
    goods = desk.json("customer", "老王", "--credit", "allow", "--reason", "等老板点头")
    assert (goods["credit_hold"], goods["stopped"], goods["stop_reason"]) == (False, True, "等老板点头")
    assert {name: desk.json("customer", "老王", "--goods", "allow")[name] for name in free} == free
    assert slip(desk)[0] == 0


@pytest.mark.parametrize("what", ["--credit", "--goods"])
def test_anybody_stops_and_only_the_owner_lifts_it(desk: Desk, what: str) -> None:
    """D16, T21."""
    desk.json("pin", "--new-pin-file", pin_file(desk, PIN))
    assert desk.run("customer", "老王", what, "stop").code == 0
    before = desk.entries()
    said = desk.run("customer", "老王", what, "allow")
    assert (said.code, said.err) == (
        2,
        "Raise a limit or lift a stop: this needs the PIN of the owner; nothing was changed. On the command line: "
        "--pin-file FILE.\n",
    )
    assert desk.entries() == before
    assert desk.run("customer", "老王", what, "allow", "--pin-file", pin_file(desk, PIN)).code == 0


def test_looking_at_a_customer_writes_nothing_and_says_how_it_stands(desk: Desk) -> None:
    before = desk.entries()
    stands, known = desk.run("customer", "老王").out.splitlines()
    assert stands == "老王建材: goods leave, on credit too."
    lacking = (
        "who decides, with a number",
        "WeChat or e-mail",
        "Address",
        "who signs for them",
        "a signed terms sheet",
    )
    assert known == f"3 of 8 known; missing: {', '.join(lacking)}"
    assert desk.entries() == before
    stopped = desk.run("customer", "老王", "--goods", "stop", "--reason", "换老板了")
    assert stopped.out == "老王建材: supply stopped (换老板了).\n"
    assert desk.run("customer", "老王", "--reason", "").out == "老王建材: supply stopped.\n"


def test_a_reason_without_a_stop_and_a_wrong_word_are_refused(desk: Desk) -> None:
    before = desk.entries()
    for words, told in (
        (("--reason", "没付"), "Nothing is stopped"),
        (("--credit", "allow", "--reason", "没付"), "Nothing is stopped"),
        (("--credit", "halt"), "stop"),
    ):
        said = desk.run("customer", "老王", *words)
        assert (said.code, told in said.err) == (2, True)
    assert desk.entries() == before
