"""What the parts of plans and money on account cover of what is open, and what they leave (cases 8, 16, 22)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.accounts import OpenItem, in_line


@dataclass(frozen=True, slots=True)
class UnpaidPart:
    """So many fen are missing of the part of a plan that is due on that day."""

    plan_id: int
    due: date
    fen: int


def uncovered(
    items: Iterable[OpenItem], parts: Iterable[UnpaidPart], money_fen: int, today: date
) -> tuple[list[OpenItem], dict[int, list[UnpaidPart]]]:
    """What is left of gross open items once so much money counts, and of the parts of each plan.

    Parts beyond what is open on their slips are dropped, the last ones first (case 16).
    """
    plans = by_plan(parts)
    pieces = list(_split(items, plans))
    covered = {plan_id: _open_in(pieces, plan_id) for plan_id in plans}
    fitted = {plan_id: _first(rows, covered[plan_id]) for plan_id, rows in plans.items()}
    net = _net(pieces, money_fen, fitted, today)
    left = {plan_id: _after(rows, covered[plan_id] - _open_in(net, plan_id)) for plan_id, rows in fitted.items()}
    return net, left


def by_plan(parts: Iterable[UnpaidPart]) -> dict[int, list[UnpaidPart]]:
    """The parts of each plan, earliest first."""
    plans: dict[int, list[UnpaidPart]] = {}
    for part in sorted(parts, key=by_due):
        plans.setdefault(part.plan_id, []).append(part)
    return plans


def is_missed(rows: Iterable[UnpaidPart], today: date) -> bool:
    """Whether the day of one of the parts is over."""
    return any(row.due < today for row in rows)


def by_due(part: UnpaidPart) -> tuple[date, int]:
    """The order in which parts are paid."""
    return (part.due, part.plan_id)


def _split(items: Iterable[OpenItem], plans: dict[int, list[UnpaidPart]]) -> Iterator[OpenItem]:
    """Each item as what the parts of its plan cover and what is open beyond them; the earliest due is covered first."""
    left = {plan_id: sum(row.fen for row in rows) for plan_id, rows in plans.items()}
    for item in sorted(items, key=in_line):
        if not item.in_plan:
            yield item
            continue
        covered = min(left.get(item.plan_id, 0), item.open_fen)
        if covered:
            left[item.plan_id] -= covered
        yield from _pieces(item, covered)


def _pieces(item: OpenItem, covered: int) -> Iterator[OpenItem]:
    held = min(item.disputed_fen, covered)
    if covered:
        yield replace(item, open_fen=covered, disputed_fen=held)
    if covered < item.open_fen:
        yield replace(item, open_fen=item.open_fen - covered, disputed_fen=item.disputed_fen - held, plan_id=0)


def _net(pieces: Iterable[OpenItem], money: int, plans: dict[int, list[UnpaidPart]], today: date) -> list[OpenItem]:
    """What money leaves open when it is set against the earliest due; a kept plan falls due with its next part.

    The pieces come earliest due first.
    """
    waits = {plan_id: rows[0].due for plan_id, rows in plans.items() if rows and not is_missed(rows, today)}
    left, still_open = money, []
    if waits:
        pieces = sorted(pieces, key=lambda one: (waits.get(one.plan_id) or one.payable, *in_line(one)))
    for item in pieces:
        used = min(left, item.open_fen)
        left -= used
        rest = item.open_fen - used
        if rest and not used and item.disputed_fen <= rest:
            still_open.append(item)
        elif rest:
            still_open.append(replace(item, open_fen=rest, disputed_fen=min(item.disputed_fen, rest)))
    return still_open


def _first(rows: Iterable[UnpaidPart], fen: int) -> list[UnpaidPart]:
    """The earliest parts, as far as so much money reaches."""
    reached, left = [], fen
    for row in rows:
        used = min(left, row.fen)
        left -= used
        if used:
            reached.append(replace(row, fen=used))
    return reached


def _after(rows: Iterable[UnpaidPart], fen: int) -> list[UnpaidPart]:
    """The parts that are left once so much money has reached the earliest."""
    still, left = [], fen
    for row in rows:
        used = min(left, row.fen)
        left -= used
        if used < row.fen:
            still.append(replace(row, fen=row.fen - used))
    return still


def _open_in(items: Iterable[OpenItem], plan_id: int) -> int:
    return sum(item.open_fen for item in items if item.plan_id == plan_id)
