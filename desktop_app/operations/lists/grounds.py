"""What the list of a customer's securities shows."""

from datetime import date

from desktop_app.domain.columns import Column, Look, Words
from desktop_app.domain.errors import Said
from desktop_app.domain.grounds import ALARM_DAYS, SECURITIES, TO_DO, Security
from desktop_app.domain.marks import Mark


def _left(one: Security, today: date) -> int:
    return 10**6 if one.ends is None else (one.ends - today).days


def _state(one: Security, today: date) -> Words:
    left = _left(one, today)
    if one.ends is None:
        return Said("no last day")
    return Said("ended") if left < 0 else Said("{days} days left", days=left)


def _mark(one: Security, today: date) -> Mark:
    left = _left(one, today)
    if left < 0:
        return Mark.PLAIN
    if left <= ALARM_DAYS[1]:
        return Mark.LATER
    return Mark.SOON if left <= ALARM_DAYS[0] else Mark.FINE


GROUNDS: tuple[Column[Security], ...] = (
    Column("state", Said("Status"), lambda one: one.ends or date.max, Look.CHIP, 132, text=_state, mark=_mark),
    Column("kind", Said("Security"), lambda one: one.kind.value, width=140, text=lambda one, _: SECURITIES[one.kind]),
    Column("given_by", Said("Given by"), lambda one: one.given_by, Look.NAME, 132),
    Column("what", Said("Which thing"), lambda one: one.what, width=140, fades=2),
    Column("amount", Said("Up to (yuan)"), lambda one: one.amount_fen or None, Look.MONEY, 112, fades=4),
    Column("due", Said("Debt due on"), lambda one: one.debt_due, Look.DATE, 104, fades=5),
    Column("ends", Said("Ends on"), lambda one: one.ends, Look.DATE, 104),
    Column("to_do", Said("To do"), lambda one: one.kind.value, width=240, fades=1, stretch=True,
           text=lambda one, _: TO_DO[one.kind]),
    Column("note", Said("Note"), lambda one: one.note, width=140, fades=3),
)  # fmt: skip
