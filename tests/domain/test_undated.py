"""What terms make of a paper that had no day to pay."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.undated import AgreedDue, late_in, offer_due, open_in
from tests.domain.builders import DELIVERED, TODAY, an_item, batch_terms, yuan

MONTHLY = Terms(TermsKind.MONTHLY_DAY, cut_off=25, pay_day=10)


def test_the_day_counts_from_the_goods() -> None:
    """Case 4: goods of 5 January are due on 10 February, in cash on their own day."""
    item = an_item(100, None)
    assert offer_due(MONTHLY, item).agreed == AgreedDue(1, date(2026, 2, 10))
    assert offer_due(Terms(TermsKind.CASH), item).due == DELIVERED


def test_by_batches_it_waits_and_is_due_once_they_left() -> None:
    """Case 11."""
    item, left = an_item(100, None), date(2026, 3, 1)
    waits, due = offer_due(batch_terms(2), item), offer_due(batch_terms(2), item, left)
    assert (waits.due, due.due) == (None, left)
    assert waits.agreed == due.agreed == AgreedDue(1, None, 2)


def test_what_is_open_and_what_of_it_would_be_late_at_once() -> None:
    """On thirty days, goods of 5 January are late in March, and those of yesterday are not."""
    thirty = Terms(TermsKind.DAYS, days=30)
    papers = (an_item(100, None), an_item(40, None, 2, dated=date(2026, 3, 15)))
    offers = [offer_due(thirty, paper) for paper in papers]
    assert (open_in(offers), late_in(offers, TODAY)) == (yuan(140), yuan(100))


@given(st.lists(st.tuples(st.integers(1, 10**6), st.dates(date(2026, 1, 1), TODAY)), max_size=6), st.integers(0, 60))
def test_what_would_be_late_is_never_more_than_what_is_open(papers: list[tuple[int, date]], days: int) -> None:
    terms = Terms(TermsKind.DAYS, days=days)
    offers = [offer_due(terms, an_item(fen / 100, None, place, dated=day)) for place, (fen, day) in enumerate(papers)]
    assert open_in(offers) == sum(one.item.open_fen for one in offers)
    late = [one.item.open_fen for one in offers if (TODAY - one.item.dated).days > days]
    assert late_in(offers, TODAY) == sum(late) <= open_in(offers)
