"""Credit and debit notes and old debts: what changes the account without goods or money."""

from dataclasses import replace

import pytest

from desktop_app.domain.accounts import Direction
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import LARGEST_FEN, parse_fen
from desktop_app.operations.adjustments import AdjustmentDraft, Grounds, record_adjustment
from desktop_app.operations.debt_classes import write_off
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.operations.payments import allocate, open_items
from desktop_app.operations.taking_back import void_document
from desktop_app.store.database import Ledger
from tests.operations.builders import (
    CASH,
    MEANT,
    a_customer,
    a_slip,
    an_opening,
    at,
    on,
    on_account,
    owed,
    proposed,
    still_open,
)

TODAY = "03-10"


def note(book: Ledger, draft: AdjustmentDraft) -> str:
    return record_adjustment(book, draft, at(TODAY)).result


def test_an_allowance_settles_the_slip_it_is_about_part_by_part_and_the_rest_stays_on_account(book: Ledger) -> None:
    """Case 1: as a return does."""
    wang = a_customer(book)
    old = a_slip(book, wang, "03-01", "50")
    slip = a_slip(book, wang, "03-02", "30", parts=(("04-01", "10"), ("05-01", "20")))
    note(book, AdjustmentDraft(wang.id, on(TODAY), parse_fen("15"), about_number=slip))
    assert still_open(book, wang) == [(old, "50.00"), (slip, "15.00")]
    more = AdjustmentDraft(wang.id, on(TODAY), parse_fen("20"), about_number=slip, reason=Grounds.ROUNDING_OFF)
    note(book, replace(more, accepted=MEANT))
    assert (still_open(book, wang), on_account(book, wang), owed(book, wang)) == ([(old, "50.00")], "5.00", "45.00")


def test_a_note_about_nothing_waits_on_account_until_it_is_spread(book: Ledger) -> None:
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-01", "50")
    number = note(book, AdjustmentDraft(wang.id, on(TODAY), parse_fen("8"), remark=" 年底让利 "))
    assert (on_account(book, wang), book.value("SELECT remark FROM documents WHERE number = ?", (number,))) == (
        "8.00",
        "年底让利",
    )
    chosen = proposed(book, wang, parse_fen("8"), on(TODAY))
    assert allocate(book, number, chosen, on(TODAY), at(TODAY)).result.on_account_fen == 0
    assert still_open(book, wang) == [(slip, "42.00")]


def test_a_debit_note_is_owed_from_its_own_day_unless_another_is_agreed(book: Ledger) -> None:
    wang = a_customer(book)
    for due in (None, on("05-01")):
        note(book, AdjustmentDraft(wang.id, on(TODAY), parse_fen("5"), Direction.DEBIT, Grounds.OTHER, due=due))
    assert [item.due for item in open_items(book, wang.id, on(TODAY))] == [on(TODAY), on("05-01")]
    assert owed(book, wang) == "10.00"


def test_a_bad_debt_written_off_can_be_reversed_when_the_money_comes_after_all(book: Ledger) -> None:
    """Case 9."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-01", "50")
    number = write_off(book, slip, 50_00, "人跑了", at("03-05")).result
    void_document(book, number, on(TODAY), "客户付款了", at(TODAY))
    assert [still_open(book, wang, day) for day in ("03-04", "03-05", "03-09", TODAY)] == [
        [(slip, "50.00")], [], [], [(slip, "50.00")],
    ]  # fmt: skip


@pytest.mark.parametrize("direction", Direction)
def test_a_bad_debt_does_not_pass_as_an_allowance(book: Ledger, direction: Direction) -> None:
    """R073: it has a step of its own, with a reason and the owner's PIN, from both faces."""
    wang = a_customer(book)
    slip = a_slip(book, wang, "03-01", "50")
    draft = AdjustmentDraft(wang.id, on("03-05"), 50_00, direction, Grounds.WRITE_OFF, slip)
    with pytest.raises(Refused, match="bad debt is written off with its reason"):
        note(book, draft)
    assert still_open(book, wang, TODAY) == [(slip, "50.00")]


@pytest.mark.parametrize("fen", [0, -100, LARGEST_FEN + 1])
def test_a_note_or_old_debt_of_nothing_or_of_more_than_there_is_is_refused(book: Ledger, fen: int) -> None:
    wang = a_customer(book)
    with pytest.raises(Refused, match=r"more than 0\.00"):
        note(book, AdjustmentDraft(wang.id, on(TODAY), fen))
    with pytest.raises(Refused, match=r"more than 0\.00"):
        record_opening(book, OpeningDraft(wang.id, on("03-01"), None, fen), at(TODAY))
    assert book.value("SELECT count(*) FROM documents") == 0


def test_a_note_speaks_of_a_document_of_its_own_customer(book: Ledger) -> None:
    wang, li = a_customer(book), a_customer(book, "李记五金")
    slip = a_slip(book, li, "03-01", "50")
    with pytest.raises(Refused, match=f"{slip} belongs to another customer"):
        note(book, AdjustmentDraft(wang.id, on(TODAY), 100, about_number=slip))
    with pytest.raises(Refused, match="no document SHD-2026-00009"):
        note(book, AdjustmentDraft(wang.id, on(TODAY), 100, about_number="SHD-2026-00009"))
    with pytest.raises(Refused, match="no customer"):
        note(book, AdjustmentDraft(99, on(TODAY), 100))
    with pytest.raises(Refused, match="no customer"):
        record_opening(book, OpeningDraft(99, on("03-01"), None, 100), at(TODAY))


def test_an_old_debt_without_a_due_day_is_paid_as_the_terms_say(book: Ledger) -> None:
    """Case 4: thirty days for who has thirty days; on its own day for who pays cash (时效规定 4)."""
    wang, zhao = a_customer(book), a_customer(book, "赵记五金", terms=CASH)
    an_opening(book, wang, "2024-05-06", "70")
    an_opening(book, zhao, "2024-05-06", "70")
    assert [item.due for item in open_items(book, wang.id, on(TODAY))] == [on("2024-06-05")]
    assert [item.due for item in open_items(book, zhao.id, on(TODAY))] == [on("2024-05-06")]


def test_an_old_debt_is_older_than_today(book: Ledger) -> None:
    wang = a_customer(book)
    with pytest.raises(Refused, match="has not come yet"):
        record_opening(book, OpeningDraft(wang.id, on("03-11"), None, 100), at(TODAY))
