"""Past documents with their payments; lines with one number are part payments of one document."""

from collections.abc import Sequence

from msgspec import structs

from desktop_app.domain.errors import Said
from desktop_app.domain.likeness import same_name
from desktop_app.domain.money import format_yuan
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.dues import due_of
from desktop_app.exchange.entries import counted, entry_of, first_said
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.leftovers import Leftover
from desktop_app.exchange.reading import ReadRow, RowReading
from desktop_app.exchange.row_sums import nature_in
from desktop_app.exchange.rows import Paid, SheetPastSlip
from desktop_app.exchange.states import Nature, out_of_use
from desktop_app.exchange.tax_rates import tax_on_top

_Line = tuple[RowReading, SheetPastSlip]
"""A row, and the document with the one payment that it tells, if any."""


def read_history(readings: Sequence[RowReading]) -> list[ReadRow]:
    """One entry for each document, with the payments of all its lines."""
    documents: dict[object, list[_Line]] = {}
    for reading in counted(readings, _no_debt):
        one = _read_line(reading)
        own = 0 if one.number else reading.number
        documents.setdefault((same_name(one.customer), one.number, one.dated, own), []).append((reading, one))
    return [entry_of(lines, _document(lines)) for lines in documents.values() if _agree(lines)]


def _no_debt(reading: RowReading) -> Leftover | None:
    """Why a row is no past document."""
    return Leftover.PAYABLE if nature_in(reading) is Nature.PAYABLE else out_of_use(reading, settled=False)


def _read_line(reading: RowReading) -> SheetPastSlip:
    reading.need(Meaning.CUSTOMER, Meaning.DATE, Meaning.AMOUNT)
    if nature_in(reading) not in (Nature.DEBT, Nature.OPENING):
        reading.refuse(
            Meaning.SIDE, Said("This is money or goods that came back, not a debt. Import the sheet as unpaid slips.")
        )
    amount, dated = reading.fen(Meaning.AMOUNT), reading.past_day(Meaning.DATE)
    amount = amount if amount is None else round(amount * (1 + tax_on_top(reading)))
    if amount is not None and amount <= 0:
        reading.refuse(Meaning.AMOUNT, Said("The amount of a document must be more than 0.00."))
    paid = _payment(reading, amount or 0)
    return SheetPastSlip(
        customer=reading.text(Meaning.CUSTOMER),
        number=reading.text(Meaning.NUMBER),
        dated=dated or reading.today,
        due=due_of(reading, dated),
        amount_fen=amount or 0,
        paid=(paid,) if paid else (),
        remark=reading.remark(),
        phone=reading.phone(),
    )


def _payment(reading: RowReading, amount_fen: int) -> Paid | None:
    """The payment of a line; a sheet without a column of paid amounts means payment in full."""
    paid_on = reading.past_day(Meaning.PAID_DATE)
    paid = reading.fen(Meaning.PAID_AMOUNT) if reading.has(Meaning.PAID_AMOUNT) else amount_fen
    if reading.is_blank(Meaning.PAID_DATE):
        if reading.has(Meaning.PAID_AMOUNT) and paid:
            reading.need(Meaning.PAID_DATE)
        return None
    if reading.has(Meaning.PAID_AMOUNT) and reading.is_blank(Meaning.PAID_AMOUNT):
        reading.need(Meaning.PAID_AMOUNT)
    elif paid is not None and paid <= 0:
        reading.refuse(Meaning.PAID_AMOUNT, Said("A payment must be more than 0.00, or have no date."))
    return Paid(paid_on, paid) if paid_on is not None and paid is not None else None


def _agree(lines: Sequence[_Line]) -> bool:
    """Whether all lines of a document are good and tell the same amount."""
    above, first = lines[0]
    for reading, one in lines:
        if one.amount_fen != first.amount_fen:
            said = Said(
                "Document {number} has another amount in row {row}. Correct one of them.",
                number=one.number,
                row=above.number,
            )
            reading.refuse(Meaning.AMOUNT, said)
    return not any(reading.bad for reading, _ in lines)


def _document(lines: Sequence[_Line]) -> SheetPastSlip:
    told = [one for _, one in lines]
    _ask_about_rest(lines)
    due, phone = first_said(one.due for one in told), first_said(one.phone for one in told) or ""
    return structs.replace(told[0], due=due, paid=tuple(paid for one in told for paid in one.paid), phone=phone)


def _ask_about_rest(lines: Sequence[_Line]) -> None:
    """What the sheet says is unpaid must be what the payments leave; each line may say it as of its own payment."""
    reading, first = lines[-1]
    still_open = reading.fen(Meaning.OPEN)
    paid = [one.amount_fen for _, line in lines for one in line.paid]
    if still_open is None or still_open == first.amount_fen - sum(paid):
        return
    said = Said(
        "{amount} less {paid} received is {rest}, but the sheet says {open}: {gap} apart.",
        amount=format_yuan(first.amount_fen),
        paid=format_yuan(sum(paid)),
        rest=format_yuan(first.amount_fen - sum(paid)),
        open=format_yuan(still_open),
        gap=format_yuan(abs(still_open - first.amount_fen + sum(paid))),
    )
    reading.ask("sums", Meaning.OPEN, said, DoubtChoice("rest", Said("The payments count.")))
