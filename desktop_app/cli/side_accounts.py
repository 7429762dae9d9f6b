"""What stands beside the accounts, and money that goes back: deposits, what we owe suppliers, set-offs, the drawer."""

from collections.abc import Mapping
from functools import partial

from desktop_app.cli.answers import told, yuan
from desktop_app.cli.documents import FEN, NO_FEN, NOTE, TEXT, WORDS, JsonDocument, today_or, word
from desktop_app.cli.opening import opened
from desktop_app.cli.payments import WISHES, granted, received_answer
from desktop_app.cli.session import Session
from desktop_app.domain.refunds import RefundDraft
from desktop_app.domain.set_offs import SetOffDraft
from desktop_app.domain.side_accounts import ACTS, DEPOSITS, OF_CUSTOMER, SideAccount, SideAct, SideBalances, SideEntry
from desktop_app.operations.customers import find_customer
from desktop_app.operations.payments import open_items
from desktop_app.operations.refunds import pay_back
from desktop_app.operations.side_accounts import beside_of, note_side, set_off

REFUND = JsonDocument(
    customer=TEXT, date=today_or, amount=FEN, method=WORDS, paid_by=WORDS, remark=NOTE, submission=WORDS
)
DEPOSIT = JsonDocument(
    customer=TEXT, kind=word(DEPOSITS), act=word(ACTS[SideAccount.EARNEST], SideAct.TAKEN), date=today_or,
    amount=FEN, method=WORDS, taken_by=WORDS, note=NOTE, submission=WORDS,
)  # fmt: skip
SUPPLY = JsonDocument(
    customer=TEXT, act=word(ACTS[SideAccount.SUPPLY]), date=today_or, amount=FEN, method=WORDS, reference=WORDS,
    note=NOTE, submission=WORDS,
)  # fmt: skip
SET_OFF = JsonDocument(
    customer=TEXT, date=today_or, amount=FEN, against=word(OF_CUSTOMER, SideAccount.SUPPLY), allocate=WISHES,
    remark=NOTE, submission=WORDS,
)  # fmt: skip
DRAWER = JsonDocument(
    act=word(ACTS[SideAccount.DRAWER]), date=today_or, amount=NO_FEN, taken_by=WORDS, note=NOTE, submission=WORDS
)


def refund(session: Session) -> None:
    """Pay back what lies on account; answers its number and what is still on account."""
    said = REFUND.read(session)
    with opened(session) as book:
        customer = find_customer(book.ledger, said.customer)
        draft = RefundDraft(
            customer.id, said.date, said.amount, said.method, said.paid_by, said.remark, said.submission
        )
        made = pay_back(book.ledger, draft, session.moment)
    session.posted(made, told(made.result, "number", "amount_fen", "on_account_fen", "method", "paid_by"))


def deposit(session: Session) -> None:
    """A deposit is taken, or given back; answers its number and what is held."""
    said = DEPOSIT.read(session)
    entry = partial(SideEntry, said.kind, said.act, said.date, said.amount, method=said.method, hands=said.taken_by)
    _of_customer(session, said.customer, partial(entry, note=said.note), said.submission)


def supply(session: Session) -> None:
    """The customer supplied us, or we paid; answers its number and both balances (case 20)."""
    said = SUPPLY.read(session)
    entry = partial(SideEntry, SideAccount.SUPPLY, said.act, said.date, said.amount, method=said.method)
    _of_customer(session, said.customer, partial(entry, reference=said.reference, note=said.note), said.submission)


def oppose(session: Session) -> None:
    """Slips are paid by what we owe the customer, or by their deposit (抵账)."""
    said = SET_OFF.read(session)
    with opened(session) as book:
        customer = find_customer(book.ledger, said.customer)
        chosen = granted(said.allocate, open_items(book.ledger, customer.id, session.moment.today))
        draft = SetOffDraft(customer.id, said.date, said.amount, said.against, chosen, said.remark, said.submission)
        made = set_off(book.ledger, draft, session.moment)
        left = beside_of(book.ledger, session.moment.today, customer.id)
    session.posted(made, {**received_answer(made.result), **beside_answer(left)})


def drawer(session: Session) -> None:
    """The drawer is counted, or cash goes in or out that is nobody's payment."""
    said = DRAWER.read(session)
    entry = SideEntry(SideAccount.DRAWER, said.act, said.date, said.amount, hands=said.taken_by, note=said.note)
    with opened(session) as book:
        made = note_side(book.ledger, entry, session.moment, said.submission)
    session.posted(made, {"id": str(made.result.id), **told(made.result, "act", "dated", "amount_fen")})


def beside_answer(left: SideBalances) -> Mapping[str, object]:
    """What stands beside what is owed."""
    return {"earnest": yuan(left.earnest_fen), "security": yuan(left.security_fen), "we_owe": yuan(left.supply_fen)}


def _of_customer(session: Session, name: str, entry: partial[SideEntry], submission: str) -> None:
    with opened(session) as book:
        customer = find_customer(book.ledger, name)
        made = note_side(book.ledger, entry(customer_id=customer.id), session.moment, submission, session.accepted)
        left = beside_of(book.ledger, session.moment.today, customer.id)
    told_ = told(made.result, "number", "account", "act", "dated", "amount_fen")
    session.posted(made, {"id": str(made.result.id), **told_, **beside_answer(left)})
