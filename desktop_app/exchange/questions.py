"""Columns of money that nobody understood: asked about, each at its head; likeness only proposes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from difflib import get_close_matches

from desktop_app.domain.errors import Refused, Said
from desktop_app.exchange import cells
from desktop_app.exchange.doubts import Answers, DoubtChoice, SheetDoubt
from desktop_app.exchange.grid import column_of, letter
from desktop_app.exchange.headings import LAYOUTS
from desktop_app.exchange.labels import full_label, label
from desktop_app.exchange.layouts import CHARGED, MONEY, ImportKind, Layout, Meaning, field_said
from desktop_app.exchange.sums import CHARGES, WITHIN
from desktop_app.exchange.tables import Table

UNREAD = DoubtChoice("unread", Said("Leave it unread."))
_CUSTOMERS_ONLY = DoubtChoice(UNREAD.key, Said("Only the customers come in now."))
COLUMN = "column"
_OFFERED = (
    Meaning.OPEN, Meaning.PAID, Meaning.PAID_AMOUNT, Meaning.AMOUNT, Meaning.DISCOUNT, Meaning.WITH_TAX, Meaning.TAX,
    Meaning.RETURNED, Meaning.OPENING, *CHARGED, Meaning.WHOLE_DISCOUNT, Meaning.ROUNDING, Meaning.SLIP_TOTAL,
)  # fmt: skip
"""What such a column usually is; for anything else the column can be named by hand."""
_FEW = 3
"""Rows below which 17, 18 may be sums as well as numbers of rows."""
_KEPT = "?"
"""Before the doubts that are kept with the mapping of a header: a field has no such sign."""

_KEPT_CHOICES = (
    UNREAD.key,
    *CHARGED,
    Meaning.WHOLE_DISCOUNT.value,
    Meaning.ROUNDING.value,
)

_NO_SUM = re.compile(
    r"(单|笔|张|票|车|家|户|条|批)数|.*(计入金额|编号|编码|代码|条码|单号|款号|款式|账号|帐号|卡号|号码|数量|件数|箱数|包数|重量|体积|单价|进价|售价|"
    r"成本|毛利|利润|提成|佣金|库存|税率|折扣率|利率"
    r"|比例|占比|账期|天数|额度|限额|电话|手机|邮编|税号|身份证|序号|行号|积分).*|号|id|no\.?|.*(number|code|"
    r"barcode|qty|quantity|(?<!dis)count|rate|percent"
    r"|price|cost|profit|margin|stock|days|weight|phone|limit|commission|volume).*",
    re.IGNORECASE,
)
_SUM = re.compile(
    r".*(金额|款|欠|余额|结余|应收|应付|已收|实收|未收|未付|账款|账面|税额|税金|合计|总额|总价|价税|费|优惠|"
    r"折让|折扣|抹零|减免|退货|定金|押金|借方|贷方"
    r"|amount|balance|paid|due|owe|owing|receiv|total|debt|outstanding|discount|tax|vat|deposit|fee|sum|charge|"
    r"credit|debit|refund|value|unpaid).*|.*额",
    re.IGNORECASE,
)
_LAST_PAID = re.compile(
    r"(最后|最近|末次|上一?次)(一次|一笔)?(收款|付款|回款|还款|来款)(金额|额)?|last(payment|receipt|paid)(amount)?"
)
"""Beside what is unpaid it only tells how the customer has paid."""
_IS_REST = re.compile(r"应收|应付|未|没|欠|余|差|剩|尾|\b(due|owed|unpaid|outstanding|balance)\b", re.IGNORECASE)
"""What is left of a sum is no part of it beside others that make up the rest; 2025年欠款 and 2026年欠款 are parts."""
_NEUTRAL = re.compile(
    r"年|月|日|期|年份|月份|季度|次数|期数|排名|人数|车次|吨|吨数|方|方数|公斤|斤|kg|长|宽|高|面积|规格|型号|"
    r"尺寸|厚度|批次|批号|层|楼层|桌号|年龄|距离|公里|分类"
    r"|year|month|quarter|rank|size|spec|model|batch|age|km|tons?|length|width|height|line|row|seq|#",
    re.IGNORECASE,
)
_OWED = {
    alias
    for column in LAYOUTS[ImportKind.OPEN_ITEMS].columns
    if column.field in MONEY and column.field not in (Meaning.PAID, Meaning.DISCOUNT, Meaning.CREDIT, Meaning.RETURNED)
    for alias in column.aliases
}
"""What a sheet of money received may say of the debts beside it."""
_LOOKS_LIKE: Mapping[Meaning, str] = {
    Meaning.FREIGHT: r"运|送货费|物流|freight|deliver|shipping|transport",
    Meaning.FEE: r"费|fee\b|charge",
    Meaning.ROUNDING: r"零|舍|round",
    Meaning.DISCOUNT: r"优惠|折|抹|让利|减|免|disc|allow|rebate|round",
    Meaning.WITH_TAX: r"含税|价税|incl.*tax|with.*tax",
    Meaning.TAX: r"税|tax|vat",
    Meaning.RETURNED: r"退|return",
    Meaning.OPEN: r"未|没|欠|余|剩|待|尾|差|owed|owing|due|unpaid|outstanding|balance|left|remain|open|rest",
    Meaning.PAID: r"已|实|收|付|回|到|给|paid|receiv|collect|settled|payment",
    Meaning.PAID_AMOUNT: r"已|实|收|付|回|到|给|paid|receiv|collect|settled|payment",
    Meaning.AMOUNT: r"",
}


def with_answers(table: Table, accepted: Mapping[str, str]) -> Table:
    """The table with the columns read as what was said of them."""
    header = table.header
    for word, choice in accepted.items():
        which, _, place = word.partition("@")
        field = next((one for one in Meaning if one.value == choice), None)
        if which == COLUMN and field is not None and re.fullmatch(r"[A-Z]{1,2}", place):
            header = header.with_field(column_of(place), field)
    return replace(table, header=header)


def kept(settled: Mapping[str, str]) -> dict[str, str]:
    """The columns that somebody left unread, or said to stand below the goods, as they are kept with the mapping of
    their header.
    """
    left = ((word, choice) for word, choice in settled.items() if word.startswith(f"{COLUMN}@"))
    return {_KEPT + word: choice for word, choice in left if choice in _KEPT_CHOICES}


def kept_before(mapping: Mapping[str, str]) -> dict[str, str]:
    """The answers that were kept with the mapping of such a header."""
    return {word.removeprefix(_KEPT): choice for word, choice in mapping.items() if word.startswith(_KEPT)}


def ask_about_columns(table: Table, kind: ImportKind, rows: Sequence[int], answers: Answers) -> None:
    """Leave in doubt what every column of money means that is read as nothing."""
    if kind is ImportKind.GOODS:
        return
    found = {column: figures for column, figures in _unknown(table, kind, rows) if any(figures)}
    if not found:
        return
    understood = [figures_of(table, rows, one) for one in table.header.columns.values()]
    rests = {bool(_IS_REST.search(table.header.name_of(column))) for column in found}
    beside = [figures_of(table, rows, column) for field in CHARGED if (column := table.header.columns.get(field))]
    if len(found) + len(beside) > 1 and len(rests) == 1:
        parts_of = (*found.values(), *([one or Decimal(0) for one in figures] for figures in beside))
        whole = [sum(parts) for parts in zip(*parts_of, strict=True)]
        paid = figures_of(table, rows, table.header.columns.get(Meaning.PAID, -1))
        left = [None if less is None else one - less for one, less in zip(whole, paid, strict=True)]
        if whole in understood or left in understood:
            within = {CHARGES: WITHIN} if beside else {}
            answers.accepted = within | dict(answers.accepted)
            return  # the parts of a sum that is read, as by age or month, perhaps less what was paid
    for column, figures in found.items():
        if figures not in understood:
            answers.ask(_doubt(table, kind, column, table.header.name_of(column)))


def _unknown(table: Table, kind: ImportKind, rows: Sequence[int]) -> Iterator[tuple[int, list[Decimal]]]:
    """The columns that hold only numbers, may be money and are read as nothing."""
    for column in unread(table, rows):
        name = table.header.name_of(column)
        told = Meaning.OPEN in table.header.columns and _LAST_PAID.fullmatch(full_label(name))
        if not told and _may_be_money(name, kind) and not left_by_choice(table, name, LAYOUTS[kind]):
            figures = [one for one in figures_of(table, rows, column) if one is not None]
            most = bool(_SUM.fullmatch(full_label(name))) and 2 * len(figures) >= len(rows)
            if len(figures) == len(rows) and not _only_counts(name, figures):
                yield column, figures
            elif most:  # a word among sums is no reason to pass the sums by
                yield column, [one or Decimal(0) for one in figures_of(table, rows, column)]


def ask_about_customer(table: Table, answers: Answers) -> None:
    """Leave in doubt whose rows they are, where only the sheet's name or a title may say it."""
    if table.customer is not None and table.customer.guessed:
        name = table.customer.cell.text
        said = Said("No column names the customer. Is everything in this table of “{name}”?", name=name)
        answers.ask(SheetDoubt("customer", said, (DoubtChoice("all", Said("All rows are of “{name}”.", name=name)),)))


def unread(table: Table, rows: Sequence[int]) -> Iterator[int]:
    header, read = table.header, set(table.header.columns.values())
    width = max(map(len, map(table.sheet.rows.__getitem__, rows)), default=0)
    return (column for column in range(header.left, min(header.right + 1, width)) if column not in read)


def figures_of(table: Table, rows: Sequence[int], column: int) -> list[Decimal | None]:
    """The numbers of a column, 0 where it is blank; None for what is no number."""
    found: list[Decimal | None] = []
    for row in rows:
        cell = table.sheet.cell(row, column)
        value: Decimal | None = Decimal(0) if cells.is_blank(cell) else None
        with suppress(Refused):
            value = value if value is not None else cells.decimal_of(cell, table.sheet.decimal_comma)
        found.append(value)
    return found


def _may_be_money(name: str, kind: ImportKind) -> bool:
    """By its name; a name that says nothing is doubted too, but not in a list of customers."""
    whole = full_label(name)
    if _NO_SUM.fullmatch(whole) or (kind is ImportKind.RECEIPTS and label(name) in _OWED):
        return False
    return bool(_SUM.fullmatch(whole)) or (kind is not ImportKind.CUSTOMERS and not _NEUTRAL.fullmatch(whole))


def _only_counts(name: str, figures: Sequence[Decimal]) -> bool:
    """A column that only counts its rows, whatever it is called."""
    first = int(figures[0]) if figures else 0
    if first > 1 and len(figures) < _FEW:
        return False
    return not _SUM.fullmatch(full_label(name)) and all(one == at for at, one in enumerate(figures, first))


def left_by_choice(table: Table, name: str, layout: Layout) -> bool:
    """Whether somebody said that no column is read as what this one is called."""
    return any(
        column.field in table.header.unread and column.rank(name) is not None for column in layout.columns if name
    )


def _doubt(table: Table, kind: ImportKind, column: int, name: str) -> SheetDoubt:
    layout = LAYOUTS[kind]
    free = [one.field for one in layout.columns if one.field in _OFFERED and one.field not in table.header.columns]
    likely = _likely(name, layout, free)
    fields = [*([likely] if likely else []), *(field for field in free if field is not likely)]
    if kind is ImportKind.CUSTOMERS:
        said = Said(
            "Column {column} “{name}” holds sums; a list of customers brings no debts. Bring the sheet in once more as "
            "“Unpaid slips” for them.",
            column=letter(column), name=name,
        )  # fmt: skip
        return SheetDoubt(COLUMN, said, (_CUSTOMERS_ONLY,), 0, letter(column))
    if likely:
        said = Said(
            "What is column {column} “{name}”? It holds sums and may be: {field}.",
            column=letter(column), name=name, field=field_said(kind, likely),
        )  # fmt: skip
    else:
        said = Said("What is column {column} “{name}”? It holds sums.", column=letter(column), name=name)
    choices = (UNREAD, *(DoubtChoice(field.value, field_said(kind, field)) for field in fields))
    return SheetDoubt(COLUMN, said, choices, 0, letter(column))


def _likely(name: str, layout: Layout, free: Sequence[Meaning]) -> Meaning | None:
    """What a column may be by its words, or by a name that differs in a sign or two."""
    known = {alias: column.field for column in layout.columns if column.field in free for alias in column.aliases}
    close = get_close_matches(label(name), known, n=1, cutoff=0.75) if name else []
    if close:
        return known[close[0]]
    words = ((field, pattern) for field, pattern in _LOOKS_LIKE.items() if field in free)
    return next((field for field, pattern in words if re.search(pattern, full_label(name))), None)
