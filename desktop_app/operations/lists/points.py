"""What the list of points that are to be cleared with a customer shows."""

from desktop_app.domain.columns import Column, Look
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.open_points import OpenPoint, PointKind, about_said, point_state, to_do_said


def _beside(one: OpenPoint) -> Said | str:
    if one.kind is PointKind.DIFFERENCE:
        return Said("ours {ours}, theirs {theirs}", ours=format_yuan(one.amount_fen), theirs=format_yuan(one.other_fen))
    return one.end_note


POINT_COLUMNS: tuple[Column[OpenPoint], ...] = (
    Column("state", Said("Status"), lambda one: one.end or "",
           Look.CHIP, 128, text=lambda one, today: point_state(one, today)[0],
           mark=lambda one, today: point_state(one, today)[1]),
    Column("kind", Said("Kind"), lambda one: one.kind.value, width=112, text=lambda one, _: about_said(one)),
    Column("what", Said("About"), lambda one: one.what, width=200, stretch=True),
    Column("number", Said("Number"), lambda one: one.number, Look.CODE, 132, fades=4),
    Column("amount", Said("Sum in question"), lambda one: one.gap_fen or None, Look.MONEY, 112),
    Column("beside", Said("Both sides"), lambda one: one.other_fen, width=168, fades=3,
           text=lambda one, _: _beside(one)),
    Column("to_do", Said("To do"), lambda one: one.step, width=180, fades=6, text=lambda one, _: to_do_said(one)),
    Column("owner", Said("Person"), lambda one: one.owner, width=80, fades=2),
    Column("until", Said("By"), lambda one: one.until, Look.DATE, 96, fades=5),
    Column("dated", Said("Noted on"), lambda one: one.dated, Look.DATE, 96, fades=1),
    Column("ended", Said("Settled on"), lambda one: one.ended_on, Look.DATE, 96, fades=1),
    Column("ended_by", Said("Credited by"), lambda one: one.ended_by, Look.CODE, 120, fades=1),
)  # fmt: skip
