"""What the rows of a posting or of a note say, told as changes: money first, then words (U26)."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

from desktop_app.domain.accounts import Kind
from desktop_app.domain.columns import Words
from desktop_app.domain.contacts import Channel, Outcome
from desktop_app.domain.errors import Said
from desktop_app.domain.history import FieldChange
from desktop_app.domain.labels import CHANNELS, DOCUMENT_KINDS, GIVEN_BY, OUTCOMES, STATEMENT_STATES, TIES
from desktop_app.domain.money import format_price, format_yuan
from desktop_app.domain.promises import PromiseTie
from desktop_app.domain.statements import StatementState

SUM, DAY, NOTE, WHO, PRICE = Said("Amount"), Said("Date"), Said("Note"), Said("Said by"), Said("Unit price")

TOLD: dict[str, tuple[tuple[Said, int], ...]] = {
    "promises": ((SUM, 2), (Said("Due date"), 3), (WHO, 5), (Said("How"), 6), (NOTE, 7)),
    "claim_facts": ((Said("Bank"), 2), (Said("Account"), 3)),
    "promise_ties": ((Said("To come"), 2),),
    "contact_log": ((Said("How"), 3), (Said("Outcome"), 4), (NOTE, 5), (Said("Next on"), 6)),
    "statements": ((Said("Period from"), 3), (Said("Period to"), 4), (Said("Closing debt"), 5)),
    "statement_events": ((Said("State"), 2), (DAY, 3), (Said("Sum agreed"), 4), (WHO, 5), (NOTE, 7)),
    "paper_events": ((DAY, 3), (NOTE, 4)),
    "disputes": ((SUM, 3), (Said("Reason"), 4)),
    "dispute_events": ((DAY, 3), (NOTE, 4)),
    "agreed_prices": ((PRICE, 4), (Said("From"), 5), (Said("Source"), 6)),
    "plan_ends": ((DAY, 1), (Said("Reason"), 2)),
    "imports": ((Said("File"), 2),),
    "tasks": ((Said("Day"), 3), (NOTE, 5), (Said("Person"), 6)),
    "task_steps": ((Said("Day"), 4),),
}
"""Of the rows of a table, which values are told, by their place behind the name of the table."""

_MONEY = frozenset({("promises", 2), ("statements", 5), ("statement_events", 4), ("disputes", 3)})
_KINDS: dict[tuple[str, int], tuple[type[StrEnum], Any]] = {
    ("contact_log", 3): (Channel, CHANNELS),
    ("promises", 6): (Channel, GIVEN_BY),
    ("promise_ties", 2): (PromiseTie, TIES),
    ("contact_log", 4): (Outcome, OUTCOMES),
    ("statement_events", 2): (StatementState, STATEMENT_STATES),
}


def changes_of_rows(content: Sequence[Any]) -> Iterator[FieldChange]:
    """Of a posting its documents, or what was set against what; of a note its fields."""
    if content and isinstance(content[0], str):
        yield from _of_note(content)
    elif len(content) > 2 and content[0]:
        for document in content[0]:
            yield _of_document(document)
    elif len(content) > 2:
        yield from _of_spread(content[2])


def _of_document(row: Sequence[Any]) -> FieldChange:
    """What was posted is new; what is voided was there before."""
    kind, amount = Kind(row[2]), format_yuan(row[6])
    name = DOCUMENT_KINDS[kind]
    return FieldChange(name, amount, "") if kind is Kind.REVERSAL else FieldChange(name, "", amount)


def _of_spread(rows: Sequence[Sequence[Any]]) -> Iterator[FieldChange]:
    """Money set against slips, and taken off them."""
    set_fen = sum(row[3] for row in rows if row[4] > 0)
    off_fen = sum(row[3] for row in rows if row[4] < 0)
    if set_fen or off_fen:
        yield FieldChange(SUM, format_yuan(off_fen) if off_fen else "", format_yuan(set_fen) if set_fen else "")


def _of_note(content: Sequence[Any]) -> Iterator[FieldChange]:
    table, *values = content
    if table == "plans":
        parts = content[2]
        yield FieldChange(SUM, "", format_yuan(sum(part[2] for part in parts)))
        return
    for name, place in TOLD.get(table, ()):
        if place < len(values) and values[place] not in (None, ""):
            yield FieldChange(name, "", _value(table, place, values[place]))


def _value(table: str, place: int, value: Any) -> Words:
    if (table, place) in _MONEY:
        return format_yuan(value)
    if (table, place) == ("agreed_prices", 4):
        return format_price(value)
    kind = _KINDS.get((table, place))
    if kind is None:
        return str(value)
    words: Words = kind[1].get(kind[0](value), str(value))
    return words
