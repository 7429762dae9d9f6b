"""Numbers run 1…n in every series and year, and a slip that was never posted takes none (D8, T19)."""

from contextlib import suppress
from datetime import date, timedelta
from random import Random

import pytest

from desktop_app.domain.designations import designated
from desktop_app.domain.number_shapes import NumberReset, NumberShapes
from desktop_app.operations.payments import open_items
from desktop_app.operations.settings import edit_numbers
from desktop_app.operations.statements import issue_statement
from desktop_app.store import numbering
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, a_slip, at, on


def test_each_series_and_year_counts_from_one(book: Ledger) -> None:
    with book.writing():
        taken = [
            numbering.next_number(book, what, on(day), at(day))
            for what, day in (
                ("shipment", "2026-12-31"), ("receipt", "2026-12-31"), ("shipment", "2026-12-31"),
                ("shipment", "2027-01-01"), ("shipment", "2026-12-31"),
            )
        ]  # fmt: skip
    assert taken == ["SHD-2026-00001", "SKD-2026-00001", "SHD-2026-00002", "SHD-2027-00001", "SHD-2026-00003"]


def test_a_rollback_gives_the_number_back(book: Ledger) -> None:
    for _ in range(2):
        with suppress(ZeroDivisionError), book.writing():
            assert numbering.next_number(book, "shipment", on("2026-01-01"), at("2026-01-01")) == "SHD-2026-00001"
            print(1 / 0)
    assert numbering.holes(book) == []
    assert a_slip(book, a_customer(book), "2026-01-01") == "SHD-2026-00001"


def test_beyond_99999_the_number_grows_longer(book: Ledger) -> None:
    assert numbering.format_number("SHD", 2026, 100_000) == "SHD-2026-100000"


@pytest.mark.parametrize(
    ("change", "hole"),
    [
        ("DELETE FROM documents WHERE number = 'SHD-2026-00002'", "SHD-2026-00002"),
        ("UPDATE counters SET last = 4 WHERE series = 'SHD'", "SHD-2026-00004"),
        ("UPDATE counters SET last = 2 WHERE series = 'SHD'", "SHD-2026-00003"),
        ("UPDATE documents SET number = 'SHD-2026-00009' WHERE number = 'SHD-2026-00003'", "SHD-2026-00003"),
        ("DELETE FROM statements", "DZD-2026-00001"),
        ("DELETE FROM counters WHERE series = 'SHD'", "SHD-2026-00001"),
    ],
)
def test_a_hole_is_named(change: str, hole: str, book: Ledger) -> None:
    customer = a_customer(book)
    for day in ("03-01", "03-02", "03-03"):
        a_slip(book, customer, day)
    issue_statement(book, customer.id, on("03-01"), at("04-01"))
    assert numbering.holes(book) == []
    for (trigger,) in book.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        book.write(f"DROP TRIGGER {trigger}")
    book.write("PRAGMA foreign_keys = OFF")
    book.write(change)
    assert any(hole in name for name in numbering.holes(book)), numbering.holes(book)


def test_whatever_shapes_are_chosen_between_no_number_comes_twice_and_none_is_left_out(book: Ledger) -> None:
    """The shop's own look: letters, date part and digits change, and what has a number keeps it."""
    chance, customer, made = Random(7), a_customer(book), []
    day = date(2026, 1, 1)
    for _ in range(60):
        if chance.random() < 0.3:
            letters = chance.choice(("SHD", "XSD", "SK", "ABCDEF"))
            shapes = NumberShapes(letters, reset=chance.choice(list(NumberReset)), digits=chance.randint(3, 6))
            edit_numbers(book, shapes, at(day))
        made.append(a_slip(book, customer, day.isoformat()))
        day += timedelta(days=chance.choice((0, 0, 1, 20)))
    assert len(set(made)) == len(made)
    assert numbering.holes(book) == []
    assert [number for (number,) in book.rows("SELECT number FROM documents ORDER BY id")] == made


def test_slips_of_another_shape_follow_those_of_before(book: Ledger) -> None:
    customer = a_customer(book)
    assert a_slip(book, customer, "2026-11-29") == "SHD-2026-00001"
    edit_numbers(book, NumberShapes("xsd", reset=NumberReset.DAILY, digits=3), at("2026-11-30"))
    assert [a_slip(book, customer, day) for day in ("2026-11-30", "2026-11-30", "2026-12-01")] == [
        "XSD-20261130-001", "XSD-20261130-002", "XSD-20261201-001",
    ]  # fmt: skip
    edit_numbers(book, NumberShapes(), at("2026-12-01"))
    assert a_slip(book, customer, "2026-12-01") == "SHD-2026-00002"


def test_numbers_that_never_begin_again_have_no_date_and_go_on_over_the_year(book: Ledger) -> None:
    """Conventions 1.1: date part none, reset never; the slip is named by it in a customer's words, too."""
    customer = a_customer(book)
    edit_numbers(book, NumberShapes(reset=NumberReset.NEVER), at("2026-12-30"))
    assert [a_slip(book, customer, day) for day in ("2026-12-31", "2027-01-02")] == ["SHD-00001", "SHD-00002"]
    items = open_items(book, customer.id, date(2027, 1, 2))
    assert designated("付 SHD-00002", items) == (items[1].item_id,)
    assert numbering.holes(book) == []
