"""The days of the shop: who orders, who pays, what comes back."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from desktop_app.domain.accounts import days_overdue
from desktop_app.domain.credit import Verdict
from desktop_app.domain.dates import due_date
from desktop_app.domain.objections import Code, WayKind
from desktop_app.domain.shipments import Release, ShipmentDraft
from desktop_app.operations.openings import OpeningDraft
from desktop_app.sample.agenda import Agenda, Visit
from desktop_app.sample.baskets import Baskets
from desktop_app.sample.clients import Client
from desktop_app.sample.clock import SampleClock
from desktop_app.sample.desk import SampleDesk
from desktop_app.sample.paying import DAY, Till
from desktop_app.sample.seasons import before_new_year, demand
from desktop_app.store.accounts import Account

PATIENCE_DAYS = 60
"""Who is further behind gets goods only by luck."""
OLD_DEBTS = 0.25
RETURNS = 0.05
RESERVE_FEN = 5_000_00
"""Who pays ahead puts money in before less than this is left."""
THOUSAND_FEN = 1_000_00
_RELEASES = ("老客户，工地等料，老板同意", "周五前回款，电话确认", "对账单已盖章，款在走流程", "节前最后一车，先送")


class Life:
    """Everything that happens by itself, day after day, entered at the desk it is given."""

    def __init__(self, rng: Random, baskets: Baskets, clock: SampleClock) -> None:
        self._rng = rng
        self._baskets = baskets
        self._clock = clock
        self._agenda = Agenda()
        self._till = Till(rng, baskets, clock, self._agenda)
        self._clients: list[Client] = []

    def begin(self, client: Client, day: date) -> None:
        """The customer is new in the book and will order."""
        self._clients.append(client)
        self._order_again(client, day)

    def end(self, client: Client) -> None:
        """The customer comes no more by itself."""
        self._clients.remove(client)
        client.gone = True

    def will_pay(self, client: Client, day: date) -> None:
        """The customer will come to pay on that day."""
        self._agenda.plan(client, Visit.PAY, day)

    def old_debts(self, desk: SampleDesk, client: Client, day: date) -> None:
        """Some bring debts from the paper book that the program replaced."""
        if self._rng.random() > OLD_DEBTS:
            return
        for _ in range(self._rng.randint(1, 2)):
            dated = day - self._rng.randint(10, 80) * DAY
            due = due_date(client.customer.terms, dated) or dated + 30 * DAY
            old = f"旧账 {self._rng.randint(1, 9999):07d}"
            amount = self._rng.randint(80, 1200) * 10_00
            desk.open(OpeningDraft(client.customer.id, dated, due, amount, old, "旧账本转入"), self._clock.at(day))
            self._till.expect(client, due, day)

    def live(self, desk: SampleDesk, day: date) -> None:
        """One day. Before New Year everybody is asked to pay."""
        if day == before_new_year(day.year):
            for client in self._clients:
                self._agenda.plan(client, Visit.PAY, day)
        for client, visit in self._agenda.of(day):
            match visit:
                case Visit.ORDER:
                    self._order_again(client, day)
                    self._order(desk, client, day)
                case Visit.PAY:
                    self._till.pay(desk, client, day)
                case Visit.BRING_BACK:
                    self._bring_back(desk, client, day)

    def _order_again(self, client: Client, day: date) -> None:
        gap = self._rng.expovariate(client.orders_a_year * demand(day) / 365)
        later = day + timedelta(days=1 + int(gap))
        quiet = later.weekday() == 6 and self._rng.random() < 0.6
        self._agenda.plan(client, Visit.ORDER, later + DAY if quiet else later)

    def _order(self, desk: SampleDesk, client: Client, day: date) -> None:
        account = self._till.account(desk, client, day)
        if self._tired_of(account, day):
            self.will_pay(client, day + self._rng.randint(2, 15) * DAY)
            return
        draft = self._baskets.slip(client, day)
        draft = replace(draft, paid_fen=max(draft.paid_fen - account.on_account_fen, 0))
        self._put_money_in(desk, client, account, day)
        agreed = self._agreed(desk, client, draft)
        if agreed:
            self._ship(desk, client, *agreed)

    def _tired_of(self, account: Account, day: date) -> bool:
        """Goods only for those who are not too far behind."""
        worst = max((days_overdue(item.due, day) for item in account.items), default=0)
        return worst > PATIENCE_DAYS and self._rng.random() < 0.85

    def _put_money_in(self, desk: SampleDesk, client: Client, account: Account, day: date) -> None:
        """Who pays ahead puts in a round sum when the money on account runs out."""
        owed = sum(item.open_fen for item in account.items)
        if client.habit.ahead and account.on_account_fen < owed + RESERVE_FEN:
            self._till.receive(desk, client, day, self._rng.randint(20, 50) * THOUSAND_FEN, "预存货款")

    def _agreed(self, desk: SampleDesk, client: Client, draft: ShipmentDraft) -> tuple[ShipmentDraft, Verdict] | None:
        """The slip as it may leave: at once, after money, smaller, or released; None when nothing helps."""
        verdict = desk.weigh(client.customer, draft, draft.dated)
        if not verdict.blocked:
            return draft, verdict
        ways = {way.way: way.amount_fen for way in verdict.ways_out}
        if self._rng.random() < client.habit.keeps:
            self._pay_first(desk, client, draft.dated, verdict)
        elif WayKind.SHIP_LESS in ways and self._rng.random() < 0.4:
            draft = self._baskets.less(draft, ways[WayKind.SHIP_LESS]) or draft
        elif WayKind.RELEASE in ways and self._rng.random() < 0.25:
            return replace(draft, release=Release(self._rng.choice(_RELEASES))), verdict
        verdict = desk.weigh(client.customer, draft, draft.dated)
        return None if verdict.blocked else (draft, verdict)

    def _pay_first(self, desk: SampleDesk, client: Client, day: date, verdict: Verdict) -> None:
        """Enough for the old batch, or for what is above the limit in whole thousands."""
        wanted = 0
        for objection in verdict.objections:
            if objection.code is Code.BATCH_OPEN:
                wanted = max(wanted, objection.amount_fen)
            elif objection.code is Code.OVER_LIMIT:
                wanted = max(wanted, -(-objection.pay_fen // THOUSAND_FEN) * THOUSAND_FEN)
        if wanted:
            self._till.receive(desk, client, day, wanted)

    def _ship(self, desk: SampleDesk, client: Client, draft: ShipmentDraft, verdict: Verdict) -> None:
        day = draft.dated
        client.last = (desk.ship(client.customer, draft, verdict, self._clock.at(day)), draft)
        for due in [part.due for part in draft.parts] or [due_date(client.customer.terms, day)]:
            if due and due > day:
                self._till.expect(client, due, day)
        if self._rng.random() < RETURNS:
            self._agenda.plan(client, Visit.BRING_BACK, day + self._rng.randint(2, 9) * DAY)

    def _bring_back(self, desk: SampleDesk, client: Client, day: date) -> None:
        if client.last:
            number, slip = client.last
            client.last = None
            desk.goods_back(client.customer, self._baskets.back(number, slip, day), self._clock.at(day))
