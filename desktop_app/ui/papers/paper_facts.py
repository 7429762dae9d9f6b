"""What is known of the chosen papers, and what can be done with them next (U43, U44)."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPushButton

from desktop_app.domain.looks import NextStep, next_step, paper_state
from desktop_app.domain.papers import PaperKind, PaperRow
from desktop_app.operations.lists.papers import answer_said
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import Fact, FactsCard, Offer
from desktop_app.ui.trade.words import about_paper
from desktop_app.ui.widgets.columns import day_text, read

Papers = Sequence[PaperRow]
"""One paper, or several that are done with together."""

PRINT, SIGNED, ANSWER, SENT, SCAN = "papers.print", "papers.signed", "papers.answer", "papers.sent", "papers.scan"
"""The commands that are offered."""

STEPS = {NextStep.PRINT: PRINT, NextStep.SIGN: SIGNED, NextStep.ANSWER: ANSWER}


def may_be_sent(row: PaperRow) -> bool:
    """A statement may go out more than once; one that was replaced goes out no more (case 21)."""
    return row.kind is PaperKind.STATEMENT and not row.is_void


def _is_statement(papers: Papers) -> bool:
    return len(papers) == 1 and may_be_sent(papers[0])


OFFERED: dict[str, Callable[[Papers], bool]] = {
    PRINT: lambda _: True,
    SIGNED: lambda papers: not any(row.is_void for row in papers),
    ANSWER: _is_statement,
    SENT: _is_statement,
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
    hint = desk.say("A photograph or PDF of the signed paper can be dropped on its row.") if not row.is_void else ""
    return (
        Fact(row.customer, "name"),
        Fact("\n".join(about_paper(row, desk)), "muted"),
        Fact(desk.tell(paper_state(row)), "strong"),
        Fact("\n".join(_history(row, desk))),
        Fact(hint, "muted"),
    )


def _history(row: PaperRow, desk: Desk) -> list[str]:
    told = []
    if row.printed and row.printed_on:
        day = day_text(row.printed_on, desk)
        told.append(
            desk.say("Printed once, on {day}", day=day)
            if row.printed == 1
            else desk.say("Printed {count} ×, last on {day}", count=row.printed, day=day)
        )
    told += [desk.tell(one.said()) for one in row.sent]
    if row.signed_on:
        told.append(desk.say("Came back signed on {day}", day=day_text(row.signed_on, desk)))
    if words := read(answer_said(row), desk):
        told.append(words)
    if row.scans:
        told.append(desk.say("Scans kept with it: {count}", count=len(row.scans)))
    return told
