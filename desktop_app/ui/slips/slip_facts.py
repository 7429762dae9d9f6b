"""What the card beside the list says of a slip: its money, where its paper is, what left with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.domain.accounts import Kind
from desktop_app.domain.ahead import AHEAD_MEANS
from desktop_app.domain.columns import short_day
from desktop_app.domain.labels import DOCUMENT_KINDS
from desktop_app.domain.money import format_quantity, format_yuan
from desktop_app.domain.shipments import Line
from desktop_app.operations.lists.slips import due_said, is_ahead, overdue_days
from desktop_app.operations.slips import SlipRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import RULE, Fact
from desktop_app.ui.slips.typed_line import title
from desktop_app.ui.widgets.columns import day_text, read

SHOWN_LINES = 6


@dataclass(frozen=True, slots=True)
class SeenSlip:
    """A slip and its goods; none until the book has answered."""

    row: SlipRow
    lines: tuple[Line, ...] = ()
    attached: int = 0
    """Pictures and papers that are kept with it."""


def slip_facts(seen: SeenSlip, desk: Desk) -> Sequence[Fact]:
    """From what is asked most to what is asked least."""
    row = seen.row
    return (
        Fact(row.number, "name"),
        Fact(row.customer),
        Fact(f"{desk.tell(DOCUMENT_KINDS[row.kind])} · {day_text(row.dated, desk)}", "muted"),
        Fact(desk.tell(AHEAD_MEANS) if is_ahead(row, desk.today()) else "", "strong"),
        RULE,
        *_money(row, desk),
        RULE,
        *_paper(row, desk),
        Fact(desk.say("Attached") if seen.attached else "", "", str(seen.attached) if seen.attached else ""),
        *(Fact(words, "muted") for words in _words(row, desk)),
        RULE,
        *_goods(seen.lines, desk),
    )


def _money(row: SlipRow, desk: Desk) -> Iterator[Fact]:
    say = desk.say
    if row.reversed_by:
        yield Fact(say("Void; see {number}", number=row.reversed_by), "strong")
    yield Fact(say("Amount"), "" if row.reversed_by else "strong", format_yuan(row.amount_fen))
    if row.reversed_by or row.kind is Kind.RETURN:
        return
    if row.paid_fen:
        yield Fact(say("Settled"), "", format_yuan(row.paid_fen))
    if row.open_fen:
        yield Fact(say("Not paid"), "", format_yuan(row.open_fen))
        late = overdue_days(row, desk.today())
        days = say("{days} days overdue", days=late) if late else ""
        due = day_text(row.due, desk) if row.due else read(due_said(row, desk.today()), desk)
        yield Fact(say("Due date"), "", due, days)


def _paper(row: SlipRow, desk: Desk) -> Iterator[Fact]:
    """Printed how often and when, signed when."""
    say = desk.say
    if not row.printed or row.printed_on is None:
        yield Fact(say("Not printed yet"))
        return
    times = say("{count} ×", count=row.printed) if row.printed > 1 else ""
    yield Fact(say("Last printed"), "", day_text(row.printed_on, desk), times)
    signed = short_day(row.signed_on, desk.today()) if row.signed_on else say("Awaiting signature")
    yield Fact(say("Signed copy"), "", signed)


def _words(row: SlipRow, desk: Desk) -> Iterator[str]:
    """Why it left or came back, and what was noted."""
    if row.release_reason and row.release_expires:
        last = day_text(row.release_expires, desk)
        yield desk.say("Released until {day}: “{reason}”", day=last, reason=row.release_reason)
    elif row.release_reason:
        yield desk.say("Released: “{reason}”", reason=row.release_reason)
    if row.return_reason:
        yield desk.say("Came back: “{reason}”", reason=row.return_reason)
    if row.remark:
        yield desk.say("“{note}”", note=row.remark)


def _goods(lines: tuple[Line, ...], desk: Desk) -> Iterator[Fact]:
    """The first lines of what left."""
    for line in lines[:SHOWN_LINES]:
        yield Fact(title(line), "", f"{format_quantity(line.quantity)} {line.unit}".rstrip())
    more = len(lines) - SHOWN_LINES
    if more > 0:
        say = desk.say
        yield Fact(say("and 1 more line") if more == 1 else say("and {count} more lines", count=more), "muted")
