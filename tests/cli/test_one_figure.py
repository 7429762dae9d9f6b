"""One fact, one figure: what the command line and its tables say of one customer (case 22)."""

from datetime import date

from python_calamine import CalamineWorkbook

from desktop_app.domain.disputes import Dispute
from desktop_app.operations.books import open_book
from desktop_app.operations.disputes import raise_dispute
from tests.cli.desk import PASSPHRASE, Desk
from tests.operations.builders import at, item_of

EIGHTH = "2026-12-08"


def test_a_plan_beside_other_debt_and_a_dispute_is_told_alike_by_every_command(desk: Desk) -> None:
    """Case 22: overdue 4,480, ask 3,880, in plan 36,500, next part 9,125 on 31 December, in dispute 600."""
    arrears = desk.ship("城东", "2026-03-02", "36500")["number"]
    other = desk.ship("城东", "2026-09-02", "4480")["number"]
    desk.post("plan", customer="城东", items=[arrears], instalments={"count": 4, "first": "2026-12-31"})
    with open_book(desk.book, PASSPHRASE) as book:
        ledger, day = book.ledger, date(2026, 12, 5)
        customer = ledger.value("SELECT customer_id FROM documents WHERE number = ?", (other,))
        raise_dispute(ledger, Dispute(item_of(ledger, other), customer, 600_00, "少了两包", day), at(day))
    figures = {
        "overdue": "4480.00", "ask": "3880.00", "in_plan": "36500.00", "in_dispute": "600.00", "on_account": "0.00",
        "next_part": {"due": "2026-12-31", "amount": "9125.00"},
    }  # fmt: skip
    balance, (row,) = desk.json("balance", "城东", today=EIGHTH), desk.json("chase", today=EIGHTH)["rows"]
    (aged,) = desk.json("ageing", today=EIGHTH)["customers"]
    assert {key: balance[key] for key in figures} == {key: row[key] for key in figures} == figures
    assert (balance["balance"], row["open"], aged["balance"]) == ("40980.00",) * 3
    assert (aged["overdue"], aged["in_plan"]) == ("4480.00", "36500.00")
    assert aged["buckets"] == ["0.00", "4480.00", "0.00", "36500.00"], "the slips keep their own age"
    assert "In plan 36,500.00, next part 9,125.00 on 2026-12-31" in desk.run("balance", "城东", today=EIGHTH).out
    out = desk.folder / "week.xlsx"
    desk.json("export", "chase", "--out", str(out), today=EIGHTH)
    header, cells, *_ = CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()
    told = dict(zip(header, cells, strict=True))
    columns = ("Owed (yuan)", "Overdue", "Ask for", "In plan", "Next part", "Next sum", "In dispute", "On account")
    assert [told[name] for name in columns] == [40980, 4480, 3880, 36500, date(2026, 12, 31), 9125, 600, 0]
