"""When things were entered: one after another within the opening hours of their day."""

from datetime import UTC, date, datetime, time, timedelta

from desktop_app.domain.moment import Moment

CLERK = "陈敏"
_OPENING = time(0, 20)
"""08:20 in China, as UTC."""
_PACE = timedelta(seconds=70)


class SampleClock:
    """Moments that only go forward; those of the last day are that of the order to make the shop."""

    def __init__(self, end: Moment) -> None:
        self._end = Moment(end.today, end.now, CLERK)
        self._day = date.min
        self._now = end.now

    def at(self, day: date) -> Moment:
        """The moment of the next entry on that day."""
        if day >= self._end.today:
            return self._end
        if day != self._day:
            self._day, self._now = day, datetime.combine(day, _OPENING, UTC)
        self._now += _PACE
        return Moment(day, self._now, CLERK)
