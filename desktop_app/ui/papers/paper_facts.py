"""What is known of the chosen papers, and what can be done with them next (U43, U44)."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QPushButton

from desktop_app.domain.looks import NextStep, next_step, paper_state
from desktop_app.domain.papers import OF_CREDIT, PAPER_KINDS, WITHOUT_SUM, PaperKind, PaperRow
from desktop_app.operations.lists.papers import amount_said, answer_said, days_said
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import RULE, Fact, FactsCard, Offer
from desktop_app.ui.widgets.columns import day_text, read

Papers = Sequence[PaperRow]
"""One paper, or several that are done with together."""

PRINT, SIGNED, ANSWER, SENT, SCAN = "papers.print", "papers.signed", "papers.answer", "papers.sent", "papers.scan"
CARD = "card.picture"
"""The commands that are offered."""

STEPS = {NextStep.PRINT: PRINT, NextStep.SIGN: SIGNED, NextStep.ANSWER: ANSWER}


def may_be_sent(row: PaperRow) -> bool:
    """It may go out more than once; one that was replaced goes out no more (case 21)."""
    return row.kind in SENT_KINDS and not row.is_void


SENT_KINDS = frozenset({PaperKind.STATEMENT, *OF_CREDIT})
"""Papers of which it is kept how they went out: proof of service (民法典 195)."""


def has_card(row: PaperRow) -> bool:
    """A paper with figures to send; of terms and letters the paper itself is sent."""
    return bool(row.number) and not row.is_void and row.kind not in OF_CREDIT


def _is_statement(papers: Papers) -> bool:
    return len(papers) == 1 and may_be_sent(papers[0]) and papers[0].kind is PaperKind.STATEMENT


def _may_be_sent(papers: Papers) -> bool:
    return len(papers) == 1 and may_be_sent(papers[0])


OFFERED: dict[str, Callable[[Papers], bool]] = {
    PRINT: lambda _: True,
    SIGNED: lambda papers: not any(row.is_void for row in papers),
    ANSWER: _is_statement,
    SENT: _may_be_sent,
    CARD: lambda papers: len(papers) == 1 and has_card(papers[0]),
    SCAN: lambda papers: len(papers) == 1 and bool(papers[0].scans),
}
"""Only what makes sense for the chosen papers is offered."""


def paper_facts(desk: Desk, button: Callable[[str], QPushButton]) -> FactsCard[Papers]:
    """The card beside the list; the primary button is what usually comes next."""

    def usual(key: str) -> Callable[[Papers], bool]:
        return lambda papers: STEPS[next_step(papers)] == key

    offers = [Offer(button(key), where=where, first=usual(key)) for key, where in OFFERED.items()]
    return FactsCard(desk, desk.say("No paper chosen"), _facts, offers)


def _facts(papers: Papers, desk: Desk) -> Sequence[Fact]:
    if len(papers) > 1:
        return (Fact(desk.say("{count} papers", count=len(papers)), "name"),)
    (row,) = papers
    say = desk.say
    hint = say("A photograph or PDF of the signed paper can be dropped on its row.") if not row.is_void else ""
    return (
        Fact(row.customer, "name"),
        Fact(f"{desk.tell(PAPER_KINDS[row.kind])} {row.number}".rstrip(), "muted"),
        RULE,
        Fact(desk.tell(paper_state(row)), "strong"),
        Fact(row.site),
        Fact("") if row.kind in WITHOUT_SUM else Fact(say("Amount"), "", read(amount_said(row), desk)),
        Fact(say("Period") if row.period_from else say("Date"), "", read(days_said(row, desk.today()), desk)),
        RULE,
        *_history(row, desk),
        Fact(hint, "muted"),
    )


def _history(row: PaperRow, desk: Desk) -> Iterator[Fact]:
    """Printed, sent, its card sent, signed and answered, each with its day."""
    say = desk.say
    if row.printed and row.printed_on:
        times = say("{count} ×", count=row.printed) if row.printed > 1 else ""
        yield Fact(say("Last printed"), "", day_text(row.printed_on, desk), times)
    yield from (Fact(desk.tell(one.said())) for one in row.sent)
    if row.card_on:
        yield Fact(say("Card sent on"), "", day_text(row.card_on, desk))
    if row.signed_on:
        yield Fact(say("Signed on"), "", day_text(row.signed_on, desk))
    if words := read(answer_said(row), desk):
        yield Fact(words)
    if row.scans:
        yield Fact(say("Scans"), "", str(len(row.scans)))
