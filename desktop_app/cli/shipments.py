"""Goods out, goods back, and their vouchers."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.cli.answers import day, told, yuan
from desktop_app.cli.documents import (
    DAY,
    DAY_IF_ANY,
    FEN,
    NO,
    NO_FEN,
    NOTE,
    PART,
    PRICE,
    QUANTITY,
    TEXT,
    TEXTS,
    WORDS,
    YES,
    JsonDocument,
    every,
    if_any,
    inside,
)
from desktop_app.cli.files import write_file
from desktop_app.cli.opening import opened
from desktop_app.cli.session import Session
from desktop_app.domain.credit import Verdict
from desktop_app.domain.customers import clean_text
from desktop_app.domain.cutting import cut_to
from desktop_app.domain.dates import Terms
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.money import format_quantity
from desktop_app.domain.objections import GateOutcome, WayKind, WayOut
from desktop_app.domain.shipments import (
    SLIP_TEXTS,
    Line,
    Part,
    Release,
    ReturnDraft,
    ShipmentDraft,
    total_fen,
)
from desktop_app.domain.slip_sums import Charges, SlipSums, leaving_fen
from desktop_app.domain.typed_discounts import said_discount, taken_off
from desktop_app.language import N_, Translate
from desktop_app.operations.customers import find_customer
from desktop_app.operations.even_exchanges import record_slip
from desktop_app.operations.orders import priced_order, sure_lines
from desktop_app.operations.prices import odd_prices
from desktop_app.operations.releasing import SlipStopped
from desktop_app.operations.shipments import Posted, due_of
from desktop_app.operations.terms_sheets import sheet_on_file

if TYPE_CHECKING:
    from desktop_app.operations.books import Book

RELEASED = "released"
"""The verdict on a slip that was blocked and let pass by the owner."""


GOODS = JsonDocument(
    goods=TEXT, spec=WORDS, unit=WORDS, quantity=QUANTITY, price=PRICE, code=WORDS, remark=WORDS, discount=WORDS,
    gift=NO, slip=WORDS, more=if_any(TEXTS, ()),
)  # fmt: skip
RELEASE = JsonDocument(reason=TEXT, expires=DAY_IF_ANY)
_REST = {
    "paid": NO_FEN, "paid_method": WORDS, "submission": WORDS, "release": inside(RELEASE), "due": DAY_IF_ANY,
    "parts": if_any(every(PART), ()), "remark": NOTE, "discount": WORDS, "freight": NO_FEN, "rounding": if_any(FEN),
    "agreed": if_any(FEN), **dict.fromkeys(SLIP_TEXTS, WORDS),
}  # fmt: skip
SLIP = JsonDocument(customer=TEXT, date=DAY, lines=every(GOODS), **_REST)
ORDERED_SLIP = JsonDocument(customer=TEXT, date=DAY, lines=if_any(every(GOODS), ()), **_REST)
"""Its goods are in the order."""

RETURN = JsonDocument(
    customer=TEXT, date=DAY, lines=every(GOODS), slip=WORDS, apply=YES, reason=NOTE, submission=WORDS
)  # fmt: skip


def ship(session: Session) -> None:
    """Post a slip; answers its number, due date and verdict. A slip the gate stops has no number (R019, N08)."""
    said = (SLIP if session.options.order is None else ORDERED_SLIP).read(session)
    with opened(session) as book:
        customer = find_customer(book.ledger, said.customer)
        draft = _slip(customer.id, said, session.accepted)
        if session.options.order is not None:
            draft = replace(draft, lines=_ordered(book, draft, session.options.order))
        draft = replace(draft, charges=_charges(draft.lines, said, customer.round_to_fen))
        notes = odd_prices(book.ledger, draft, session.moment.today)
        try:
            posted = record_slip(book.ledger, draft, session.moment).result
        except SlipStopped as stopped:
            session.answer(_stopped_answer(draft, customer.terms, stopped.verdict, session.translate))
            raise _not_posted(stopped.verdict, session.translate) from None
        sheet = sheet_on_file(book.ledger, customer, session.moment.today)
    answer = {**_posted_answer(posted, session.translate), "terms_sheet": sheet.state}
    told = [{"line": line, "text": said.text(session.translate)} for line, said in notes]
    session.answer({**answer, "notes": told} if told else answer)


def slip_typed(session: Session, book: "Book") -> ShipmentDraft:
    """The slip of a document that names all of it."""
    said = SLIP.read(session)
    customer = find_customer(book.ledger, said.customer)
    draft = _slip(customer.id, said, frozenset())
    return replace(draft, charges=_charges(draft.lines, said, customer.round_to_fen))


def return_goods(session: Session) -> None:
    """Post goods that came back, set against their slip or kept apart (cases 1, 2)."""
    from desktop_app.operations.returns import record_return

    said = RETURN.read(session)
    with opened(session) as book:
        customer = find_customer(book.ledger, said.customer)
        draft = ReturnDraft(
            customer.id, said.date, _lines(said), said.slip, said.apply, said.reason, said.submission, session.accepted
        )
        made = record_return(book.ledger, draft, session.moment)
    session.posted(made, told(made.result, "number", "total_fen"))


def voucher(session: Session) -> None:
    """Write the voucher of a slip; the same slip gives the same bytes for ever (D9)."""
    from desktop_app.operations.paper_kinds import usual_sheet
    from desktop_app.operations.papers import VoucherPaper, voucher_pdf

    options = session.options
    number = clean_text(options.number, N_("The number"))
    with opened(session) as book:
        paper = options.paper or usual_sheet(book.ledger, number)
        pdf = voucher_pdf(book, number, VoucherPaper(paper), session.paper_language, session.moment)
    write_file(options.out, pdf)
    said = Said("{number} is saved in {file}.", number=number, file=options.out)
    session.tell({"number": number, "file": str(options.out)}, said)


def _ordered(book: "Book", draft: ShipmentDraft, text: str) -> tuple[Line, ...]:
    """The lines of an order; what is not clear about it is refused before anything is booked (N19)."""
    if draft.lines:
        raise Refused("The goods are in the document and in --order. Give them once.")
    return sure_lines(priced_order(book.ledger, draft.customer_id, text, draft.dated))


def _slip(customer_id: int, said: Namespace, accepted: frozenset[str]) -> ShipmentDraft:
    return ShipmentDraft(
        customer_id=customer_id,
        dated=said.date,
        lines=_lines(said),
        paid_fen=said.paid,
        paid_method=said.paid_method,
        parts=tuple(Part(part.due, part.amount) for part in said.parts),
        fixed_due=said.due,
        remark=said.remark,
        submission=said.submission,
        release=said.release and Release(said.release.reason, said.release.expires),
        accepted=accepted,
        **{name: getattr(said, name) for name in SLIP_TEXTS},
    )


def _charges(lines: Sequence[Line], said: Namespace, step_fen: int) -> Charges:
    """What stands below the goods; `agreed` is what the whole slip was rounded to. Where nothing is said of rounding,
    the customer's habit counts, as in the window.
    """
    off = said_discount(said.discount, "discount")
    charges = Charges(off.fen, off.rate, said.freight, said.rounding or 0)
    charges = charges.on(leaving_fen(line.amount_fen for line in lines))
    sums = SlipSums(total_fen(lines), charges)
    if said.agreed is not None:
        return sums.agreed(said.agreed).charges
    return charges if said.rounding is not None else sums.rounded_down(step_fen).charges


def _lines(said: Namespace) -> tuple[Line, ...]:
    return tuple(_line(one, index) for index, one in enumerate(said.lines, 1))


def _line(said: Namespace, index: int) -> Line:
    line = Line(said.goods, said.quantity, said.price, said.spec, said.unit, said.code, said.remark)
    return taken_off(
        replace(line, gift=said.gift, origin=said.slip, more=tuple(said.more)),
        said_discount(said.discount, "off", index),
    )


def _posted_answer(posted: Posted, translate: Translate) -> Mapping[str, object]:
    answer: dict[str, object] = {"number": posted.number, "due": day(posted.due), "total": yuan(posted.total_fen)}
    if posted.paid_method is not None:
        answer["paid_method"] = posted.paid_method or None
    if posted.returned:
        answer["returned"] = list(posted.returned)
    if posted.verdict is None:
        return {**answer, "verdict": None, "objections": [], "repeated": True}
    verdict = RELEASED if posted.released else str(posted.verdict.outcome)
    return {**answer, "verdict": verdict, "objections": _objections(posted.verdict, translate)}


def _stopped_answer(draft: ShipmentDraft, terms: Terms, verdict: Verdict, translate: Translate) -> Mapping[str, object]:
    return {
        "number": None,
        "due": day(due_of(draft, terms)),
        "total": yuan(draft.sums.total_fen),
        "verdict": verdict.outcome,
        "objections": _objections(verdict, translate),
        "ways_out": [_way_out(way, draft, translate) for way in verdict.ways_out],
    }


def _objections(verdict: Verdict, translate: Translate) -> list[Mapping[str, object]]:
    return [
        {"code": one.code, "outcome": one.outcome, "text": one.said.text(translate).strip()}
        for one in verdict.objections
    ]


def _way_out(way: WayOut, draft: ShipmentDraft, translate: Translate) -> Mapping[str, object]:
    """A smaller slip names the quantities that would fit, line by line."""
    amount = yuan(way.amount_fen) if way.amount_fen else None
    answer = {"way": way.way, "amount": amount, "text": way.said.text(translate)}
    if way.way is not WayKind.SHIP_LESS:
        return answer
    fits = zip(draft.lines, cut_to(draft.lines, way.amount_fen, draft.charges), strict=True)
    return {**answer, "lines": [{"goods": line.name, "quantity": format_quantity(left)} for line, left in fits]}


def _not_posted(verdict: Verdict, translate: Translate) -> Refused:
    """Why, and every way out, in one line."""
    blocking = [one.said for one in verdict.objections if one.outcome is GateOutcome.BLOCK]
    sentences = [said.text(translate).strip() for said in (*blocking, *(way.said for way in verdict.ways_out))]
    return Refused("The slip was not posted. {why}", why=" ".join(sentences))
