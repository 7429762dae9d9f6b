"""What customers object to, of the whole shop (R119–R121)."""

from desktop_app.domain.disputes import Dispute, DisputeKind
from desktop_app.domain.periods import PeriodName, period_of
from desktop_app.operations.disputes import raise_dispute, settle_dispute
from desktop_app.operations.noting_again import note_again
from desktop_app.operations.reporting.frame import Inquiry
from desktop_app.operations.reporting.kinds import ask
from desktop_app.operations.taking_back import Withdrawable, withdraw
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_slip, at, item_of, on


def told(book: Ledger, by: str, day: str = "03-20") -> list[tuple[str, str, bool]]:
    found = ask(book, "disputes", Inquiry(period_of(PeriodName.TODAY, on(day)), on(day), by))
    return [(row.dispute.kind.value, row.dispute.told_by, row.too_late) for row in found.rows]


def test_disputes_are_told_by_kind_and_who_told_them_and_whether_too_late(book: Ledger) -> None:
    """R120: seven days after the delivery; settled they are in the list of all; undone and told again as before."""
    wang = a_customer(book)
    early, late = a_slip(book, wang, "03-01", "1000"), a_slip(book, wang, "03-02", "500")
    item, day = item_of(book, early), on("03-03")
    first = Dispute(item, wang.id, 150_00, "破损", day, kind=DisputeKind.DAMAGED, told_by="老王")
    second = Dispute(item_of(book, late), wang.id, 150_00, "少了", on("03-15"))
    made = raise_dispute(book, first, at("03-03")).result
    raise_dispute(book, second, at("03-15"))
    assert told(book, "open") == [("", "", True), ("damaged", "老王", False)]
    assert told(book, "too_late") == [("", "", True)]
    assert told(book, "late") == told(book, "all")
    withdraw(book, Withdrawable.DISPUTE, made.id, at("03-16"))
    again = note_again(book, Withdrawable.DISPUTE, made.id, at("03-16")).result
    assert told(book, "open")[0] == ("damaged", "老王", False)
    settle_dispute(book, again, on("03-17"), 100_00, "让一百", at("03-17"))
    assert (len(told(book, "open")), len(told(book, "all"))) == (1, 2)
