"""The plan form: exact parts, every one of them to be changed, and nothing saved that does not sum."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.plans import Plan
from desktop_app.operations.drafts import Draft, drafts, keep_draft
from desktop_app.operations.plans import plan_standings
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.plans.plan_form import BY_SUM, PlanFields, PlanFormPage
from tests.ui.stories import a_customer, ships
from tests.ui.window import TODAY, AWindow, a_window

CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Table:
    """宏达建材 owes 1,000 and 700 that are late and 400 that is not; the form is open on it."""

    bench: AWindow
    form: PlanFormPage
    customer: int

    @property
    def fields(self) -> PlanFields:
        return self.form.form

    def press(self, *keys: Qt.Key | str) -> None:
        for key in keys:
            self.bench.press(key)
            self.bench.settle()

    def go_on(self) -> str:
        """Take up what was left unfinished, as the form offers it; what it said."""
        page = self.bench.window.current_page()
        assert isinstance(page, PlanFormPage)
        notice = page.form.bar.notice
        assert notice is not None
        notice.ways[0].does()
        self.bench.settle()
        return notice.text

    def save(self) -> None:
        self.bench.chord(Qt.Key.Key_Return, CTRL)
        self.bench.settle()

    def parts(self) -> list[tuple[str, int]]:
        """Days and fen."""
        return [(str(part.due), part.amount_fen) for part in self.fields.instalments.parts()]

    def agreed(self) -> list[Plan]:
        return [one.plan for one in self.bench.ask(lambda book: plan_standings(book.ledger, TODAY))]


@pytest.fixture
def table(tmp_path: Path, qapp: QApplication) -> Iterator[Table]:
    with a_window(tmp_path) as bench:
        customer = a_customer(bench)
        for yuan, dated in ((1000, date(2026, 8, 1)), (700, date(2026, 9, 1)), (400, date(2026, 11, 10))):
            ships(bench, customer, yuan, dated)
        page = bench.go(PageName.PLAN_FORM, customer_id=customer)
        assert isinstance(page, PlanFormPage)
        yield Table(bench, page, customer)


def test_what_is_late_is_chosen_and_split_in_three_exact_parts(table: Table) -> None:
    """Cases 3, 5: the last part takes the odd fen."""
    assert [one.chosen for one in table.fields.items.records()] == [True, True, False]
    assert table.fields.sum.text() == "2 slips, together 1,700.00"
    assert table.parts() == [("2026-12-01", 566_66), ("2027-01-01", 566_66), ("2027-02-01", 566_68)]
    assert table.fields.rest.text() == "3 parts, together 1,700.00"


def test_the_number_of_parts_is_one_key_away(table: Table) -> None:
    assert table.fields.number.hasFocus()
    table.press("2")
    assert table.parts() == [("2026-12-01", 850_00), ("2027-01-01", 850_00)]
    table.save()
    (plan,) = table.agreed()
    assert plan.total_fen == 1700_00
    assert len(plan.item_ids) == 2


def test_a_sum_a_month_gives_as_many_parts_as_it_takes(table: Table) -> None:
    table.fields.how.setFocus()
    table.press(Qt.Key.Key_Right)
    assert table.fields.how.value() == BY_SUM
    assert table.parts() == []
    table.fields.each.setFocus()
    table.press("500")
    assert [fen for _, fen in table.parts()] == [500_00, 500_00, 500_00, 200_00]


def test_ticking_another_slip_works_the_parts_out_again(table: Table) -> None:
    table.fields.items.setFocus()
    table.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert table.fields.sum.text() == "3 slips, together 2,100.00"
    table.press(Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Space)
    assert table.fields.sum.text() == "1 slip over 1,000.00"
    table.press(Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert [fen for _, fen in table.parts()] == [700_00, 700_00, 700_00]


def test_a_changed_part_tells_live_what_is_missing_and_is_refused_until_it_sums(table: Table) -> None:
    """Case 16: the parts sum to what is open, or the plan is not agreed."""
    table.fields.instalments.setFocus()
    table.bench.press("500")
    assert table.fields.rest.text() == "66.66 of 1,700.00 is still missing"
    table.press(Qt.Key.Key_Return)
    table.save()
    assert "The parts sum to 1,633.34, but 1,700.00 is unpaid" in table.fields.box("instalments").error()
    assert table.agreed() == []
    table.fields.instalments.balance.click()
    assert [fen for _, fen in table.parts()] == [500_00, 566_66, 633_34]
    table.save()
    (plan,) = table.agreed()
    assert [part.amount_fen for part in plan.instalments] == [500_00, 566_66, 633_34]


def test_parts_are_added_and_removed_and_a_day_is_typed_over(table: Table) -> None:
    table.fields.instalments.remove_part()
    assert table.fields.instalments.difference_fen() == 566_68
    table.fields.instalments.add_part()
    assert table.fields.instalments.difference_fen() == 0
    view = table.fields.instalments.grid.view
    view.setFocus()
    view.setCurrentIndex(table.fields.instalments.grid.model.index(0, 1))
    table.press("1215", Qt.Key.Key_Return)
    assert table.parts()[0][0] == "2026-12-15"


def test_parts_that_stand_in_the_wrong_order_are_refused_at_their_line(table: Table) -> None:
    view = table.fields.instalments.grid.view
    view.setFocus()
    view.setCurrentIndex(table.fields.instalments.grid.model.index(1, 1))
    table.press("1125", Qt.Key.Key_Return)
    table.save()
    assert "Part 2 must be due on" in table.fields.box("instalments").error()
    assert view.currentIndex().row() == 1
    assert table.agreed() == []


@pytest.mark.parametrize("typed", ["0", "1.5", "999"])
def test_a_number_of_parts_nobody_agrees_to_is_refused_at_its_field(table: Table, typed: str) -> None:
    table.fields.number.selectAll()
    table.press(typed)
    assert table.fields.box("number").error()
    assert table.parts() == []


def test_a_slip_in_a_plan_cannot_be_taken_into_another(table: Table) -> None:
    table.save()
    page = table.bench.go(PageName.PLAN_FORM, customer_id=table.customer)
    assert [one.chosen for one in table.fields.items.records()] == [False, False, True]
    table.fields.items.setFocus()
    table.press(Qt.Key.Key_Space)
    assert [one.chosen for one in table.fields.items.records()] == [False, False, True]
    assert page is table.form


def test_undo_takes_the_plan_back(table: Table) -> None:
    """U23."""
    table.save()
    assert len(table.agreed()) == 1
    table.bench.window.undo()
    table.bench.settle()
    assert table.agreed() == []


def test_what_was_typed_is_there_after_esc(table: Table) -> None:
    """U20."""
    table.fields.instalments.setFocus()
    table.press("500", Qt.Key.Key_Return)
    table.fields.note.setFocus()
    table.press(Qt.Key.Key_Escape)
    assert table.bench.window.current_page() is not table.form
    table.bench.go(PageName.PLAN_FORM)
    assert table.parts() == []
    table.go_on()
    assert table.parts()[0][1] == 500_00


def typed_by_hand(table: Table) -> None:
    """The note, another tick, and the first part by hand."""
    table.fields.items.setFocus()
    table.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space)
    table.fields.instalments.setFocus()
    table.press("500", Qt.Key.Key_Return)
    table.fields.note.setFocus()
    table.press("at the counter")


def as_typed(page: PlanFormPage) -> tuple[list[bool], list[int], str]:
    form = page.form
    ticks = [one.chosen for one in form.items.records()]
    return ticks, [part.amount_fen for part in form.instalments.parts()], form.note.text()


TYPED = ([True, True, True], [500_00, 700_00, 700_00], "at the counter")


def test_what_was_typed_for_one_customer_is_there_after_the_form_for_another(table: Table) -> None:
    """U21."""
    other = a_customer(table.bench, "永固")
    ships(table.bench, other, 900, date(2026, 8, 1))
    typed_by_hand(table)
    assert as_typed(table.form) == TYPED
    table.bench.go(PageName.PLAN_FORM, customer_id=other)
    assert table.fields.customer.picked_id() == other
    assert table.fields.note.text() == ""
    assert "The plan for 宏达建材" in table.go_on()
    assert table.fields.customer.picked_id() == table.customer
    assert as_typed(table.form) == TYPED


def test_another_language_keeps_what_was_typed(table: Table) -> None:
    """U21, U62: the pages are made anew; the draft is offered, and gone once the plan is agreed."""
    typed_by_hand(table)
    table.fields.instalments.balance.click()
    table.bench.window.renew(table.bench.window.route)
    table.bench.settle()
    form = table.bench.window.current_page()
    assert isinstance(form, PlanFormPage)
    assert form is not table.form
    table.go_on()
    assert as_typed(form) == ([True, True, True], [500_00, 700_00, 900_00], "at the counter")
    form.save()
    table.bench.settle()
    (plan,) = table.agreed()
    assert plan.note == "at the counter"
    assert table.bench.ask(lambda book: drafts(book.ledger)) == []


def test_a_plan_left_unfinished_in_an_earlier_version_comes_back(table: Table) -> None:
    """U21: flat, with the customer's name beside their id; ticks by id, parts as day and fen."""
    (first, second, third) = [one.item.item_id for one in table.fields.items.records()]
    before = {
        "customer_id": table.customer, "customer": "宏达建材", "agreed_on": "2026-11-20", "note": "柜台谈的",
        "how": "sum", "number": "3", "each": "800", "first": "2026-12-15", "chosen": [first, third],
        "parts": [["2026-12-15", 900_00], ["2027-01-15", 500_00]], "colour": "red",
    }  # fmt: skip
    draft = Draft("plan", "k-1", json.dumps(before, ensure_ascii=False), table.bench.moment().now)
    table.bench.do(lambda book, moment: keep_draft(book.ledger, draft))
    table.bench.go(PageName.PLAN_FORM)
    assert "The plan for 宏达建材" in table.go_on()
    form = table.fields
    assert (form.agreed_on.day(), form.how.value(), form.each.fen()) == (date(2026, 11, 20), BY_SUM, 800_00)
    assert as_typed(table.form) == ([True, False, True], [900_00, 500_00], "柜台谈的")
    table.save()
    (plan,) = table.agreed()
    assert [(str(part.due), part.amount_fen) for part in plan.instalments] == [
        ("2026-12-15", 900_00), ("2027-01-15", 500_00),
    ]  # fmt: skip
    assert second not in plan.item_ids


@pytest.mark.parametrize("broken", [{"chosen": 5}, {"parts": [["x", 1]]}, {"parts": [1]}, {"chosen": ["x"]}])
def test_what_cannot_be_read_of_a_draft_is_left_out_and_the_rest_comes_back(
    table: Table, broken: dict[str, object]
) -> None:
    draft = {"customer_id": table.customer, "customer": "宏达建材", "note": "柜台谈的", **broken}
    kept = Draft("plan", "k-1", json.dumps(draft, ensure_ascii=False), table.bench.moment().now)
    table.bench.do(lambda book, moment: keep_draft(book.ledger, kept))
    table.bench.go(PageName.PLAN_FORM)
    table.go_on()
    assert table.fields.note.text() == "柜台谈的"
    assert len(table.fields.items.records()) == 3


def test_an_emptied_plan_leaves_no_draft(table: Table) -> None:
    typed_by_hand(table)
    table.form.leave()
    table.bench.settle()
    assert len(table.bench.ask(lambda book: drafts(book.ledger, "plan"))) == 1
    table.form.start_anew()
    table.bench.settle()
    assert table.bench.ask(lambda book: drafts(book.ledger)) == []


def test_ctrl_enter_in_a_part_agrees_on_what_stands_in_it(table: Table) -> None:
    """Case 16: a day typed over is the day of the plan; one that is no day is told, and nothing is agreed."""
    grid = table.fields.instalments.grid
    grid.view.setFocus()
    grid.view.setCurrentIndex(grid.model.index(0, 1))
    table.bench.press("1215x")
    table.save()
    assert table.agreed() == []
    assert grid.wrong.isVisible()
    editor = grid.view.editor()
    assert editor is not None
    assert editor.hasFocus()
    table.bench.press(Qt.Key.Key_Backspace)
    table.save()
    (plan,) = table.agreed()
    assert plan.instalments[0].due == date(2026, 12, 15)


def test_two_impatient_chords_agree_on_one_plan_and_leave_the_next_form_alone(table: Table) -> None:
    other = a_customer(table.bench, "永固")
    ships(table.bench, other, 900, date(2026, 8, 1))
    table.bench.jobs.book.run(lambda: time.sleep(0.4))
    for _ in range(2):
        table.bench.chord(Qt.Key.Key_Return, CTRL)
    table.bench.desk.go(Route(PageName.PLAN_FORM, customer_id=other))
    table.fields.note.set_text("the second one")
    table.bench.settle()
    assert table.bench.window.current_page() is table.form
    assert table.fields.customer.picked_id() == other
    assert table.fields.note.text() == "the second one"
    assert table.form.saving.isEnabled()
    assert len(table.agreed()) == 1
    assert table.bench.window.bar.notice is not None
    assert "宏达建材 pays 1,700.00" in table.bench.window.bar.notice.text
