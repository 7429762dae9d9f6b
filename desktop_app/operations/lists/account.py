"""What the account of one customer shows: its history, and what is in dispute."""

from datetime import date

from desktop_app.domain.accounts import Kind
from desktop_app.domain.ahead import dated_said
from desktop_app.domain.columns import Column, Look, Words, joined, worded
from desktop_app.domain.contacts import Channel
from desktop_app.domain.disputes import DISPUTE_KINDS, Dispute
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import CHANNELS, DOCUMENT_KINDS
from desktop_app.domain.marks import Mark
from desktop_app.domain.money import format_quantity, format_yuan
from desktop_app.domain.own_reasons import read_reason
from desktop_app.domain.side_accounts import ACCOUNTS, ACT_WORDS
from desktop_app.operations.adjustments import Grounds
from desktop_app.operations.customer_page import CustomerView, HistoryRow
from desktop_app.operations.lists.items import AgedItem, aged


def aged_items(view: CustomerView, today: date) -> list[AgedItem]:
    return [aged(item, today, view.clocks[item.item_id]) for item in view.items]


ADJUSTMENT_REASONS = {
    Grounds.ALLOWANCE: Said("Allowance"),
    Grounds.PRICE_DIFFERENCE: Said("Price difference"),
    Grounds.ROUNDING_OFF: Said("Rounding-off"),
    Grounds.WRITE_OFF: Said("Write-off of a bad debt"),
    Grounds.SETTLEMENT: Said("Let go at settlement"),
    Grounds.OTHER: Said("Other reason"),
}
"""Why somebody owes less without goods or money (折让, 差价, 抹零, 坏账)."""


def _remark_text(one: HistoryRow, _: date) -> Words:
    if (side := one.beside) is not None:
        return joined(ACT_WORDS[side.act], format_yuan(side.amount_fen), side.method, side.reference, side.note)
    written = one.summary if one.kind is Kind.OPENING else one.remark or one.summary
    words: Words = read_reason(written)
    if one.reason is not None:
        words = joined(ADJUSTMENT_REASONS[one.reason], one.about, one.remark)
    return Said("void; see {number}", number=one.reversed_by) if one.reversed_by else words


LEDGER: tuple[Column[HistoryRow], ...] = (
    Column(
        "dated",
        Said("Date"),
        lambda one: one.dated,
        Look.DATE,
        100,
        text=lambda one, today: dated_said(one.dated, today),
    ),
    Column("number", Said("Number"), lambda one: one.number, width=172, struck=lambda one: bool(one.reversed_by)),
    worded("kind", Said("Kind"), lambda one: one.kind, DOCUMENT_KINDS | ACCOUNTS, 116, fades=2),
    Column("debit", Said("Owed more"), lambda one: one.debit_fen or None, Look.MONEY, 128, total=True),
    Column("credit", Said("Owed less"), lambda one: one.credit_fen or None, Look.MONEY, 128, total=True),
    Column("balance", Said("Owed"), lambda one: one.balance_fen, Look.MONEY, 128),
    Column(
        "remark",
        Said("Note"),
        lambda one: one.remark or one.summary,
        width=160,
        stretch=True,
        fades=1,
        text=_remark_text,
    ),
)


def dispute_state(one: Dispute) -> tuple[Said, Mark]:
    """Settled, answered, or waiting for our answer."""
    if one.settled_on:
        return Said("settled"), Mark.FINE
    if one.answered_on:
        return Said("answered late") if one.is_late else Said("answered"), Mark.SOON
    return Said("still no reply") if one.is_late else Said("to be answered"), Mark.LATE


def held_fen(one: Dispute) -> int:
    """What is still in dispute of it: nothing once it is settled."""
    return 0 if one.settled_on else one.amount_fen


OBJECTIONS: tuple[Column[Dispute], ...] = (
    Column("state", Said("Status"), lambda one: dispute_state(one)[0].template, Look.CHIP, 148,
           text=lambda one, _: dispute_state(one)[0], mark=lambda one, _: dispute_state(one)[1]),
    Column("number", Said("Slip"), lambda one: one.number, width=172),
    Column("raised", Said("Raised on"), lambda one: one.raised_on, Look.DATE, 104),
    Column("amount", Said("In dispute"), held_fen, Look.MONEY, 128, total=True,
           text=lambda one, _: format_yuan(one.amount_fen), struck=lambda one: one.settled_on is not None),
    Column("kind", Said("What kind of dispute"), lambda one: one.kind.value, width=96, fades=3,
           text=lambda one, _: DISPUTE_KINDS[one.kind] if one.kind else ""),
    Column("told_by", Said("Said by"), lambda one: one.told_by, width=80, fades=1),
    Column("channel", Said("How they told it"), lambda one: one.channel, width=88, fades=1,
           text=lambda one, _: CHANNELS[Channel(one.channel)] if one.channel else ""),
    Column("goods", Said("Goods"), lambda one: one.goods, width=140, fades=2,
           text=lambda one, _: f"{format_quantity(one.quantity)} × {one.goods}" if one.line else ""),
    Column("reason", Said("Dispute"), lambda one: one.reason, width=220, stretch=True),
    Column("answer", Said("What we answered"), lambda one: one.answer, width=180, fades=1),
    Column("agreed", Said("What was agreed"), lambda one: one.agreement, width=160, fades=2),
    Column("answered", Said("We answered on"), lambda one: one.answered_on, Look.DATE, 112),
    Column("settled", Said("Settled on"), lambda one: one.settled_on, Look.DATE, 112),
)  # fmt: skip
