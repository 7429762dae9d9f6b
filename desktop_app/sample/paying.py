"""How money comes in: when the habit says, in the sums it says, set against what is due."""

from datetime import date, timedelta
from random import Random

from desktop_app.domain.methods import PayMethod, method_of
from desktop_app.domain.paid_parts import Acceptance, AcceptedBy
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.operations.adjustments import AdjustmentDraft, Grounds
from desktop_app.sample.agenda import Agenda, Visit
from desktop_app.sample.baskets import Baskets
from desktop_app.sample.clients import Client
from desktop_app.sample.clock import SampleClock
from desktop_app.sample.desk import SampleDesk, due_items
from desktop_app.sample.seasons import before_new_year
from desktop_app.store.accounts import Account

DAY = timedelta(days=1)
EARLY_DAYS = 4
"""Who pays before the day pays what is due until then."""
WORTH_ANOTHER_VISIT_FEN = 100_00
SMALL_CHANGE_FEN = 10_00


class Till:
    """Takes the money of every customer."""

    def __init__(self, rng: Random, baskets: Baskets, clock: SampleClock, agenda: Agenda) -> None:
        self._rng = rng
        self._baskets = baskets
        self._clock = clock
        self._agenda = agenda

    def expect(self, client: Client, due: date, day: date) -> None:
        """The customer comes when the habit says, on one of its own payment days if it has such (R045)."""
        late = round(self._rng.gauss(client.habit.late, client.habit.spread))
        when = max(due + late * DAY, day + DAY)
        days = client.customer.payment_days
        while days and when.day not in days:
            when += DAY
        self._agenda.plan(client, Visit.PAY, when)

    def pay(self, desk: SampleDesk, client: Client, day: date) -> None:
        """A visit to pay: all or part of what is due, and another visit for the rest."""
        account = self.account(desk, client, day)
        wanted = _due_fen(account, day + EARLY_DAYS * DAY if client.habit.late < 0 else day)
        if not wanted or client.habit.ahead:
            return
        amount = self._handed_over(client, wanted, day)
        self.receive(desk, client, day, amount)
        if wanted - amount >= WORTH_ANOTHER_VISIT_FEN:
            self._agenda.plan(client, Visit.PAY, day + self._rng.randint(*client.habit.again) * DAY)
        elif wanted > amount:
            self._round_off(desk, client, day)

    def receive(self, desk: SampleDesk, client: Client, day: date, amount_fen: int, instruction: str = "") -> None:
        said = instruction or (f"付{day.month}月货款" if self._rng.random() < 0.08 else "")
        method = self._baskets.method()
        draft = ReceiptDraft(client.customer.id, day, amount_fen, method, said, acceptance=bill_of(method, day))
        desk.receive(draft, self._clock.at(day))

    def account(self, desk: SampleDesk, client: Client, day: date) -> Account:
        """The account once money that lay on it was set against what is due."""
        account = desk.account(client.customer, day)
        if account.on_account_fen and due_items(account, day):
            desk.spread(client.customer, self._clock.at(day))
            account = desk.account(client.customer, day)
        return account

    def _handed_over(self, client: Client, wanted_fen: int, day: date) -> int:
        """Part of what is due in round sums; before New Year most of it, and small sums whole."""
        least, most = client.habit.share
        if day == before_new_year(day.year):
            least = max(least, 0.6 * most)
        part = int(wanted_fen * self._rng.uniform(least, most))
        return part // client.habit.rounded * client.habit.rounded or wanted_fen

    def _round_off(self, desk: SampleDesk, client: Client, day: date) -> None:
        """The shop often waives the last few yuan (抹零)."""
        left = due_items(desk.account(client.customer, day), day)
        if len(left) != 1 or left[0].open_fen >= SMALL_CHANGE_FEN or self._rng.random() < 0.4:
            return
        draft = AdjustmentDraft(
            client.customer.id, day, left[0].open_fen, reason=Grounds.ROUNDING_OFF, about_number=left[0].number
        )
        desk.allow(draft, self._clock.at(day))


def bill_of(method: str, day: date) -> Acceptance | None:
    """What stands on the bill, where the money came as one: half a year, as banks accept them."""
    if method_of(method) is not PayMethod.PAPER:
        return None
    return Acceptance(AcceptedBy.BANK, f"1 3131{day:%m%d} 000{day:%d}", day + 180 * DAY)


def _due_fen(account: Account, day: date) -> int:
    """What is due by that day, less the money on account."""
    due = sum(item.open_fen for item in due_items(account, day))
    return max(due - account.on_account_fen, 0)
