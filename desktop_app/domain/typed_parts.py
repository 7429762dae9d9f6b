"""A slip paid in parts as it is said: `30/50/20`, `3期`, `12-01 400, 01-01 839`."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from desktop_app.domain.dates import monthly_dates
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import equal_parts, format_fen, format_yuan
from desktop_app.domain.shipments import Part
from desktop_app.domain.sums import typed_fen
from desktop_app.domain.typed_dates import Lean, typed_day

MOST_PARTS = 24
_COUNT = re.compile(r"(\d{1,2})\s*(?:期|x)")
_DATED = re.compile(r"(\S+)\s+(\S+)")


def typed_parts(text: str, total_fen: int, first: date | None, day: date) -> tuple[Part, ...]:
    """The parts of a slip of `day`; shares without a day of their own are due month by month from `first` on.

    Shares that make 100, or carry a %, are percent of the total, the last takes the odd fen; others are sums.
    """
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    if not plain:
        return ()
    counted = _COUNT.fullmatch(plain)
    if counted:
        return _monthly(equal_parts(total_fen, _fitting(int(counted[1]))), first)
    said = [one.strip() for one in re.split(r"[,;、]", plain) if one.strip()]
    dated = [_DATED.fullmatch(one) for one in said]
    if all(dated):
        shares = _shares([one[2] for one in dated if one], total_fen)
        days = [typed_day(one[1], day, Lean.AHEAD) for one in dated if one]
        return tuple(map(Part, days, shares))
    return _monthly(_shares([one.strip() for one in plain.split("/")], total_fen), first)


def parts_text(parts: Sequence[Part]) -> str:
    """As they would be typed again."""
    return ", ".join(f"{part.due.isoformat()} {format_fen(part.amount_fen)}" for part in parts if part.due)


def _monthly(shares: Sequence[int], first: date | None) -> tuple[Part, ...]:
    if first is None:
        raise Refused("Type the day of each part, such as 12-01 400, 01-01 839.")
    return tuple(map(Part, monthly_dates(first, len(shares)), shares))


def _shares(said: Sequence[str], total_fen: int) -> list[int]:
    _fitting(len(said))
    percent = all(one.endswith("%") for one in said)
    numbers = [typed_fen(one.removesuffix("%")) for one in said]
    if percent or (sum(numbers) == 100_00 and total_fen != 100_00):
        if sum(numbers) != 100_00:
            raise Refused("The parts come to {sum} %, not to 100 %.", sum=f"{sum(numbers) / 100:g}")
        shares = [total_fen * number // 100_00 for number in numbers[:-1]]
        return [*shares, total_fen - sum(shares)]
    if sum(numbers) != total_fen:
        raise Refused(
            "The parts come to {sum}, the slip to {total}.", sum=format_yuan(sum(numbers)), total=format_yuan(total_fen)
        )
    return numbers


def _fitting(count: int) -> int:
    if not 2 <= count <= MOST_PARTS:
        raise Refused("A slip is paid in 2 to {most} parts.", most=MOST_PARTS)
    return count
