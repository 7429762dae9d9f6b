"""The real operations on a real encrypted ledger, step by step beside the reference model (T26).

`--full` runs 300 books of 50 steps; otherwise a short run.
"""

from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar, cast

from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from desktop_app.domain.accounts import Direction, Restated
from desktop_app.domain.contacts import Channel, Contacted
from desktop_app.domain.contacts import Outcome as Spoke
from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.doubts import Doubt
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import parse_price, parse_quantity
from desktop_app.domain.objections import GateOutcome
from desktop_app.domain.payments import Allocation, ReceiptDraft
from desktop_app.domain.periods import ALWAYS
from desktop_app.domain.plans import INSTALMENT_SALE, Instalment, Plan
from desktop_app.domain.promises import Promise
from desktop_app.domain.refunds import RefundDraft
from desktop_app.domain.set_offs import SetOffDraft
from desktop_app.domain.shipments import Line, Part, Release, ReturnDraft, ShipmentDraft
from desktop_app.domain.side_accounts import SideAccount, SideAct, SideEntry
from desktop_app.domain.slip_sums import Charges, SlipSums
from desktop_app.domain.statement_periods import closing_day
from desktop_app.domain.statements import Statement
from desktop_app.operations import reports
from desktop_app.operations.adjustments import AdjustmentDraft, record_adjustment
from desktop_app.operations.contacts import log_contact
from desktop_app.operations.customer_rows import customer_rows
from desktop_app.operations.customers import add_customer
from desktop_app.operations.disputes import raise_dispute
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.operations.payments import allocate, open_items, take_payment
from desktop_app.operations.plans import accelerate_plan, agree_plan, end_plan, plan_standings
from desktop_app.operations.promises import judged_promises, make_promise
from desktop_app.operations.refunds import pay_back
from desktop_app.operations.reporting.kinds import Inquiry, ask, report_named
from desktop_app.operations.returns import record_return
from desktop_app.operations.shipments import record_shipment, weigh_shipment
from desktop_app.operations.side_accounts import beside_of, note_side, set_off
from desktop_app.operations.statement_drafts import draw_up, frame_up_to
from desktop_app.operations.statements import issue_statement
from desktop_app.operations.taking_back import undo_allocation, void_document
from desktop_app.store import projection, snapshots, statements
from desktop_app.store.checking import check
from desktop_app.store.database import Ledger, open_ledger
from tests.operations.builders import MEANT, a_book, at, item_of, put_on_paper
from tests.operations.faces import faces, figures, statement
from tests.reference.model import Item, Model, No, Row, Sold
from tests.sizes import SIZES

NAMES = ("老王建材", "李记五金", "海天装饰")
TERMS: tuple[Row, ...] = (
    {"kind": "days", "days": 30},
    {"kind": "previous_batch", "batches": 1},
    {"kind": "previous_batch", "batches": 2},
    {"kind": "settle_previous", "batches": 1},
    {"kind": "settle_previous", "batches": 2},
    {"kind": "monthly_day", "cut_off": 25, "pay_day": 10},
    {"kind": "monthly_day", "cut_off": 31, "pay_day": 31},
    {"kind": "next_month_days", "days": 15},
    {"kind": "fixed_date", "fixed": "2026-02-28"},
    {"kind": "cash"},
)
BLOCKS = {"over_limit": "limit", "cash_only": "cash", "batch_open": "batch"}
FIRST_DAY = date(2025, 12, 10)

Answer = TypeVar("Answer")

who = st.sampled_from(NAMES)
pick = st.integers(0, 99)
days_back = st.sampled_from((0, 0, 0, 0, -1, -7, -20, -45, 3))
rarely = st.sampled_from((False, False, False, True))
percent = st.sampled_from((100, 50, 30, 10, 130, 0))
odd_fen = st.sampled_from((0, 0, 1, 7, 99, 1250))
quantities = st.sampled_from(("1", "0.5", "2.5")) | st.integers(1, 60_000).map(lambda n: str(Decimal(n).scaleb(-3)))
prices = st.integers(0, 9_999).map(lambda n: str(Decimal(n).scaleb(-2))) | st.integers(0, 900_000).map(
    lambda n: str(Decimal(n).scaleb(-4))
)
goods = st.lists(st.tuples(quantities, prices, st.sampled_from((0, 0, 0, 5, 37, 100))), min_size=1, max_size=3)
below = st.tuples(st.sampled_from((0, 0, 2, 13)), st.sampled_from((0, 0, 3000)), st.sampled_from((0, 0, 100, 10)))
looks = st.tuples(st.integers(-70, 40), st.sampled_from(((30, 60, 90), (1,), (7, 14, 45), (10, 31))), st.integers(0, 3))


def line_of(quantity: str, price: str, percent: int = 0) -> Line:
    line = Line("水泥", parse_quantity(quantity), parse_price(price), unit="包")
    return replace(line, gift=True) if percent == 100 else line.at_rate(percent * 100)


def charges_on(lines: tuple[Line, ...], below: tuple[int, int, int]) -> Charges:
    goods, (percent, freight, step) = sum(line.amount_fen for line in lines), below
    return SlipSums(goods, Charges(0, percent * 100, freight).on(goods)).rounded_down(step).charges


def terms_of(drawn: Row) -> Terms:
    """The product's terms for the model's."""
    fixed = date.fromisoformat(drawn["fixed"]) if "fixed" in drawn else None
    facts = {key: drawn[key] for key in ("days", "cut_off", "pay_day") if key in drawn}
    return Terms(TermsKind(drawn["kind"]), open_batches=drawn.get("batches", 1), fixed=fixed, **facts)


class TwoBooks(RuleBasedStateMachine):
    """The ledger and the model live through the same shop's days; after each step they say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        folder = Path(self.stack.enter_context(TemporaryDirectory()))
        self.book: Ledger = self.stack.enter_context(a_book(folder))
        self.model = Model()
        self.customers: dict[str, Customer] = {}
        self.papers: dict[str, Row] = {}
        self.looks: list[tuple[int, tuple[int, ...], int]] = []
        self.today = FIRST_DAY
        self.steps = 0

    @initialize(
        terms=st.tuples(*[st.sampled_from(TERMS)] * 3),
        limits=st.tuples(*[st.sampled_from((None, None, 0, 100_000, 500_000))] * 3),
        looks=st.lists(looks, min_size=5, max_size=5),
        slips=st.lists(st.tuples(who, days_back, goods), min_size=4, max_size=8),
    )
    def open_the_shop(
        self, terms: tuple[Row, ...], limits: tuple[int | None, ...], looks: list[Any], slips: list[Any]
    ) -> None:
        """Three customers, and enough slips that money, returns and plans have something to work on."""
        for name, agreed, limit in zip(NAMES, terms, limits, strict=True):
            drawn = Customer(name, terms=terms_of(agreed), limit_fen=limit)
            self.customers[name] = add_customer(self.book, drawn, at(self.today)).result
            self.model.customers[name] = {"terms": agreed, "limit": limit}
        self.looks = looks
        for name, back, lines in slips:
            self.ship(name, back, lines, paid=0, parts=0, wrong=0, released=True, again=False, below=(0, 0, 0))
            self.steps += 1

    # ── what happens ─────────────────────────────────────────────────────────────────────────────
    @rule(days=st.integers(1, 30))
    def days_pass(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule()
    def reopen(self) -> None:
        self.book.close()
        self.book = open_ledger(self.book.path, self.book.key)
        self.stack.callback(self.book.close)

    @rule(
        name=who, back=days_back, lines=goods, paid=st.sampled_from((0, 0, 0, 40, 100, 120)),
        parts=st.sampled_from((0, 0, 0, 1, 2, 3)), wrong=st.sampled_from((0, 0, 0, 0, 1)), released=st.booleans(),
        again=st.booleans(), below=below,
    )  # fmt: skip
    def ship(
        self, name: str, back: int, lines: list[Sold], paid: int, parts: int, wrong: int, released: bool,
        again: bool, below: tuple[int, int, int],
    ) -> None:  # fmt: skip
        drawn = tuple(line_of(*line) for line in lines)
        charges, dated, submission = charges_on(drawn, below), self.day(back), f"slip {self.steps}"
        total = SlipSums(sum(line.amount_fen for line in drawn), charges).total_fen
        shares = [total // parts] * (parts - 1) + [total - total // parts * (parts - 1) + wrong] if parts else []
        dues = [(dated + timedelta(days=25 * (parts - part)), share) for part, share in enumerate(shares)]
        draft = ShipmentDraft(
            self.customers[name].id, dated, drawn, paid_fen=total * paid // 100,
            parts=tuple(Part(due, share) for due, share in dues), submission=submission,
            release=Release("老板同意") if released else None, accepted=MEANT, charges=charges,
        )  # fmt: skip
        self.gates_agree(name, draft, total)
        for _ in range(1 + again):
            self.both(
                lambda: record_shipment(self.book, draft, self.now).result.number,
                lambda: self.model.ship(
                    name, dated, lines, self.today, draft.paid_fen, list(dues) or None, submission, released, below
                ),
                "ship",
            )

    @rule(
        slip=pick, back=days_back, lines=goods, tied=st.booleans(), apply=st.booleans(),
        what=st.sampled_from(("other", "whole", "all", "half")),
    )  # fmt: skip
    def give_back(self, slip: int, back: int, lines: list[Sold], tied: bool, apply: bool, what: str) -> None:
        chosen = self.choose(slip, lambda d: d["kind"] == "shipment")
        if not chosen:
            return
        document, dated = self.model.documents[chosen], self.day(back)
        if what == "whole":
            lines = [("1", str(Decimal(document["amount"]).scaleb(-2)))]
        elif what != "other":  # what left with the slip, as it left, or a half of each
            part = Decimal(1) if what == "all" else Decimal("0.5")
            halved = [(str(round(Decimal(line[0]) * part, 3)), *line[1:]) for line in document["lines"]]
            lines = [line for line in halved if Decimal(line[0])]
        name, number = document["customer"], chosen if tied else ""
        drawn = tuple(line_of(*line) for line in lines)
        draft = ReturnDraft(
            self.customers[name].id, dated, drawn, number, apply, submission=f"back {self.steps}", accepted=MEANT
        )
        for _ in range(2):
            self.both(
                lambda: record_return(self.book, draft, self.now).result.number,
                lambda: self.model.give_back(name, dated, lines, self.today, number, apply, draft.submission),
                "return",
            )

    @rule(
        name=who, back=days_back, share=percent, odd=odd_fen, named=st.lists(pick, max_size=2),
        let_go=st.sampled_from((0, 0, 0, 1, 900, 50_000)),
    )  # fmt: skip
    def receive(self, name: str, back: int, share: int, odd: int, named: list[int], let_go: int) -> None:
        amount, dated = self.share_of_debt(name, share, odd), self.day(back)
        wishes = tuple({item for one in named if (item := self.choose_item(name, one))})
        draft = ReceiptDraft(
            self.customers[name].id, dated, amount, designated=tuple(item_of(self.book, *item) for item in wishes),
            submission=f"money {self.steps}", accepted=MEANT, let_go_fen=let_go,
        )  # fmt: skip
        for _ in range(2):
            self.both(
                lambda: take_payment(self.book, draft, self.now).result.number,
                lambda: self.model.receive(
                    name, dated, amount, self.today, wishes, submission=draft.submission, let_go=let_go
                ),
                "receive",
            )

    @rule(
        name=who, back=days_back, share=percent, odd=odd_fen,
        chosen=st.lists(st.tuples(pick, percent, rarely), max_size=3),
    )  # fmt: skip
    def receive_by_hand(self, name: str, back: int, share: int, odd: int, chosen: list[tuple[int, int, bool]]) -> None:
        amount, dated = self.share_of_debt(name, share, odd), self.day(back)
        split = self.split(name, chosen, amount)
        by_hand = tuple(Allocation(item_of(self.book, *item), fen) for item, fen in split)
        draft = ReceiptDraft(self.customers[name].id, dated, amount, allocations=by_hand, accepted=MEANT)
        self.both(
            lambda: take_payment(self.book, draft, self.now).result.number,
            lambda: self.model.receive(name, dated, amount, self.today, split=split),
            "receive by hand",
        )

    @rule(name=who, back=days_back, share=percent, odd=odd_fen)
    def pay_back(self, name: str, back: int, share: int, odd: int) -> None:
        amount, dated = self.model.on_account(name) * share // 100 + odd, self.day(back)
        draft = RefundDraft(self.customers[name].id, dated, amount)
        self.both(
            lambda: pay_back(self.book, draft, self.now).result.number,
            lambda: self.model.refund(name, dated, amount, self.today),
            "refund",
        )

    @rule(name=who, back=days_back, fen=st.integers(1, 90_000))
    def supplies(self, name: str, back: int, fen: int) -> None:
        entry = SideEntry(SideAccount.SUPPLY, SideAct.BILL, self.day(back), fen, self.customers[name].id)
        self.both(
            lambda: note_side(self.book, entry, self.now, accepted=frozenset(Doubt)).result.id and None,
            lambda: self.model.supply(name, entry.dated, fen, self.today),
            "supply",
        )

    @rule(name=who, back=days_back, share=percent, odd=odd_fen)
    def set_off(self, name: str, back: int, share: int, odd: int) -> None:
        amount, dated = self.model.we_owe(name) * share // 100 + odd, self.day(back)
        draft = SetOffDraft(self.customers[name].id, dated, amount)
        self.both(
            lambda: set_off(self.book, draft, self.now).result.number,
            lambda: self.model.set_off(name, dated, amount, self.today),
            "set off",
        )

    @rule(
        credit=pick, anything=rarely, back=days_back,
        chosen=st.lists(st.tuples(pick, percent, rarely), max_size=3),
    )  # fmt: skip
    def allocate(self, credit: int, anything: bool, back: int, chosen: list[tuple[int, int, bool]]) -> None:
        unspent = {row["item"][0] for name in NAMES for row in self.model.open_items(name, sign=-1)}
        number = self.choose(credit, lambda d: anything or d["number"] in unspent)
        if not number:
            return
        free = self.model.open_of((number, 1))
        split, dated = self.split(self.model.documents[number]["customer"], chosen, free), self.day(back)
        by_hand = [Allocation(item_of(self.book, *item), fen) for item, fen in split]
        self.both(
            lambda: allocate(self.book, number, by_hand, dated, self.now).result.number and None,
            lambda: self.model.allocate(number, split, dated, self.today),
            "allocate",
        )

    @rule(credit=pick, debit=pick, tied=st.sampled_from((True, True, True, False)), back=days_back)
    def undo(self, credit: int, debit: int, tied: bool, back: int) -> None:
        pairs = [(row["credit"][0], row["debit"][0]) for row in self.model.settled]
        numbers = list(self.model.documents)
        if not pairs:
            return
        freed, slip = (
            pairs[credit % len(pairs)] if tied else (numbers[credit % len(numbers)], numbers[debit % len(numbers)])
        )
        self.both(
            lambda: undo_allocation(self.book, freed, slip, self.day(back), self.now).result.number and None,
            lambda: self.model.undo(freed, slip, self.day(back), self.today),
            "undo",
        )

    @rule(number=pick, back=days_back)
    def reverse(self, number: int, back: int) -> None:
        chosen = self.choose(number, lambda d: True)
        if chosen:
            self.both(
                lambda: void_document(self.book, chosen, self.day(back), "开错单", self.now).result,
                lambda: self.model.reverse(chosen, self.day(back), self.today),
                "reverse",
            )

    @rule(name=who, back=days_back, fen=st.integers(1, 50_000), lowers=st.booleans(), about=st.none() | pick)
    def adjust(self, name: str, back: int, fen: int, lowers: bool, about: int | None) -> None:
        number = "" if about is None else self.choose(about, lambda d: True)
        direction = Direction.CREDIT if lowers else Direction.DEBIT
        draft = AdjustmentDraft(
            self.customers[name].id, self.day(back), fen, direction, about_number=number, accepted=MEANT
        )
        self.both(
            lambda: record_adjustment(self.book, draft, self.now).result,
            lambda: self.model.adjust(name, draft.dated, -1 if lowers else 1, fen, self.today, number),
            "adjust",
        )

    @rule(name=who, back=st.integers(-200, 0), due=st.none() | st.integers(0, 90), fen=st.integers(1, 200_000))
    def bring_over(self, name: str, back: int, due: int | None, fen: int) -> None:
        dated = self.day(back)
        pay_by = None if due is None else dated + timedelta(days=due)
        draft = OpeningDraft(self.customers[name].id, dated, pay_by, fen)
        self.both(
            lambda: record_opening(self.book, draft, self.now).result,
            lambda: self.model.opening(name, dated, pay_by, fen, self.today),
            "opening",
        )

    @rule(name=who, share=percent, odd=odd_fen, back=st.integers(-10, 0), lasts=st.integers(-1, 20))
    def promise(self, name: str, share: int, odd: int, back: int, lasts: int) -> None:
        made_on, amount = self.day(back), self.share_of_debt(name, share, odd)
        promise = Promise(self.customers[name].id, amount, made_on + timedelta(days=lasts), made_on)
        self.both(
            lambda: make_promise(self.book, promise, self.now, accepted=MEANT).result.id and None,
            lambda: self.model.promise(name, amount, made_on, promise.by),
            "promise",
        )

    @rule(
        name=who, chosen=st.lists(pick, min_size=1, max_size=3, unique=True), count=st.integers(1, 4),
        starts=st.sampled_from((10, 30, 0, -1)), wrong=st.sampled_from((0, 0, 0, 1)), step=st.sampled_from((7, 30, 0)),
    )  # fmt: skip
    def plan(self, name: str, chosen: list[int], count: int, starts: int, wrong: int, step: int) -> None:
        items = list(dict.fromkeys(item for one in chosen if (item := self.choose_item(name, one))))
        total = sum(self.model.open_of(item) for item in items) + wrong
        shares = [total // count] * (count - 1) + [total - total // count * (count - 1)]
        parts = [(self.day(starts + step * place), share) for place, share in enumerate(shares)]
        plan = Plan(
            self.customers[name].id, self.today, tuple(item_of(self.book, *item) for item in items),
            tuple(Instalment(due, share) for due, share in parts),
        )  # fmt: skip
        self.both(
            lambda: self.on_paper(agree_plan(self.book, plan, self.now).result),
            lambda: self.model.agree_plan(name, items, parts, self.today),
            "plan",
        )

    def on_paper(self, plan: Plan) -> None:
        """Every plan that may have the clause has a signed agreement with it."""
        if len(plan.instalments) >= INSTALMENT_SALE:
            put_on_paper(self.book, plan.number, plan.agreed_on)

    @rule(plan=pick, back=days_back)
    def end_plan(self, plan: int, back: int) -> None:
        if not self.model.plans:
            return
        at_plan = plan % len(self.model.plans)
        self.both(
            lambda: (
                end_plan(self.book, self.model.plans[at_plan]["number"], self.day(back), "没按约付款", self.now).result
                and None
            ),
            lambda: self.model.end_plan(at_plan, self.day(back), self.today),
            "end a plan",
        )

    @rule(name=who)
    def talk(self, name: str) -> None:
        spoken = Contacted(self.customers[name].id, self.today, Channel.IN_PERSON, Spoke.REACHED)
        log_contact(self.book, spoken, self.now)
        self.model.talk(name, self.today)

    @rule(plan=pick)
    def ask_whole_rest(self, plan: int) -> None:
        if not self.model.plans:
            return
        at_plan = plan % len(self.model.plans)
        number = self.model.plans[at_plan]["number"]
        self.both(
            lambda: accelerate_plan(self.book, number, "催告后仍未付", self.now).result and None,
            lambda: self.model.ask_whole_rest(at_plan, self.today),
            "ask for the whole rest",
        )

    @rule(name=who, item=pick, share=percent, back=days_back)
    def dispute(self, name: str, item: int, share: int, back: int) -> None:
        chosen = self.choose_item(name, item)
        if not chosen:
            return
        fen = self.model.open_of(chosen) * share // 100
        draft = Dispute(item_of(self.book, *chosen), self.customers[name].id, fen, "少了两包", self.day(back))
        self.both(
            lambda: raise_dispute(self.book, draft, self.now).result and None,
            lambda: self.model.dispute(chosen, fen, draft.raised_on, self.today),
            "dispute",
        )

    @rule(name=who, ago=st.sampled_from((1, 1, 0, 2, 3, -1)))
    def state(self, name: str, ago: int) -> None:
        month, issued = self.month(ago), {}

        def issue() -> Row:
            paper = issue_statement(self.book, self.customers[name].id, month, self.now).result
            issued["number"] = paper.number
            return self.frozen(paper.number)

        def model() -> Row:
            return on_paper(self.model.issue(name, month, self.today))

        paper = self.both(issue, model, "statement")
        if paper:
            self.papers[issued["number"]] = paper

    # ── what must hold after each step ───────────────────────────────────────────────────────────
    @invariant()
    def the_books_say_the_same(self) -> None:
        if not self.looks:
            return
        self.steps += 1
        offset, edges, ago = self.looks[self.steps % len(self.looks)]
        assert projection.differences(self.book) == []
        for day in (self.today, self.today + timedelta(days=offset)):
            self.accounts_agree(day, edges)
            self.promises_and_plans_agree(day)
        self.reports_agree(self.today + timedelta(days=offset))
        self.every_face_agrees(NAMES[self.steps % len(NAMES)], self.today + timedelta(days=offset * (self.steps % 2)))
        self.open_items_agree_now()
        self.drafted_statements_agree(NAMES[self.steps % len(NAMES)], self.month(ago))

    def accounts_agree(self, day: date, edges: tuple[int, ...]) -> None:
        found = {row.name: row for row in reports.ageing(self.book, day, edges).rows}
        for one in customer_rows(self.book, day, with_inactive=True):
            customer, name, balance = one.customer, one.customer.name, one.balance_fen
            assert balance == self.model.balance(name, day)
            assert beside_of(self.book, day, customer.id).supply_fen == self.model.we_owe(name, day)
            items = self.model.open_items(name, day)
            account = reports.account(self.book, customer, day)
            shown = sorted(((i.number, i.part), i.open_fen, i.due) for i in account.items)
            assert shown == sorted((row["item"], row["open"], row["due"]) for row in items)
            expected = self.model.ageing(name, day, edges)
            assert figures(account.debt) == self.model.debt(name, day)
            assert expected["not_due"] + sum(expected["buckets"]) - expected["on_account"] == balance
            changed = Restated(self.model.restated(name, day), self.model.moved(name, day, edges))
            shown_for = items or expected["on_account"] or changed != Restated()
            assert (name in found) == bool(shown_for)
            if row := found.get(name):
                aged = row.ageing
                assert aged.balance_fen == balance
                assert (aged.not_due_fen, aged.buckets_fen, aged.on_account_fen) == tuple(expected.values())
                assert row.restated == changed

    def reports_agree(self, day: date) -> None:
        """R156: whatever money and goods are told apart by, they come to what the accounts know, each in one view."""
        documents = self.model.documents
        moved: dict[str, int] = defaultdict(int)
        for one in documents.values():
            kind = documents[one["reverses"]]["kind"] if one["reverses"] else one["kind"]
            moved[kind] += one["sign"] * one["amount"] if one["dated"] <= day else 0
        for name, come in (
            ("takings", -moved["receipt"] - moved["refund"]),
            ("sales", moved["shipment"] + moved["return"]),
        ):
            views = report_named(name).views
            view, _ = views[self.steps % len(views)]
            asked = Inquiry(ALWAYS, day, view)
            rows: Any = ask(self.book, name, asked).rows
            assert (name, view, sum(row.fen for row in rows)) == (name, view, come)

    def every_face_agrees(self, name: str, day: date) -> None:
        """Case 22: week, page, lists, ageing, command line, export and statement say what the rules say."""
        expected, customer = self.model.debt(name, day), self.customers[name]
        told = [("statement", statement(self.book, customer, day))] if day == self.today else []
        for face, shown in [*faces(self.book, customer, day), *told]:
            assert {"face": face, **shown} == {"face": face, **{key: expected[key] for key in shown}}

    def open_items_agree_now(self) -> None:
        """Also what is dated later than today: the gate and the form for receipts look at it."""
        for name, customer in self.customers.items():
            found = sorted(
                ((i.number, i.part), i.open_fen, i.due) for i in open_items(self.book, customer.id, self.today)
            )
            assert found == sorted((row["item"], row["open"], row["due"]) for row in self.model.open_items(name))

    def promises_and_plans_agree(self, day: date) -> None:
        judged = judged_promises(self.book, day)
        for name, customer in self.customers.items():
            found = [(one.promise.by, one.missing_fen, one.state.value) for one in judged.get(customer.id, [])]
            assert found == self.model.judge(name, day)
        plans = [plan for plan in self.model.plans if plan["agreed_on"] <= day < plan["ended"]]
        standings = [[(part.paid_fen, part.state.value) for part in s.parts] for s in plan_standings(self.book, day)]
        assert standings == [self.model.progress(plan, day) for plan in plans]

    def drafted_statements_agree(self, name: str, month: date) -> None:
        last, before = min(self.model.closes(name, month), self.today), self.model.last_paper(name)
        if self.model.opens(name, month) > self.today:
            return
        if before and before["to"] >= last:
            return
        customer = self.customers[name]
        draft = draw_up(
            self.book,
            customer,
            frame_up_to(statements.chain(self.book, customer.id, self.today), last, closing_day(customer.terms)),
            self.now,
        )
        assert on_paper(self.model.statement(name, month, self.today)) == said(draft)
        aged = self.model.ageing(name, last, (30,), self.today)
        totals = (draft.not_due_fen, draft.overdue_fen, draft.on_account_fen)
        assert totals == (aged["not_due"], sum(aged["buckets"]), aged["on_account"])

    def gates_agree(self, name: str, draft: ShipmentDraft, total: int) -> None:
        verdict = weigh_shipment(self.book, replace(draft, parts=()), self.today)
        blocks = {BLOCKS[one.code] for one in verdict.objections if one.outcome is GateOutcome.BLOCK}
        assert blocks == set(self.model.objections(name, total, draft.paid_fen, self.today))
        assert verdict.exposure.total_fen == self.model.balance(name) + total - draft.paid_fen

    def teardown(self) -> None:
        with self.stack:
            assert check(self.book) == []
            assert {number: self.frozen(number) for number in self.papers} == self.papers

    # ── choosing ─────────────────────────────────────────────────────────────────────────────────
    def both(self, product: Callable[[], Answer], model: Callable[[], Answer], what: str) -> Answer | None:
        """Both give the same answer, or both refuse."""
        self.model.clock = self.today
        expected, found = answer(model), answer(product)
        event(f"{what} {'refused' if expected is REFUSED else 'done'}")
        assert found == expected
        return None if found is REFUSED else cast(Answer, found)

    @property
    def now(self) -> Any:
        return at(self.today)

    def day(self, back: int) -> date:
        return self.today + timedelta(days=back)

    def month(self, ago: int) -> date:
        index = self.today.year * 12 + self.today.month - 1 - ago
        return date(index // 12, index % 12 + 1, 1)

    def choose(self, pick: int, fits: Callable[[Row], bool]) -> str:
        numbers = [number for number, document in self.model.documents.items() if fits(document)]
        return numbers[pick % len(numbers)] if numbers else ""

    def choose_item(self, name: str, pick: int) -> Item | None:
        items = self.model.open_items(name)
        return items[pick % len(items)]["item"] if items else None

    def share_of_debt(self, name: str, share: int, odd: int) -> int:
        debt: int = sum(row["open"] for row in self.model.open_items(name))
        return debt * share // 100 + odd

    def split(self, name: str, chosen: list[tuple[int, int, bool]], money: int) -> list[tuple[Item, int]]:
        """Shares of open items or of the money; now and then of any document at all, also another customer's."""
        split = []
        for one, share, anything in chosen:
            number = self.choose(one, lambda d: True)
            item = (number, 1) if anything and number else self.choose_item(name, one)
            if item:
                split.append((item, min(self.model.open_of(item), money) * share // 100))
        return split

    def frozen(self, number: str) -> Row:
        found = snapshots.load(self.book, number, Statement)
        assert found
        return said(found[0])


REFUSED = object()


def answer(call: Callable[[], Answer]) -> Answer | object:
    try:
        return call()
    except (No, Refused):
        return REFUSED


def said(paper: Statement) -> Row:
    """What a statement says, in the model's words."""
    rows = [(row.dated, row.number, row.debit_fen - row.credit_fen, row.balance_fen, row.late) for row in paper.rows]
    return {
        "from": paper.period_from, "to": paper.period_to, "opening": paper.opening_fen, "rows": rows,
        "closing": paper.closing_fen,
    }  # fmt: skip


def on_paper(paper: Row) -> Row:
    return {key: paper[key] for key in ("from", "to", "opening", "rows", "closing")}


TestTwoBooks = TwoBooks.TestCase
TestTwoBooks.settings = settings(
    max_examples=SIZES.books,
    stateful_step_count=SIZES.steps,
    deadline=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)
