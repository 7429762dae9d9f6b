"""What the owner does besides: slips signed, statements sent and answered, late payers called."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from random import Random

from desktop_app.domain.accounts import days_overdue
from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.dates import TermsKind, month_start
from desktop_app.domain.promises import Promise
from desktop_app.domain.statements import StatementState
from desktop_app.operations.contacts import log_contact
from desktop_app.operations.promises import make_promise
from desktop_app.operations.statements import Answer, answer_statement, customers_to_state, issue_statement, mark_sent
from desktop_app.sample.clients import Client
from desktop_app.sample.clock import SampleClock
from desktop_app.sample.days import Life
from desktop_app.sample.paying import DAY
from desktop_app.store import accounts, papers
from desktop_app.store.database import Ledger
from desktop_app.store.statements import Issued

PAPER_DAYS = 30
"""Signed slips are followed so far back."""
STATEMENT_DAY = 3
CALLING_DAYS = (1, 4)
"""Tuesday and Friday."""
PAST_BEARING_DAYS = 3
LIKES_PAPER = 4
"""One customer in so many is sent no cards."""

_TALKS = (
    (Outcome.REACHED, "说这周安排"),
    (Outcome.REACHED, "老板出差，下周回来再付"),
    (Outcome.WECHAT, "发了未付款清单，回复收到"),
    (Outcome.NOT_REACHED, "无人接听"),
    (Outcome.NOT_REACHED, "占线"),
    (Outcome.NO_MONEY, "甲方还没给进度款"),
    (Outcome.WANTS_PAPERS, "要先看签收单"),
)
_DIFFERENCES = ("有一张退货单没减", "运费说好由我方承担", "单价和报价单不一致")


class Office:
    """The owner's desk work on the last months' days, through the verbs."""

    def __init__(self, rng: Random, ledger: Ledger, clock: SampleClock, today: date) -> None:
        self._rng = rng
        self._ledger = ledger
        self._clock = clock
        self._today = today
        self._later: defaultdict[date, list[Callable[[date], None]]] = defaultdict(list)

    def work(self, day: date, clients: Iterable[Client], life: Life) -> None:
        """One day's work for these customers."""
        everybody = {client.customer.id: client for client in clients}
        for task in self._later.pop(day, ()):
            task(day)
        if day > self._today - timedelta(days=PAPER_DAYS):
            self._print_slips(day, everybody)
        if day.day == STATEMENT_DAY:
            self._state(day, everybody)
        if day.weekday() in CALLING_DAYS:
            self._call(day, everybody, life)

    # ── slips ────────────────────────────────────────────────────────────────────────────────────

    def _print_slips(self, day: date, everybody: dict[int, Client]) -> None:
        """Every slip is printed when it leaves; most come back signed within days (R030).

        Most customers get its card on WeChat too, those of the last two days are still to be sent (N20).
        """
        rows = self._ledger.rows(
            "SELECT number, customer_id FROM documents WHERE kind = 'shipment' AND dated = ? ORDER BY id",
            (day.isoformat(),),
        )
        for number, customer_id in rows:
            self._note_paper(number, "printed", day)
            if customer_id % LIKES_PAPER and day < self._today - DAY:
                self._note_paper(number, "card", day)
            if self._rng.random() < everybody[customer_id].habit.signs:
                self._later[day + self._rng.randint(1, 3) * DAY].append(self._signing(number))

    def _signing(self, number: str) -> Callable[[date], None]:
        return lambda day: self._note_paper(number, "signed", day)

    def _note_paper(self, number: str, event: str, day: date) -> None:
        with self._ledger.writing():
            papers.add_event(self._ledger, number, event, day, self._clock.at(day))

    # ── statements ───────────────────────────────────────────────────────────────────────────────

    def _state(self, day: date, everybody: dict[int, Client]) -> None:
        """Monthly customers get last month's statement and answer, or do not (N03, R066)."""
        month = month_start(month_start(day) - DAY)
        for customer in customers_to_state(self._ledger, month, day):
            client = everybody[customer.id]
            if not _is_stated(client):
                continue
            issued = issue_statement(self._ledger, customer.id, month, self._clock.at(day)).result
            mark_sent(self._ledger, issued.number, day, self._clock.at(day))
            answer = self._answer_of(client, issued)
            if answer:
                self._later[day + self._rng.randint(1, 6) * DAY].append(answer)

    def _answer_of(self, client: Client, issued: Issued) -> Callable[[date], None] | None:
        drawn, habit = self._rng.random(), client.habit
        if drawn < habit.agrees:
            return lambda day: self._answer(client, issued, StatementState.AGREED, issued.closing_fen, "相符", day)
        if drawn < habit.agrees + habit.differs:
            less, why = self._rng.randint(5, 60) * 10_00, self._rng.choice(_DIFFERENCES)
            return lambda day: self._answer(client, issued, StatementState.DIFFERS, issued.closing_fen - less, why, day)
        return None

    def _answer(
        self, client: Client, issued: Issued, state: StatementState, agreed_fen: int, note: str, day: date
    ) -> None:
        answer = Answer(state, day, agreed_fen, client.customer.contacts[-1].name, Channel.WECHAT, note)
        answer_statement(self._ledger, issued.number, answer, self._clock.at(day))

    # ── calls ────────────────────────────────────────────────────────────────────────────────────

    def _call(self, day: date, everybody: dict[int, Client], life: Life) -> None:
        """Whoever is a few days behind is spoken to, and some name a day."""
        for account in accounts.accounts(self._ledger, day):
            late = [item for item in account.items if days_overdue(item.due, day) > PAST_BEARING_DAYS]
            overdue_fen = sum(item.open_fen for item in late) - account.on_account_fen
            client = everybody[account.customer_id]
            if overdue_fen > 0 and not client.gone and self._rng.random() < 0.5:
                self._talk(client, overdue_fen, day, life)

    def _talk(self, client: Client, overdue_fen: int, day: date, life: Life) -> None:
        outcome, note = self._rng.choice(_TALKS)
        channel = Channel.WECHAT if outcome is Outcome.WECHAT else Channel.PHONE
        again = day + DAY if outcome is Outcome.NOT_REACHED else None
        talk = Contacted(client.customer.id, day, channel, outcome, note, again)
        log_contact(self._ledger, talk, self._clock.at(day), accepted=True)
        if outcome is Outcome.REACHED and client.promised_until < day:
            self._promised(client, overdue_fen, day, life)

    def _promised(self, client: Client, overdue_fen: int, day: date, life: Life) -> None:
        """A day is named for about what is overdue; whether the customer comes is a matter of habit (N01)."""
        by = day + self._rng.randint(2, 9) * DAY
        amount = overdue_fen // 500_00 * 500_00 or overdue_fen
        promise = Promise(client.customer.id, amount, by, day, client.customer.contacts[0].name)
        make_promise(self._ledger, promise, self._clock.at(day))
        client.promised_until = by
        if self._rng.random() < client.habit.keeps:
            life.will_pay(client, by - self._rng.randint(0, 1) * DAY)


def _is_stated(client: Client) -> bool:
    monthly = (TermsKind.MONTHLY_DAY, TermsKind.NEXT_MONTH_DAYS)
    return client.customer.must_reconcile or client.customer.terms.kind in monthly
