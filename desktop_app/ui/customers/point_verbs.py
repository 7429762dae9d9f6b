"""What is to be cleared with a customer, on their page: noted, ended, credited; their own sheet laid beside ours."""

from typing import Any
from uuid import uuid4

from desktop_app.domain.differences import DifferenceStep
from desktop_app.domain.open_points import OpenPoint
from desktop_app.language import N_
from desktop_app.operations.open_points import honour_point
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.lists import ListView
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.trade.customer_verbs import CustomerVerbs
from desktop_app.ui.trade.void_document import reversed_as_mistake
from desktop_app.ui.widgets.notices import info
from desktop_app.ui.widgets.record_table import RecordTable


class PointVerbs(CustomerVerbs):
    """A page of one customer whose table may show what is to be cleared."""

    table: RecordTable[Any]
    list: ListView[Any]

    @command("customer.compare", N_("Compare with the customer's own sheet"), short=N_("Their sheet"))
    def compare_sheet(self) -> None:
        from desktop_app.ui.customers.compare_form import ComparePanel

        self.begin_form(ComparePanel)

    @command("customer.fault", N_("Note a fault of ours"), short=N_("Our fault"))
    def note_fault(self) -> None:
        from desktop_app.ui.customers.point_forms import FaultPanel

        self.begin_form(FaultPanel)

    @command("customer.offer", N_("Offer to settle"), short=N_("Offer"))
    def make_offer(self) -> None:
        from desktop_app.ui.customers.point_forms import OfferPanel

        self.begin_form(OfferPanel)

    @command("customer.rebate", N_("Note a rebate"), short=N_("Rebate"))
    def note_rebate(self) -> None:
        from desktop_app.ui.customers.point_forms import RebatePanel

        self.begin_form(RebatePanel)

    @command("customer.end_point", N_("End the point"), short=N_("End it"))
    def end_point(self) -> None:
        from desktop_app.ui.customers.point_forms import EndPointPanel

        if (point := self._point()) is not None:
            self.panel.open_form(EndPointPanel).begin_point(point)

    @command("customer.honour", N_("Credit the offer or rebate"), short=N_("Credit it"))
    def honour(self) -> None:
        """Refused with what is still missing; undone by voiding the credit."""
        point, submission, say = self._point(), uuid4().hex, self.desk.say
        if point is None:
            return
        self.desk.jobs.do(
            lambda book, moment: honour_point(book.ledger, point.id, moment, submission),
            lambda number: self.desk.done(
                say("{number} credits it.", number=number), reversed_as_mistake(self.desk, number), asks_elsewhere=True
            ),
            self,
            lambda said: self.desk.notice(info(self.desk.tell(said))),
        )

    def open_point(self, point: OpenPoint) -> None:
        """The step it asks for; what has none is ended."""
        match point.step:
            case DifferenceStep.LOOK_FOR_RECEIPT:
                self.desk.go(Route(PageName.RECEIPTS, customer_id=point.customer_id))
            case DifferenceStep.RAISE_DISPUTE:
                self.dispute_slip(point.number)
            case DifferenceStep.CORRECT | DifferenceStep.SHOW_PAPER if point.number and point.amount_fen > 0:
                self.desk.go(Route(PageName.PREVIEW, number=point.number))
            case DifferenceStep.CORRECT | DifferenceStep.SHOW_PAPER if point.number and point.amount_fen < 0:
                self.desk.go(Route(PageName.RECEIPTS, customer_id=point.customer_id, number=point.number))
            case _:
                self.end_point()

    def dispute_slip(self, number: str) -> None:
        """Begin a dispute about that slip."""
        raise NotImplementedError

    def _point(self) -> OpenPoint | None:
        row = self.table.current()
        if isinstance(row, OpenPoint):
            return row
        self.desk.notice(info(self.desk.say("Choose a point in the list first.")))
        return None
