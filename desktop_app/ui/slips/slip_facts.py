"""One slip beside the list: what left, what is open of it, and where its paper is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.domain.accounts import Kind
from desktop_app.domain.labels import DOCUMENT_KINDS
from desktop_app.domain.money import format_quantity, format_yuan
from desktop_app.domain.shipments import Line
from desktop_app.operations.slips import SlipRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import Fact
from desktop_app.ui.widgets.columns import day_text

SHOWN_LINES = 6


@dataclass(frozen=True, slots=True)
class SeenSlip:
    """A slip and its goods; none until the book has answered."""

    row: SlipRow
    lines: tuple[Line, ...] = ()


def slip_facts(seen: SeenSlip, desk: Desk) -> Sequence[Fact]:
    """What the card beside the list says, paragraph by paragraph."""
    row = seen.row
    whose = f"{row.customer}\n{desk.tell(DOCUMENT_KINDS[row.kind])} · {day_text(row.dated, desk)}"
    return (
        Fact(row.number, "title"),
        Fact(whose, "muted"),
        Fact(_money(row, desk), "strong"),
        Fact("\n".join(_paper(row, desk))),
        Fact("\n".join(_goods(seen.lines, desk)), "muted"),
    )


def _money(row: SlipRow, desk: Desk) -> str:
    if row.reversed_by:
        return desk.say("Reversed by {number}", number=row.reversed_by)
    amount = desk.say("Amount {sum}", sum=format_yuan(row.amount_fen))
    if row.kind is Kind.RETURN:
        return amount
    rest = desk.say("open {sum}", sum=format_yuan(row.open_fen)) if row.open_fen else desk.say("paid")
    return f"{amount} · {rest}"


def _paper(row: SlipRow, desk: Desk) -> Iterator[str]:
    """Printed how often and when, signed when; then why it left or came back."""
    if row.printed and row.printed_on:
        day = day_text(row.printed_on, desk)
        once = desk.say("Printed once · {day}", day=day)
        yield once if row.printed == 1 else desk.say("Printed {count} × · last {day}", count=row.printed, day=day)
        signed = row.signed_on and desk.say("Signed {day}", day=day_text(row.signed_on, desk))
        yield signed or desk.say("Awaiting signature")
    else:
        yield desk.say("Not printed yet")
    if row.release_reason and row.release_expires:
        last = day_text(row.release_expires, desk)
        yield desk.say("Released until {day}: “{reason}”", day=last, reason=row.release_reason)
    elif row.release_reason:
        yield desk.say("Released: “{reason}”", reason=row.release_reason)
    if row.return_reason:
        yield desk.say("Came back: “{reason}”", reason=row.return_reason)
    if row.remark:
        yield desk.say("“{note}”", note=row.remark)


def _goods(lines: tuple[Line, ...], desk: Desk) -> Iterator[str]:
    """The first lines of what left."""
    for line in lines[:SHOWN_LINES]:
        name, count = " ".join(filter(None, [line.name, line.spec])), format_quantity(line.quantity)
        yield desk.say("{goods} × {quantity}{unit}", goods=name, quantity=count, unit=line.unit)
    more = len(lines) - SHOWN_LINES
    if more > 0:
        yield desk.say("and 1 more line") if more == 1 else desk.say("and {count} more lines", count=more)
