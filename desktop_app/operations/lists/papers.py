"""What the lists of papers show: where each paper is, told by glyph and words (U43, U58)."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.ahead import dated_said
from desktop_app.domain.chase_words import figures_apart_said
from desktop_app.domain.columns import Column, Look, Words, credit_said, joined, short_day, worded
from desktop_app.domain.errors import Said
from desktop_app.domain.looks import PAPERS as PAPER_LOOKS
from desktop_app.domain.looks import rank
from desktop_app.domain.money import format_yuan
from desktop_app.domain.papers import PAPER_KINDS, WITHOUT_SUM, PaperRow


def answer_said(row: PaperRow) -> Words:
    """What the customer said of a paper: another figure beside ours, by whom, in which words, and what was noted of
    the signature."""
    figure: Words = ""
    if row.theirs_fen is not None and row.theirs_fen != row.amount_fen:
        figure = figures_apart_said(row.theirs_fen, row.amount_fen)
    quoted = [Said("“{note}”", note=note) for note in (row.answer, row.signed_note) if note]
    return joined(figure, row.said_by, *quoted)


def amount_said(row: PaperRow) -> Words:
    """Its sum; what a statement closes at below 0 is the customer's own money, and called so as elsewhere."""
    if row.kind in WITHOUT_SUM:
        return ""
    ahead = row.period_from is not None and row.amount_fen < 0
    return credit_said(-row.amount_fen) if ahead else format_yuan(row.amount_fen)


def days_said(row: PaperRow, today: date) -> Words:
    """Its day, or the first and last day of what it states."""
    if row.period_from is None or row.period_to is None:
        return dated_said(row.dated, today)
    return Said("{first} to {last}", first=short_day(row.period_from, today), last=short_day(row.period_to, today))


PAPERS: tuple[Column[PaperRow], ...] = (
    Column("state", Said("Status"), lambda row: rank(row.state, PAPER_LOOKS), Look.CHIP, 120,
           text=lambda row, _: PAPER_LOOKS[row.state].said, mark=lambda row, _: PAPER_LOOKS[row.state].mark),
    Column("number", Said("Number"), lambda row: row.number, Look.CODE, 136, struck=lambda row: row.is_void),
    Column("customer", Said("Customer"), lambda row: row.customer, Look.NAME, 188, stretch=True),
    worded("kind", Said("Paper"), lambda row: row.kind, PAPER_KINDS, 116, fades=1),
    Column("days", Said("Date or period"), lambda row: row.dated, Look.DATE, 128, fades=4, text=days_said),
    Column("amount", Said("Amount"), lambda row: None if row.kind in WITHOUT_SUM else row.amount_fen, Look.MONEY, 112,
           struck=lambda row: row.is_void, text=lambda row, _: amount_said(row)),
    Column("printed", Said("Times printed"), lambda row: row.printed or None, Look.COUNT, 76, fades=2),
    Column("scans", Said("Scans"), lambda row: len(row.scans) or None, Look.COUNT, 64, fades=3),
)  # fmt: skip

OF_CUSTOMER: tuple[Column[PaperRow], ...] = (
    *(replace(one, stretch=one.key == "days") for one in PAPERS if one.key != "customer"),
    Column("card", Said("Card sent on"), lambda row: row.card_on, Look.DATE, 104, fades=6),
    Column("signed", Said("Signed on"), lambda row: row.signed_on, Look.DATE, 104),
    Column(
        "answer", Said("Their answer"), lambda row: row.answer, width=200, fades=5, text=lambda row, _: answer_said(row)
    ),
)
"""On the page of one customer: without the name, with what was answered."""
