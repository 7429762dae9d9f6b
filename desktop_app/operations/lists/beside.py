"""What the list of deposits and supplies of a customer shows."""

from desktop_app.domain.columns import Column, Look, worded
from desktop_app.domain.errors import Said
from desktop_app.domain.side_accounts import ACCOUNTS, ACT_WORDS, SideEntry

BESIDE: tuple[Column[SideEntry], ...] = (
    Column("dated", Said("Date"), lambda one: one.dated, Look.DATE, 100),
    Column("number", Said("Number"), lambda one: one.number or one.document, Look.CODE, 152),
    worded("account", Said("What it is"), lambda one: one.account, ACCOUNTS, 132),
    worded("act", Said("What happened"), lambda one: one.act, ACT_WORDS, 132),
    Column("amount", Said("Amount"), lambda one: one.signed_fen, Look.MONEY, 120),
    Column("method", Said("Payment method"), lambda one: one.method, width=96, fades=3),
    Column("hands", Said("Taken by"), lambda one: one.hands, width=96, fades=2),
    Column("reference", Said("Number on their paper"), lambda one: one.reference, width=132, fades=4),
    Column("note", Said("Note"), lambda one: one.note, width=160, stretch=True, fades=1),
)  # fmt: skip
