"""Amounts by keyboard: sums are shown before they are accepted, and what is no amount is said (U22)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.money import LARGEST_FEN
from desktop_app.ui.widgets.amount_field import AmountField, PriceField, QuantityField
from tests.ui.widgets.showing import english, show


def worths(field: AmountField) -> list[str]:
    """Everything the field says beside itself from now on."""
    said: list[str] = []
    field.aside.connect(said.append)
    return said


@pytest.mark.parametrize(
    ("typed", "worth", "written"),
    [
        ("12*36", "= 432.00", "432.00"),
        ("120/4", "= 30.00", "30.00"),
        ("100/3", "= 33.33", "33.33"),
        ("1w2", "= 12,000.00", "12,000.00"),
        ("1,200", "", "1,200.00"),
        ("12345.6", "", "12,345.60"),
    ],
)
def test_a_sum_is_shown_before_it_is_accepted(qtbot: QtBot, typed: str, worth: str, written: str) -> None:
    """U22."""
    field = show(qtbot, AmountField(english))
    said = worths(field)
    QTest.keyClicks(field, typed)
    assert said[-1] == worth
    assert field.text() == typed
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == written
    assert said[-1] == ""


def test_chinese_and_full_width_figures_are_amounts(qtbot: QtBot) -> None:
    """U22: what an input method commits."""
    field = show(qtbot, AmountField(english))
    for typed, fen in (("1.2万", 1_200_000), ("１２＊３６", 43_200), ("3千5", 350_000)):
        field.clear()
        field.insert(typed)
        assert field.fen() == fen


def test_leaving_the_field_writes_the_amount(qtbot: QtBot) -> None:
    field = show(qtbot, AmountField(english))
    QTest.keyClicks(field, "12*36")
    field.clearFocus()
    assert field.text() == "432.00"
    assert field.fen() == 43_200


def test_changed_tells_the_amount_at_every_key_and_not_what_the_program_sets(qtbot: QtBot) -> None:
    """The largest amount passes through the signal whole."""
    field = show(qtbot, AmountField(english))
    told: list[object] = []
    field.changed.connect(told.append)
    field.set_fen(LARGEST_FEN)
    assert told == []
    assert field.text() == "100,000,000,000.00"
    field.selectAll()
    QTest.keyClicks(field, "5*")
    QTest.keyClicks(field, "20000000000")
    assert told[:2] == [500, None]
    assert told[-1] == LARGEST_FEN


@pytest.mark.parametrize(
    ("typed", "words"),
    [("12元5角", "neither"), ("5/0", "zero"), ("12.345", "decimals"), ("9999999999999", "too large"), ("-5", "below")],
)
def test_what_is_no_amount_stays_as_typed_and_is_said(qtbot: QtBot, typed: str, words: str) -> None:
    """U49: the form keeps what was typed."""
    field = show(qtbot, AmountField(english))
    QTest.keyClicks(field, typed) if typed.isascii() else field.insert(typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == typed
    assert field.fen() is None
    assert words in str(field.problem())


def test_an_empty_field_is_a_problem_only_where_it_is_required(qtbot: QtBot) -> None:
    assert show(qtbot, AmountField(english)).problem() is None
    assert str(show(qtbot, AmountField(english, required=True)).problem()) == "This field is empty. Fill it in."


def test_an_amount_may_be_negative_where_that_makes_sense(qtbot: QtBot) -> None:
    field = show(qtbot, AmountField(english, negative=True))
    QTest.keyClicks(field, "-120")
    assert field.fen() == -12_000


def test_quantities_and_prices_have_their_own_decimals(qtbot: QtBot) -> None:
    quantity = show(qtbot, QuantityField(english))
    QTest.keyClicks(quantity, "2.5*2\r")
    assert (quantity.quantity(), quantity.text()) == (5_000, "5")
    price = show(qtbot, PriceField(english))
    QTest.keyClicks(price, "0.07/2\r")
    assert (price.price(), price.text()) == (350, "0.035")
    price.set_price(None)
    quantity.set_quantity(1_500)
    assert (price.text(), quantity.text()) == ("", "1.5")
