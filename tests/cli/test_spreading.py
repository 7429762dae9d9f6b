"""Money that lies on account is set against slips, and taken back from one (case 12, R046)."""

import pytest

from tests.cli.desk import Desk, cement


@pytest.fixture
def paid(desk: Desk) -> Desk:
    """Two slips of 300 and 200, and 400 that were left on account on purpose."""
    desk.ship("老王", "2026-09-01", "300")
    desk.ship("老王", "2026-09-15", "200")
    desk.post("receive", customer="老王", date="2026-11-20", amount="400", allocate=[])
    return desk


RECEIPT, FIRST, SECOND = "SKD-2026-00001", "SHD-2026-00001", "SHD-2026-00002"


def spread(desk: Desk, **document: object) -> dict[str, object]:
    said = desk.send(f"spread {RECEIPT}", document)
    assert said.code == 0, said.err
    answer: dict[str, object] = said.answer
    return answer


def test_it_follows_the_legal_order_where_nobody_says_otherwise(paid: Desk) -> None:
    """R046: due first, the earlier one before the later one; sent twice under one id it is spread once (D4)."""
    made = spread(paid, submission="a")
    assert made["allocations"] == [{"number": FIRST, "amount": "300.00"}, {"number": SECOND, "amount": "100.00"}]
    assert made["on_account"] == "0.00"
    assert spread(paid, submission="a") == {**made, "repeated": True}
    assert paid.json("balance", "老王")["balance"] == "100.00"


def test_the_customers_choice_comes_before_it_and_can_be_taken_back(paid: Desk) -> None:
    """Case 12: the money is free again, the slip open."""
    wish = {"allocate": [{"number": SECOND, "amount": "200"}], "submission": "b"}
    made = spread(paid, **wish)
    assert (made["allocations"], made["on_account"]) == ([{"number": SECOND, "amount": "200.00"}], "200.00")
    assert spread(paid, **wish)["repeated"] is True
    taken = paid.json("undo-spread", RECEIPT, SECOND)
    assert (taken["allocations"], taken["on_account"]) == ([], "400.00")
    assert paid.run("undo-spread", RECEIPT, SECOND).code == 2


def test_a_return_that_was_kept_apart_is_set_against_a_slip(desk: Desk) -> None:
    """Case 2: applied, it ends the reminders of that slip."""
    desk.ship("老王", "2026-09-01", "300")
    lines = [cement("300", quantity="0.4")]
    back = desk.post("return", customer="老王", date="2026-11-01", lines=lines, slip=FIRST, apply=False)["number"]
    said = desk.send(f"spread {back}", {})
    assert said.code == 0, said.err
    assert said.answer["allocations"] == [{"number": FIRST, "amount": "120.00"}]


def test_what_does_not_fit_is_refused_and_nothing_is_booked(paid: Desk) -> None:
    before = paid.entries()
    for number, document, word in (
        (RECEIPT, {"allocate": [{"number": FIRST, "amount": "301"}]}, "300.00"),
        (RECEIPT, {"allocate": []}, "Nothing was chosen to settle"),
        (FIRST, {}, "is not a receipt, return or other credit"),
        ("SKD-2026-00009", {}, "SKD-2026-00009"),
    ):
        said = paid.send(f"spread {number}", document)
        assert said.code == 2
        assert word in said.err
    assert paid.entries() == before
