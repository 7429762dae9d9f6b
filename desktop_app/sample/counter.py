"""What happens at the counter of the sample shop besides: several ways, bills, deposits, supplies, the drawer."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from desktop_app.domain.acceptances import BillState
from desktop_app.domain.customers import Customer
from desktop_app.domain.doubts import Doubt
from desktop_app.domain.moment import Moment
from desktop_app.domain.paid_parts import Acceptance, AcceptedBy, PaidPart
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.domain.refunds import RefundDraft
from desktop_app.domain.set_offs import SetOffDraft
from desktop_app.domain.side_accounts import SideAccount, SideAct, SideEntry
from desktop_app.operations.acceptances import bills_of_exchange, bounce_payment, mark_bill
from desktop_app.operations.payments import open_items, take_payment
from desktop_app.operations.refunds import pay_back
from desktop_app.operations.side_accounts import note_side, set_off
from desktop_app.store.database import Ledger

ENOUGH_FEN = 1_500_00
"""Who owes less than that plays no part here."""

DAY = timedelta(days=1)
TAKEN_BY = "吴晓燕"


class Counter:
    """A few customers of the last days, who play no story of their own."""

    def __init__(self, ledger: Ledger, moment: Moment) -> None:
        self.ledger, self.moment, self.today = ledger, moment, moment.today

    def play(self, customers: Iterable[Customer]) -> None:
        """One part each, as far as there are customers that owe enough."""
        self._settle_bills()
        self._drawer()
        debtors = self._debtors(customers)
        for part in (self._several_ways, self._bill, self._cheque_bounces, self._supplies, self._deposit, self._ahead):
            if (one := next(debtors, None)) is None:
                return
            part(*one)

    def _debtors(self, customers: Iterable[Customer]) -> Iterator[tuple[int, int]]:
        """(customer, what they owe in fen)."""
        for one in customers:
            fen = sum(item.open_fen for item in open_items(self.ledger, one.id, self.today))
            if fen >= ENOUGH_FEN:
                yield one.id, fen

    def _settle_bills(self) -> None:
        """Bills whose day has come were paid; every third was passed on before."""
        for place, bill in enumerate(bills_of_exchange(self.ledger, self.today)):
            if bill.due is not None and bill.due <= self.today:
                mark_bill(self.ledger, bill.receipt, BillState.PAID, bill.due, self.moment)
            elif place % 3 == 0:
                mark_bill(self.ledger, bill.receipt, BillState.PASSED_ON, self.today, self.moment, "转给水泥厂")

    def _drawer(self) -> None:
        for act, fen, note in ((SideAct.FLOAT, 500_00, "早上点的"), (SideAct.TAKEN_OUT, 45_00, "买茶叶")):
            entry = SideEntry(SideAccount.DRAWER, act, self.today, fen, hands=TAKEN_BY, note=note)
            note_side(self.ledger, entry, self.moment)

    def _several_ways(self, customer_id: int, owed_fen: int) -> None:
        """Cash and WeChat in one receipt, and the odd yuan let go."""
        odd = owed_fen % 10_00
        fen = owed_fen - odd
        parts = (PaidPart("现金", 300_00), PaidPart("微信", fen - 300_00))
        self._take(customer_id, fen, parts=parts, let_go_fen=odd, taken_by=TAKEN_BY)

    def _bill(self, customer_id: int, owed_fen: int) -> None:
        """A bank's bill that falls due next week."""
        bill = Acceptance(AcceptedBy.BANK, "1 313165 000021", self.today + 8 * DAY)
        self._take(customer_id, owed_fen // 1000 * 500, "承兑汇票", acceptance=bill)

    def _cheque_bounces(self, customer_id: int, _: int) -> None:
        number = self._take(customer_id, 1_000_00, "支票", self.today - 2 * DAY)
        bounce_payment(self.ledger, number, self.today, "退票：余额不足", self.moment)

    def _supplies(self, customer_id: int, _: int) -> None:
        """They sell us sand; part of it is set off (case 20)."""
        note = "送来中砂 12 方"
        entry = SideEntry(
            SideAccount.SUPPLY, SideAct.BILL, self.today - 3 * DAY, 1_860_00, customer_id, reference="A0312", note=note
        )
        note_side(self.ledger, entry, self.moment)
        set_off(self.ledger, SetOffDraft(customer_id, self.today, 1_000_00, remark="抵部分货款"), self.moment)

    def _deposit(self, customer_id: int, _: int) -> None:
        for account, fen, note in (
            (SideAccount.EARNEST, 2_000_00, "订瓷砖"),
            (SideAccount.SECURITY, 300_00, "借脚手架"),
        ):
            entry = SideEntry(account, SideAct.TAKEN, self.today - DAY, fen, customer_id, "微信", TAKEN_BY, note=note)
            note_side(self.ledger, entry, self.moment)

    def _ahead(self, customer_id: int, owed_fen: int) -> None:
        """More than was owed, and a part of it goes back."""
        self._take(customer_id, owed_fen + 500_00, "微信")
        self._back(customer_id, 200_00)

    def _back(self, customer_id: int, fen: int) -> None:
        pay_back(self.ledger, RefundDraft(customer_id, self.today, fen, "微信", TAKEN_BY, "多付了"), self.moment)

    def _take(self, customer_id: int, fen: int, method: str = "", day: date | None = None, **facts: object) -> str:
        draft = ReceiptDraft(
            customer_id,
            day or self.today,
            fen,
            method,
            accepted=frozenset(Doubt),
            **facts,  # type: ignore[arg-type]
        )
        return take_payment(self.ledger, draft, self.moment).result.number
