"""Money finds its slip: the lines of a bill are proposed to customers, taken one by one, and never twice (N17)."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.bills import Bill, BillLine
from desktop_app.domain.designations import designated
from desktop_app.domain.doubts import Doubt
from desktop_app.domain.errors import Refused
from desktop_app.domain.matching import Certainty, LineMatch, Matcher
from desktop_app.domain.matching_names import payer_key
from desktop_app.domain.matching_states import BY_CERTAINTY, ClaimState
from desktop_app.domain.moment import Moment
from desktop_app.domain.payments import ReceiptDraft, propose
from desktop_app.exchange.bills.files import read_bill_file
from desktop_app.exchange.bills.reading import is_bill
from desktop_app.operations.bill_facts import gather
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.payments import open_items, take_payment
from desktop_app.operations.taking_back import void_document
from desktop_app.store import bills, customers, documents, settings
from desktop_app.store.bills import HandTyped
from desktop_app.store.database import Ledger

__all__ = ["HandTyped", "is_bill"]

AROUND = timedelta(days=4)
"""A receipt typed by hand carries the day of the bill, or one so many days beside it."""


@dataclass(frozen=True, slots=True)
class BillRow:
    """A line as the page shows it: whose it may be, or the number of its receipt and whose it is."""

    match: LineMatch
    state: ClaimState
    number: str = ""
    customer: str = ""
    twins: tuple[HandTyped, ...] = ()

    @property
    def line(self) -> BillLine:
        return self.match.line


@dataclass(frozen=True, slots=True)
class Taking:
    """A line is this customer's money. `same` is the number of the receipt that was typed for it by hand before.

    `slips` are paid first; `on_account` leaves all of it free. `new`: it is not what was typed by hand. `method` is
    the way it came, as receipts say it.
    """

    line: BillLine
    customer_id: int
    method: str
    slips: tuple[str, ...] = ()
    on_account: bool = False
    same: str = ""
    new: bool = False
    accepted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SlipShare:
    """So much of a slip the money would pay, and what then stays open of it."""

    number: str
    fen: int
    left_fen: int


@dataclass(frozen=True, slots=True)
class Spread:
    """What the money of a line would pay, and what would stay on account. `named`: the payer's own words say which."""

    shares: tuple[SlipShare, ...]
    on_account_fen: int
    named: bool = False


@dataclass(frozen=True, slots=True)
class Claimed:
    """A line that is booked now: the receipt of its money. `again`: it was booked before, and nothing was done."""

    number: str
    customer_id: int
    amount_fen: int
    again: bool = False
    customer: str = ""


def read_bill(path: Path, today: date, password: str = "") -> Bill:
    """The bill in a file as it was downloaded; nothing of it is kept. Refused for want of a password where locked."""
    return read_bill_file(path, today, password)


def bill_rows(ledger: Ledger, lines: Sequence[BillLine], today: date) -> list[BillRow]:
    """Each line with the customers it may be from, or what became of it before."""
    if not lines:
        return []
    strangers, taken = bills.Strangers(ledger), bills.taken(ledger)
    matcher = Matcher(gather(ledger, today), bills.learnt(ledger), _Payers(strangers, settings.load_shop(ledger).name))
    twins = _twins(ledger, lines)
    names = dict(bills.customers_of(ledger)) if taken else {}
    rows: list[BillRow] = []
    for line in lines:
        match = matcher.match(line)
        if number := taken.get(line.key, ""):
            rows.append(BillRow(match, ClaimState.TAKEN, number, names.get(number, "")))
        elif _line_mark(line) in strangers:
            rows.append(BillRow(match, ClaimState.STRANGER))
        else:
            same = twins.get(line.amount_fen, [])
            near = tuple(one for one in same if abs(one.dated - line.day) <= AROUND and _may_be_same(one, match))
            rows.append(BillRow(match, ClaimState.TWIN if near else BY_CERTAINTY[match.certainty], twins=near))
    return rows


def spread_of(ledger: Ledger, line: BillLine, customer_id: int, slips: tuple[str, ...], today: date) -> Spread:
    """Which slips the money would pay if it were taken now for this customer (case 12)."""
    items = open_items(ledger, customer_id, today)
    open_fen = {item.item_id: (item.number, item.open_fen) for item in items}
    shares = []
    named = _named(items, line, slips)
    for one in propose(line.amount_fen, items, line.day, named):
        number, fen = open_fen[one.item_id]
        shares.append(SlipShare(number, one.amount_fen, fen - one.amount_fen))
    return Spread(tuple(shares), line.amount_fen - sum(share.fen for share in shares), bool(named))


def take_lines(ledger: Ledger, takings: Iterable[Taking], moment: Moment) -> Done[tuple[Claimed, ...]]:
    """Book lines as receipts, all of them or none, in the legal order unless the payer named something (case 12).

    A line that is booked already is answered with its receipt: no transaction number is booked twice. Where a receipt
    of the same sum was typed by hand around that day, it has to be said whether this is the same money or new.
    """
    with ledger.writing():
        made = tuple(_take(ledger, one, moment) for one in takings)
    names = {one: name for one, _, name in customers.names(ledger)}
    return done(tuple(replace(one, customer=names.get(one.customer_id, "")) for one in made), Changed.DOCUMENTS)


def untake(ledger: Ledger, keys: Iterable[str], reason: str, moment: Moment) -> Done[int]:
    """Take lines back: receipts made from them are voided, receipts found for them stay; all may be taken again."""
    count = 0
    with ledger.writing():
        for key in keys:
            link = bills.link_of(ledger, key)
            if link is not None:
                count += 1
                _untake(ledger, link, reason, moment)
    return done(count, Changed.DOCUMENTS)


def no_customers(ledger: Ledger, lines: Sequence[BillLine], moment: Moment) -> Done[int]:
    """These lines are no customers' money: they are not asked about again, and their payers are known again.

    Nothing of them is stored but a mark each (`store.bills`).
    """
    with ledger.writing():
        bills.add_strangers(ledger, _marks(lines), moment)
    return done(len(lines), Changed.IMPORTS)


def customers_after_all(ledger: Ledger, lines: Sequence[BillLine], _moment: Moment) -> Done[int]:
    """They may be customers' money: the lines are open again, their payers are unknown."""
    with ledger.writing():
        bills.drop_strangers(ledger, _marks(lines))
    return done(len(lines), Changed.IMPORTS)


# ── inside ───────────────────────────────────────────────────────────────────────────────────────


class _Payers:
    """Payers that are no customers: those marked, and the shop itself."""

    def __init__(self, strangers: bills.Strangers, shop: str) -> None:
        self._strangers, self._own = strangers, payer_key(shop)

    def __contains__(self, payer: object) -> bool:
        return bool(payer) and (payer == self._own or _payer_mark(str(payer)) in self._strangers)


def _payer_mark(payer: str) -> str:
    return f"payer {payer}"


def _line_mark(line: BillLine) -> str:
    return f"line {line.key}"


def _marks(lines: Iterable[BillLine]) -> Iterator[str]:
    for line in lines:
        yield _line_mark(line)
        if payer := payer_key(line.payer):
            yield _payer_mark(payer)


def _twins(ledger: Ledger, lines: Sequence[BillLine]) -> dict[int, list[HandTyped]]:
    days = [line.day for line in lines]
    found: dict[int, list[HandTyped]] = {}
    for one in bills.typed_by_hand(ledger, min(days), max(days), AROUND):
        found.setdefault(one.amount_fen, []).append(one)
    return found


def _may_be_same(typed: HandTyped, match: LineMatch) -> bool:
    """What was typed for one of those it may be; where nobody is told, for anybody."""
    told = [one.customer_id for one in match.claimants]
    return typed.customer_id in told or match.certainty is Certainty.ASK


def _take(ledger: Ledger, taking: Taking, moment: Moment) -> Claimed:
    line = taking.line
    if link := bills.link_of(ledger, line.key):
        return Claimed(link.number, taking.customer_id, line.amount_fen, again=True)
    if taking.same:
        return _found(ledger, taking, moment)
    if not taking.new:
        _refuse_twin(ledger, taking)
    named = _named(open_items(ledger, taking.customer_id, moment.today), line, taking.slips)
    # two lines of a bill are told apart by their transaction numbers, and a receipt typed before was asked about
    draft = ReceiptDraft(
        taking.customer_id, line.day, line.amount_fen, taking.method, line.remark, named,
        () if taking.on_account else None, accepted=taking.accepted | {Doubt.RECEIVED_BEFORE, Doubt.BARE_BILL},
    )  # fmt: skip
    number = take_payment(ledger, draft, moment).result.number
    _link(ledger, number, line, False, moment)
    return Claimed(number, taking.customer_id, line.amount_fen)


def _found(ledger: Ledger, taking: Taking, moment: Moment) -> Claimed:
    """The receipt was typed by hand: it becomes the line's, and no money is booked."""
    receipt = documents.load_document(ledger, taking.same)
    if receipt.reversed_by or receipt.amount_fen != taking.line.amount_fen:
        raise Refused("{number} is not the money of this line: it is void, or another sum.", number=taking.same)
    _link(ledger, taking.same, taking.line, True, moment)
    return Claimed(taking.same, receipt.customer_id, receipt.amount_fen)


def _refuse_twin(ledger: Ledger, taking: Taking) -> None:
    line = taking.line
    typed = [
        one
        for one in bills.typed_by_hand(ledger, line.day, line.day, AROUND)
        if one.amount_fen == line.amount_fen and one.customer_id == taking.customer_id
    ]
    for twin in typed[:1]:
        raise Refused(
            "Receipt {number} of {day} was typed by hand for the same sum. Say whether this is the same money or new.",
            number=twin.number, day=twin.dated,
        ).at("same")  # fmt: skip


def _named(items: Sequence[OpenItem], line: BillLine, slips: Container[str]) -> tuple[int, ...]:
    """What the payer's own words name, slips or a month, is paid first (case 12)."""
    said = {*designated(line.remark, items)}
    return tuple(item.item_id for item in items if item.item_id in said or item.number in slips)


def _link(ledger: Ledger, number: str, line: BillLine, by_hand: bool, moment: Moment) -> None:
    document = documents.load_document(ledger, number)
    bills.add_line(ledger, document.id, line.key, payer_key(line.payer), by_hand, moment)


def _untake(ledger: Ledger, link: bills.BillLink, reason: str, moment: Moment) -> None:
    """A receipt that the line made goes with it; one that was there before only loses the line."""
    if link.by_hand:
        bills.part(ledger, link.row_id, moment)
    else:
        own_day = documents.load_document(ledger, link.number).dated
        void_document(ledger, link.number, own_day, reason, moment)


def chosen(row: BillRow, method: str) -> Taking | None:
    """The usual decision about a row: its first customer; None where nobody is proposed or somebody must be asked."""
    first = row.match.first
    if first is None or row.state is ClaimState.TWIN:
        return None
    return replace(Taking(row.line, first.customer_id, method), slips=first.slips)
