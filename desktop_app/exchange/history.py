"""Past documents with their payments; lines with one number are part payments of one document."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import Said
from desktop_app.domain.likeness import same_name
from desktop_app.exchange.dues import due_of
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.reading import ReadRow, RowReading
from desktop_app.exchange.rows import Paid, SheetPastSlip
from desktop_app.exchange.states import no_debt


@dataclass(frozen=True, slots=True)
class _Line:
    reading: RowReading
    customer: str
    number: str
    dated: date
    amount_fen: int
    due: date | None
    paid: Paid | None
    remark: str
    phone: str


def read_history(readings: Sequence[RowReading]) -> list[ReadRow]:
    """One entry for each document, with the payments of all its lines."""
    documents: dict[tuple[str, str, date, int], list[_Line]] = {}
    for line in (_read_line(reading) for reading in readings):
        if line is not None:
            own = 0 if line.number else line.reading.number
            documents.setdefault((same_name(line.customer), line.number, line.dated, own), []).append(line)
    return [ReadRow(_rows(lines), _document(lines)) for lines in documents.values() if _agree(lines)]


def _read_line(reading: RowReading) -> _Line | None:
    left_out = no_debt(reading)
    if left_out:
        reading.leave_out(left_out)
        return None
    reading.need(Meaning.CUSTOMER, Meaning.DATE, Meaning.AMOUNT)
    amount, dated = reading.fen(Meaning.AMOUNT), reading.day(Meaning.DATE)
    if amount is not None and amount <= 0:
        reading.refuse(Meaning.AMOUNT, Said("The amount of a document must be more than 0.00."))
    return _Line(
        reading,
        reading.text(Meaning.CUSTOMER),
        reading.text(Meaning.NUMBER),
        dated or reading.today,
        amount or 0,
        due_of(reading, dated),
        _payment(reading, amount or 0),
        reading.note(Meaning.REMARK),
        reading.text(Meaning.PHONE),
    )


def _payment(reading: RowReading, amount_fen: int) -> Paid | None:
    """The payment of a line; a sheet without a column of paid amounts means payment in full."""
    paid_on = reading.day(Meaning.PAID_DATE)
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
    for line in lines[1:]:
        if line.amount_fen != lines[0].amount_fen:
            line.reading.refuse(
                Meaning.AMOUNT,
                Said(
                    "Document {number} has another amount in row {row}. Correct one of them.",
                    number=line.number,
                    row=lines[0].reading.number,
                ),
            )
    return not any(line.reading.bad for line in lines)


def _rows(lines: Sequence[_Line]) -> tuple[int, ...]:
    return tuple(line.reading.number for line in lines)


def _document(lines: Sequence[_Line]) -> SheetPastSlip:
    first = lines[0]
    paid = tuple(line.paid for line in lines if line.paid is not None)
    due = next((line.due for line in lines if line.due is not None), None)
    phone = next((line.phone for line in lines if line.phone), "")
    return SheetPastSlip(first.customer, first.number, first.dated, due, first.amount_fen, paid, first.remark, phone)
