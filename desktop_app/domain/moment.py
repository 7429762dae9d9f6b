"""When and by whom something is done: the clock as an argument."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """`today` is the business date, `now` the UTC time of recording, `user` whoever sits at the PC."""

    today: date
    now: datetime
    user: str = ""
