"""Bills of payment services and banks: who may have paid what, and booked once it is said whose it is (N17)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from desktop_app.cli.answers import told, yuan
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Cell, Heading, Screen
from desktop_app.cli.secret_files import secret_line
from desktop_app.cli.session import Session
from desktop_app.domain.bills import PASSED, WAYS, Bill, BillDoubt, passed_counts
from desktop_app.domain.doubts import Doubt
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.matching import Claimant
from desktop_app.domain.matching_states import CLAIMS, ClaimState
from desktop_app.domain.money import format_yuan
from desktop_app.language import N_, Translate
from desktop_app.operations.bills import (
    BillRow,
    Claimed,
    Taking,
    bill_rows,
    chosen,
    customers_after_all,
    no_customers,
    read_bill,
    take_lines,
    untake,
)
from desktop_app.operations.books import Book
from desktop_app.operations.customers import find_customer

DOUBTS = frozenset(Doubt)
"""Of the words that are accepted, those about a receipt; the others are about the bill."""


@dataclass(frozen=True, slots=True)
class BillReading:
    """What a bill holds, what of it is proposed, and what was taken now."""

    file: str
    bill: Bill
    rows: Sequence[BillRow]
    doubts: Sequence[BillDoubt]
    taken: Sequence[Claimed] = ()


def bills(session: Session) -> None:
    """Show whose the money of a bill may be; with --take book it, all of what is named or nothing."""
    options = session.options
    password = secret_line(options.password_file, N_("The password file")) if options.password_file else ""
    bill = read_bill(options.file, session.moment.today, password)
    open_doubts = [doubt for doubt in bill.doubts if not doubt.is_settled(session.accepted)]
    with opened(session) as book:
        rows = bill_rows(book.ledger, bill.lines, session.moment.today)
        made: Sequence[Claimed] = ()
        if not open_doubts and (options.take or options.same or options.not_customer or options.untake):
            made = _do(book, session, rows)
            rows = bill_rows(book.ledger, bill.lines, session.moment.today)
    reading = BillReading(options.file.name, bill, rows, open_doubts, made)
    session.present(reading, partial(_answer, session.translate), _show)
    for doubt in open_doubts[:1]:
        raise Refused(
            "{count} doubts of this bill are open, so nothing is booked. The first: {doubt} --accept {which} settles "
            "it.",
            count=len(open_doubts), doubt=doubt.said, which=f"{doubt.which}@{doubt.row}",
        )  # fmt: skip


def _do(book: Book, session: Session, rows: Sequence[BillRow]) -> Sequence[Claimed]:
    options = session.options
    strangers = [_row(rows, number).line for number in options.not_customer or ()]
    back = [_row(rows, number).line for number in options.untake or ()]
    if back:
        untake(book.ledger, [line.key for line in back], session.translate("Entered by mistake"), session.moment)
        customers_after_all(book.ledger, back, session.moment)
    takings = list(_takings(book, session, rows))
    made: Sequence[Claimed] = take_lines(book.ledger, takings, session.moment).result if takings else ()
    if strangers:
        no_customers(book.ledger, strangers, session.moment)
    return made


def _takings(book: Book, session: Session, rows: Sequence[BillRow]) -> Iterator[Taking]:
    """What was named on the command line; a row that is named is not taken a second time as a certain one."""
    options, same = session.options, dict(session.options.same or ())
    named = [(row, name) for row, name in options.take or () if row]
    for number, name in named:
        row = _row(rows, number)
        customer = find_customer(book.ledger, name)
        claimant = next((one for one in row.match.claimants if one.customer_id == customer.id), None)
        yield Taking(
            row.line, customer.id, session.translate(row.line.way.value), claimant.slips if claimant else (),
            new=same.get(number) == "new", accepted=session.accepted & DOUBTS,
        )  # fmt: skip
    for number, receipt in same.items():
        if receipt != "new":
            row = _row(rows, number)
            yield Taking(row.line, 0, session.translate(row.line.way.value), same=receipt)
    if any(not row for row, _ in options.take or ()):
        spoken = {number for number, _ in named} | same.keys()
        yield from _certain(session, [row for row in rows if row.line.row not in spoken])


def _certain(session: Session, rows: Sequence[BillRow]) -> Iterator[Taking]:
    for row in rows:
        taking = chosen(row, session.translate(row.line.way.value)) if row.state is ClaimState.CERTAIN else None
        if taking is not None:
            yield taking


def _row(rows: Sequence[BillRow], number: int) -> BillRow:
    found = [row for row in rows if row.line.row == number]
    if not found:
        raise Refused("In row {row} of the bill nothing came in that could be a customer's. Check the row.", row=number)
    if len(found) > 1:
        raise Refused(
            "Row {row} is on {count} sheets of the bill. Save each sheet as a file.", row=number, count=len(found)
        )
    return found[0]


# ── what is answered ─────────────────────────────────────────────────────────────────────────────


def _answer(translate: Translate, reading: BillReading) -> Mapping[str, object]:
    bill = reading.bill
    return {
        "file": reading.file,
        "source": bill.source.text(translate),
        "days": [day.isoformat() for day in bill.days or ()],
        "incomes": len(bill.lines),
        "total": yuan(bill.total_fen),
        "lines": [_line_answer(row, translate) for row in reading.rows],
        "left_out": [
            {**told(one, "row", "date=day", "amount_fen", "payer"), "reason": PASSED[one.reason].text(translate)}
            for one in bill.passed
        ],
        "doubts": [{**told(one, "which", "row"), "said": one.said.text(translate)} for one in reading.doubts],
        "notes": [note.text(translate) for note in bill.notes],
        "taken": [told(one, "number", "amount_fen", "again") for one in reading.taken],
    }


def _line_answer(row: BillRow, translate: Translate) -> Mapping[str, object]:
    line = row.line
    return {
        **told(line, "row", "date=day", "time=clock", "amount_fen", "payer", "remark", "transaction=number"),
        "method": WAYS[line.way].text(translate),
        "state": row.state.value,
        "receipt": row.number or None,
        "unclear": line.unclear.text(translate) if line.unclear else None,
        "typed_by_hand": [told(twin, "number", "customer", "date=dated") for twin in row.twins],
        "customers": [_claimant_answer(one, translate) for one in row.match.claimants],
    }


def _claimant_answer(one: Claimant, translate: Translate) -> Mapping[str, object]:
    return {
        **told(one, "customer=name", "owed_fen", "slips"),
        "reasons": [clue.said.text(translate) for clue in one.clues],
    }


LINES = (
    Heading(N_("Row"), figures=True), Heading(N_("Date"), firm=True), Heading(N_("Payer")),
    Heading(N_("Amount"), figures=True), Heading(N_("Customer")), Heading(N_("How sure")), Heading(N_("Why")),
)  # fmt: skip


def _show(reading: BillReading, screen: Screen) -> None:
    bill = reading.bill
    screen.heading(
        Said(
            "{file}: {source}, {count} incomes of {sum}", file=reading.file, source=bill.source, count=len(bill.lines),
            sum=format_yuan(bill.total_fen),
        )
    )  # fmt: skip
    screen.gap()
    if reading.rows:
        screen.cells(LINES, [_cells(row) for row in reading.rows])
        screen.gap()
    for reason, count in passed_counts(bill.passed).items():
        screen.say(Said("Left out: {count} × {reason}", count=count, reason=PASSED[reason]))
    for said in (*bill.notes, *(doubt.said for doubt in reading.doubts)):
        screen.say(said)
    for one in reading.taken:
        screen.say(Said("Booked as {number}: {sum}", number=one.number, sum=format_yuan(one.amount_fen)))


def _cells(row: BillRow) -> tuple[Cell, ...]:
    first, line = row.match.first, row.line
    why = first.clues[0].said if first else ""
    name = row.customer or (first.name if first else "")
    return str(line.row), line.day.isoformat(), line.payer, line.amount_fen, name, CLAIMS[row.state].said, why
