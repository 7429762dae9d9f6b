"""Whether the clock of the computer can be right: today against the day of the last entry (case 29, T30)."""

from datetime import date, timedelta

from desktop_app.domain.errors import Asked, Needs, Said

LONGEST_PAUSE = 45
"""Days between two entries that nobody wonders about; no shop that is alive is silent for longer."""


class DayDoubted(Asked):
    """Nothing is entered before somebody says that it is really this day; `last` is the day of the last entry."""

    def __init__(self, today: date, last: date) -> None:
        said = Said("{why} Set the clock of this computer, or confirm the day.", why=doubt_said(today, last))
        super().__init__(said.template, **said.facts)
        self.for_want_of(Needs.DAY)
        self.today, self.last = today, last

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.today, self.last), vars(self)


def doubt_said(today: date, last: date) -> Said:
    """What is strange about today."""
    if today < last:
        return Said(
            "By the clock today is {today}, but the last entry is of {last}, a later day.", today=today, last=last
        )
    return Said(
        "By the clock today is {today}, {days} days after the last entry, which is of {last}.",
        today=today,
        days=(today - last).days,
        last=last,
    )


def is_doubtful(today: date, last: date | None) -> bool:
    """Whether today lies before the last entry, or more than 45 days after it; never in a book without entries."""
    return last is not None and not last <= today <= last + timedelta(days=LONGEST_PAUSE)
