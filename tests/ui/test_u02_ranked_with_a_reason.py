"""Each row carries one reason and one next step, out of a written table, and the order can be explained."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.chase_rules import RULES
from desktop_app.domain.chase_words import action_said, reason_said, step_said
from desktop_app.domain.chasing import Order
from desktop_app.domain.reasons import REASONS, Reason
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.week.this_week import ThisWeekPage
from tests.ui.crawler import a_full_window


def test_every_reason_has_its_step_and_every_rule_is_written_down() -> None:
    """U2: the table is complete."""
    assert set(REASONS) == set(Reason)
    assert len(RULES) == len(set(RULES))
    assert all(rule.__doc__ for rule in RULES)


def test_each_row_shows_its_reason_its_step_and_the_sum_behind_its_place(tmp_path: Path, qapp: QApplication) -> None:
    """U2: the same data give the same order; the tooltip shows what it is made of."""
    with a_full_window(tmp_path) as bench:
        page = bench.go(PageName.THIS_WEEK)
        assert isinstance(page, ThisWeekPage)
        model = page.table.model
        first = [one.row.customer_id for one in model.shown]
        step, owed = (next(at for at, one in enumerate(model.columns) if one.key == key) for key in ("next", "open"))
        for at, one in enumerate(model.shown):
            assert model.index(at, step).data() == bench.desk.tell(step_said(one.row, bench.today))
            told = model.index(at, step).data(Qt.ItemDataRole.ToolTipRole)
            assert all(bench.desk.tell(said(one.row)) in told for said in (reason_said, action_said))
            assert f"{one.row.risk:.0%}" in model.index(at, owed).data(Qt.ItemDataRole.ToolTipRole)
        page.reload()
        bench.settle()
        assert [one.row.customer_id for one in model.shown] == first


def test_the_order_can_be_switched_to_risk_and_to_the_due_date(tmp_path: Path, qapp: QApplication) -> None:
    """U2: by money (the usual), by risk, by due date; who rests stands below either way."""
    with a_full_window(tmp_path) as bench:
        page = bench.go(PageName.THIS_WEEK)
        assert isinstance(page, ThisWeekPage)
        page.list.choose("order", Order.RISK)
        bench.settle()
        risks = [one.row.risk for one in page.table.model.shown if not one.row.resting]
        assert risks == sorted(risks, reverse=True)
        page.list.choose("order", Order.DUE)
        bench.settle()
        days = [one.row.oldest_due for one in page.table.model.shown if not one.row.resting and one.row.oldest_due]
        assert days == sorted(days)
