"""The answer of the gate has a place that is always there (redrawn while one types, it moves nothing)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from desktop_app.domain.objections import GateOutcome
from desktop_app.ui.look.theme import px
from tests.ui.slip_shop import CONTROL, RETURN, a_past_slip, a_slip_shop, the_form, weighed
from tests.ui.window import AWindow


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """老王 owes 15,000 of his 20,000."""
    with a_slip_shop(tmp_path) as bench:
        a_past_slip(bench, 1, date(2026, 11, 10), (2, "125", "120"))
        yield bench


def test_the_place_of_the_gate_is_76_high_whatever_it_says(shop: AWindow) -> None:
    """U9: may leave, with care, held back, and while a reason is typed: what stands below it stays where it is."""
    page = the_form(shop)
    gate, seen = page.form.gate, []
    places = {(gate.height(), page.form.paid.mapTo(page, QPoint(0, 0)).y())}
    the_form(shop, customer_id=1)
    for typed in ("", "lwg", "0"):
        if typed:
            shop.press(typed, *((RETURN, "1") if typed == "lwg" else ()))
        weighed(shop)
        seen.append(gate.outcome)
        places.add((gate.height(), page.form.paid.mapTo(page, QPoint(0, 0)).y()))
    assert seen == [GateOutcome.PASS, GateOutcome.WARN, GateOutcome.BLOCK]
    assert all(way.visibleRegion().boundingRect().size() == way.size() for way in gate.buttons)
    gate.ask_reason()
    shop.chord(RETURN, CONTROL)
    shop.settle()
    places.add((gate.height(), page.form.paid.mapTo(page, QPoint(0, 0)).y()))
    assert {height for height, _ in places} == {px(76)}
    assert len(places) == 1


def test_what_is_wrong_in_a_cell_hangs_over_the_next_line_and_pushes_nothing(shop: AWindow) -> None:
    """U49: three lines, the second without a price."""
    page = the_form(shop, customer_id=1)
    shop.press("sn", RETURN, "1", RETURN, RETURN, "sn", RETURN, "1", RETURN, RETURN, "sn", RETURN, "1", RETURN, RETURN)
    rows = page.form.lines.rows
    before = [row.mapTo(page, QPoint(0, 0)) for row in rows]
    assert {row.height() for row in rows} == {36}
    rows[1].price.clear()
    shop.chord(RETURN, CONTROL)
    shop.settle()
    below = rows[1].below
    assert below.isVisible()
    assert below.property("hangs") is True
    cell = rows[1].price
    assert below.mapTo(page, QPoint(0, 0)).y() == cell.mapTo(page, QPoint(0, cell.height())).y()
    assert [row.mapTo(page, QPoint(0, 0)) for row in rows] == before


def test_the_sum_of_a_slip_is_one_line_to_add_up(shop: AWindow) -> None:
    """Goods 250, paid now 100: 150 is left to pay."""
    page = the_form(shop, customer_id=1)
    shop.press("sn", RETURN, "10", RETURN, RETURN)
    lines = page.form.lines
    assert lines.total.text() == "Total due 250.00"
    page.form.paid.set_fen(100_00)
    assert lines.total.text() == "Sum of goods 250.00 − Paid now 100.00 = Left to pay 150.00"
    assert [one.figure.property("role") for one in lines.total.terms] == ["", "", "figure"]
    page.form.paid.set_fen(300_00)
    assert lines.total.text() == "Sum of goods 250.00 − Paid now 300.00 = Paid ahead 50.00", (
        "as on the paper, and no minus"
    )
    page.form.paid.clear()
    assert lines.total.text() == "Total due 250.00"


def test_the_card_says_where_the_price_of_the_line_is_from(shop: AWindow) -> None:
    """What 老王 paid last and what the list says, for the line the keyboard is in."""
    a_past_slip(shop, 1, date(2026, 11, 2), (1, "10", "24.50"))
    page = the_form(shop, customer_id=1)
    shop.press("sn", RETURN, "1")
    shop.settle()
    said = page.strip.texts()
    told = said[said.index("Where the price is from") + 1 :][:3]
    assert told == ["水泥 P.O 42.5", "last 11-02 24.50", "list price 25.00"]


def test_much_room_goes_to_all_columns_and_not_to_the_names_alone(shop: AWindow) -> None:
    """At 1920 the quantity stands no further from the name than a hand, and titles stand over their cells."""
    page = the_form(shop, customer_id=1)
    shop.window.resize(1366, 768)
    shop.settle()
    row = page.form.lines.rows[0]
    narrow = row.quantity.width()
    shop.window.resize(1920, 1080)
    shop.settle()
    assert row.goods.width() <= 560
    assert row.quantity.width() > narrow
    for name in ("goods", "unit", "quantity", "price", "source", "amount"):
        head, cell = page.form.lines._head[name], getattr(row, name)
        assert head.mapTo(page, QPoint(0, 0)).x() == cell.mapTo(page, QPoint(0, 0)).x(), name
