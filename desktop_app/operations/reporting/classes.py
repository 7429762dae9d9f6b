"""Unpaid papers by class, cause and age, what may come in which week, and what was written off (R070–R073, R079)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desktop_app.domain.columns import LAST, Column, Look, Words, joined
from desktop_app.domain.debt_classes import (
    AGE_EDGES,
    AMOUNT_EDGES,
    CAUSES,
    CLASSES,
    EFFORTS,
    NATURES,
    STEPS,
    DebtCause,
    DebtClass,
    JudgedDebt,
    age_band,
    amount_band,
    amount_bands_said,
    class_look,
    heat,
)
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import buckets_said
from desktop_app.domain.marks import Mark, late_mark
from desktop_app.domain.pictures import Pile, Piles
from desktop_app.operations.debt_classes import WrittenOff, judged_debts, lost_debts
from desktop_app.operations.reporting.frame import HeadFigure, Inquiry, Reported
from desktop_app.store import customers, settings
from desktop_app.store.database import Ledger

DEBTS, CLASS, CAUSE, HEAT, WEEK, LACKING, LOST = "debts", "class", "cause", "heat", "week", "lacking", "lost"
VIEWS = (
    (DEBTS, Said("Each debt")), (CLASS, Said("By class")), (CAUSE, Said("By cause")), (HEAT, Said("Amount × age")),
    (WEEK, Said("What may come")), (LACKING, Said("Without a cause")), (LOST, Said("Written off")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClassRow:
    """All debts of one class, cause, week or band of sums: how many, how much, how much of it may come."""

    key: str
    title: Words
    count: int
    open_fen: int
    likely_fen: int
    note: Words = ""
    cells: tuple[int, ...] = ()


def debt_classes(ledger: Ledger, asked: Inquiry) -> Reported[Any]:
    """The cells of the table of sums and ages are bars that narrow the list to their debts."""
    today, by = asked.today, asked.by or DEBTS
    if by == LOST:
        return _lost(ledger, asked)
    found = judged_debts(ledger, today, asked.customer_id)
    from_fen = settings.load_rules(ledger).cause_from_fen
    lacking = [one for one in found if one.lacks_cause(from_fen)]
    keys = _figures(found, lacking, today)
    if by in (DEBTS, LACKING):
        shown = found if by == DEBTS else lacking
        cells = _cells(shown)
        picture = Piles(tuple(_bar(cell, ones) for cell, ones in cells.items())) if shown else None
        places = list(cells)
        return Reported(
            _debt_columns(today), shown, lambda one: one.number, picture, keys,
            keeps=lambda one, place: _cell(one) == places[place],
        )  # fmt: skip
    rows = _heat_rows(found) if by == HEAT else _grouped(found, by, today)
    columns = _HEAT if by == HEAT else _GROUPED
    return Reported(columns, rows, lambda row: row.key, None, keys)


def _cell(one: JudgedDebt) -> tuple[int, int]:
    return age_band(one.days), amount_band(one.open_fen)


def _cells(found: Iterable[JudgedDebt]) -> dict[tuple[int, int], list[JudgedDebt]]:
    """Those that hold anything, by age, then by sum."""
    cells: defaultdict[tuple[int, int], list[JudgedDebt]] = defaultdict(list)
    for one in found:
        cells[_cell(one)].append(one)
    return dict(sorted(cells.items()))


def _bar(cell: tuple[int, int], ones: Sequence[JudgedDebt]) -> Pile:
    """One cell of the table: how much it holds, and how late that is."""
    age, sums = cell
    title = joined(_ages_said()[age], amount_bands_said()[sums])
    mark = late_mark((0, *AGE_EDGES)[age - 1] + 1) if age else Mark.PLAIN
    return Pile(title, (sum(one.open_fen for one in ones),), mark=mark, late=min(age, 4), short=_short(age, sums))


def _short(age: int, sums: int) -> str:
    """The cell in signs, where there is no room for words: `31–60 · ≥¥1000`; not yet due is 0 days."""
    starts = [1, *(edge + 1 for edge in AGE_EDGES)]
    days = ["0", *(f"{first}–{last}" for first, last in zip(starts, AGE_EDGES, strict=False)), f"≥{starts[-1]}"]
    low = AMOUNT_EDGES[0] // 100
    return f"{days[age]} · {f'≥¥{AMOUNT_EDGES[sums - 1] // 100}' if sums else f'<¥{low}'}"


def _ages_said() -> list[Said]:
    return [Said("Not yet due"), *buckets_said(AGE_EDGES)]


def _figures(found: Sequence[JudgedDebt], lacking: Sequence[JudgedDebt], today: date) -> tuple[HeadFigure, ...]:
    month = today + timedelta(days=30)
    return (
        HeadFigure(Said("Unpaid"), sum(one.open_fen for one in found), strong=True),
        HeadFigure(Said("May come of it"), sum(one.likely_fen for one in found)),
        HeadFigure(Said("In 30 days"), sum(one.likely_fen for one in found if one.expected_on(today) <= month)),
        HeadFigure(Said("Without a cause"), Said("{count} slips", count=len(lacking))),
    )


def _grouped(found: Sequence[JudgedDebt], by: str, today: date) -> list[ClassRow]:
    groups: defaultdict[str, list[JudgedDebt]] = defaultdict(list)
    for one in found:
        groups[_key(one, by, today)].append(one)
    rows = [ClassRow(key, _title(key, by), *_sums(ones), _note(key, by)) for key, ones in groups.items()]
    order = [*DebtClass]
    if by == CLASS:
        return sorted(rows, key=lambda row: order.index(DebtClass(row.key)))
    return sorted(rows, key=lambda row: row.key if by == WEEK else str(-row.open_fen).zfill(20))


def _sums(ones: Sequence[JudgedDebt]) -> tuple[int, int, int]:
    return len(ones), sum(one.open_fen for one in ones), sum(one.likely_fen for one in ones)


def _key(one: JudgedDebt, by: str, today: date) -> str:
    if by == CLASS:
        return one.debt_class.value
    if by == CAUSE:
        return one.cause.value
    day = one.expected_on(today)
    return (day - timedelta(days=day.weekday())).isoformat()


def _title(key: str, by: str) -> Words:
    if by == CLASS:
        return CLASSES[DebtClass(key)].said
    return CAUSES[DebtCause(key)] if by == CAUSE else Said("Week from {day}", day=date.fromisoformat(key))


def _note(key: str, by: str) -> Words:
    """The effort of a class, the step a cause asks for."""
    if by == CLASS:
        return EFFORTS[DebtClass(key)]
    return STEPS.get(DebtCause(key), "") if by == CAUSE else ""


def _heat_rows(found: Sequence[JudgedDebt]) -> list[ClassRow]:
    """Small sums first; the columns are ages. Nothing unpaid is no table."""
    if not found:
        return []
    counts: defaultdict[int, int] = defaultdict(int)
    for one in found:
        counts[amount_band(one.open_fen)] += 1
    return [
        ClassRow(str(band), title, counts[band], sum(cells), 0, cells=tuple(cells))
        for band, (title, cells) in enumerate(zip(amount_bands_said(), heat(found), strict=True))
    ]


def _lost(ledger: Ledger, asked: Inquiry) -> Reported[WrittenOff]:
    """What was written off stays to be seen, less what came after all."""
    names = {one: name for one, _, name in customers.names(ledger)}
    rows = lost_debts(ledger, asked.today, asked.customer_id)
    return Reported(_lost_columns(names), rows, lambda one: one.number)


def _age_cell(at: int) -> Callable[[ClassRow], int | None]:
    return lambda row: row.cells[at] or None


def _debt_columns(today: date) -> tuple[Column[JudgedDebt], ...]:
    return (
        Column("customer", Said("Customer"), lambda one: one.customer, Look.NAME, 150, stretch=True),
        Column("number", Said("Number"), lambda one: one.number, Look.CODE, 132),
        Column("open", Said("Unpaid"), lambda one: one.open_fen, Look.MONEY, 104, total=True),
        Column("days", Said("Days late"), lambda one: max(one.days, 0), Look.COUNT, 72),
        Column("class", Said("Class"), lambda one: one.debt_class.value, Look.CHIP, 96,
               text=lambda one, _: class_look(one).said, mark=lambda one, _: class_look(one).mark,
               tip=lambda one, _: EFFORTS[one.debt_class]),
        Column("cause", Said("Cause"), lambda one: one.cause.value, width=130, fades=4,
               text=lambda one, _: CAUSES[one.cause] if one.cause else "",
               tip=lambda one, _: STEPS.get(one.cause, "")),
        Column("nature", Said("Nature"), lambda one: one.nature.value, width=88, fades=2,
               text=lambda one, _: NATURES[one.nature] if one.nature else ""),
        Column("expected", Said("May come on"), lambda one: one.expected_on(today), Look.DATE, 80, fades=LAST),
        Column("chance", Said("Chance"), lambda one: one.chance / 100, Look.BAR, 88, fades=3,
               text=lambda one, _: f"{one.chance}%"),
        Column("likely", Said("May come"), lambda one: one.likely_fen, Look.MONEY, 104, total=True, fades=LAST + 1),
        Column("reason", Said("Reason"), lambda one: one.view.reason if one.view else "", width=130, fades=1),
        Column("by", Said("Judged by"), lambda one: one.view.given_by if one.view else "", width=72, fades=1),
    )  # fmt: skip


_COUNT: Column[ClassRow] = Column("count", Said("Slips"), lambda row: row.count, Look.COUNT, 64)
_OPEN: Column[ClassRow] = Column("open", Said("Unpaid"), lambda row: row.open_fen, Look.MONEY, 120, total=True)
_GROUPED: tuple[Column[ClassRow], ...] = (
    Column("group", Said("Which debts"), lambda row: row.key, width=180, text=lambda row, _: row.title),
    _COUNT,
    _OPEN,
    Column("likely", Said("May come"), lambda row: row.likely_fen, Look.MONEY, 120, total=True),
    Column("note", Said("What to do"), lambda _: "", width=300, stretch=True, text=lambda row, _: row.note),
)
_HEAT: tuple[Column[ClassRow], ...] = (
    Column("group", Said("Sum of the debt"), lambda row: row.key, width=140, stretch=True,
           text=lambda row, _: row.title),
    _COUNT,
    *(
        Column(f"age{at}", title, _age_cell(at), Look.MONEY, 100, total=True)
        for at, title in enumerate(_ages_said())
    ),
    _OPEN,
)  # fmt: skip


def _lost_columns(names: Mapping[int, str]) -> tuple[Column[WrittenOff], ...]:
    return (
        Column("dated", Said("Date"), lambda one: one.dated, Look.DATE, 80),
        Column("customer", Said("Customer"), lambda one: names.get(one.customer_id, ""), Look.NAME, 180, stretch=True),
        Column("number", Said("For which slip"), lambda one: one.number, Look.CODE, 140),
        Column("lost", Said("Written off"), lambda one: one.fen, Look.MONEY, 120, total=True),
        Column("reason", Said("Reason"), lambda one: one.reason, width=240),
    )
