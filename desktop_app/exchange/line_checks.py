"""Columns that are read as nothing and speak against what is read: quantity × price, shares that are paid, weights."""

import re
from collections.abc import Sequence
from decimal import Decimal

from desktop_app.domain.errors import Said
from desktop_app.exchange.doubts import Answers, DoubtChoice, SheetDoubt
from desktop_app.exchange.grid import letter
from desktop_app.exchange.headings import LAYOUTS
from desktop_app.exchange.labels import full_label, in_brackets, label
from desktop_app.exchange.layouts import ImportKind, Meaning
from desktop_app.exchange.questions import COLUMN, UNREAD, figures_of, unread
from desktop_app.exchange.tables import Table

_DEBTS = (ImportKind.OPEN_ITEMS, ImportKind.HISTORY)
_SHARE = re.compile(
    r"(已|累计|实际)?(付|收|回|结|清)款?(款)?(率|比例|百分比|进度|占比|%|\(%\))|(回款|收款|付款|结算|完成|到账)(率|比例|百分比|进度|占比|%)"
    r"|(paid|collected|received|collection|payment)\s*(%|percent(age)?|rate|share|progress)|%\s*(paid|collected|received)",
    re.IGNORECASE,
)
_RATE = re.compile(r"(折扣|让利|优惠|返利)(率|比例|%)|折率|折数|打折|几折|折头|discount(rate|%|percent)", re.IGNORECASE)
_NONE = frozenset(("", "0", "0.0", "0.00"))
_WHOLE = _NONE | {"1", "10", "100", "1.0", "100.00"}
_MEASURE = re.compile(
    r"(总|净|毛)?(重量?|吨数?|公斤数?|千克|斤数?|面积|体积|方数?|立方数?|平方数?|平米|米数|长度|箱数|件数|包数|只数|总数量?|实际数量|实收数量|实发数量|"
    r"weight|area|volume|metres?|meters?|tons?|kgs?|cartons?|pieces|actualqty)",
    re.IGNORECASE,
)
_PRICE = re.compile(
    r"(?!成本|进|采购|吊牌|市场|标|原|零售|建议|参考|最低).{0,8}(单价|售价|价格|成交价|折后价|优惠价|特价|协议价|结算价|实价|批发价)(\(.{0,8}\))?"
    r"|(?!cost|list|retail|purchase).*(price|rate per unit)",
    re.IGNORECASE,
)
_PACK = re.compile(
    r"(每|一|1)?(箱|件|包|盒|袋|桶|捆|板|托)(装|内|含)?(数量?|规|装数|入数|只数|个数|支数)|装箱[数量]|入数|含量|换算(率|数|系数)|包装(数|量|规格)|规格数量?"
    r"|(pcs|pieces|units|qty)(per|/)(case|box|carton|pack)|packsize|percase|perbox|percarton",
    re.IGNORECASE,
)
_FEN = Decimal("0.01")
_AMOUNT_COUNTS = DoubtChoice("amount", Said("The amount counts."))
_OF_ONE = DoubtChoice("one", Said("It is the price of one of the quantity."))


def ask_about_lines(table: Table, kind: ImportKind, rows: Sequence[int], answers: Answers) -> None:
    """Leave in doubt what such columns say against the figures of the rows."""
    if kind in _DEBTS:
        _ask_about_products(table, rows, answers)
        _ask_about_shares(table, rows, answers)
    elif kind is ImportKind.SHIPMENTS and Meaning.AMOUNT not in table.header.columns:
        _ask_about_measures(table, rows, answers)
        _ask_about_price(table, rows, answers)
        _ask_about_other_prices(table, rows, answers)
        _ask_about_packs(table, rows, answers)


def _ask_about_products(table: Table, rows: Sequence[int], answers: Answers) -> None:
    """An amount that is not quantity × price, where a sheet of debts lists its goods."""
    amount = table.header.columns.get(Meaning.AMOUNT)
    quantity, price = (_column_of(table, rows, one) for one in (Meaning.QUANTITY, Meaning.PRICE))
    if amount is None or quantity is None or price is None:
        return
    figures = (figures_of(table, rows, one) for one in (quantity, price, amount))
    for row, many, each, told in zip(rows, *figures, strict=True):
        if many and each and told and abs(many * each - told) >= _FEN and table.header.field_of(quantity) is None:
            said = Said("{quantity} × {price} is {product}, but the sheet says {amount}.", quantity=f"{many:f}",
                        price=f"{each:f}", product=f"{(many * each).normalize():f}", amount=f"{told:f}")  # fmt: skip
            answers.ask(SheetDoubt("line", said, (_AMOUNT_COUNTS,), row + 1, letter(amount)))


def _column_of(table: Table, rows: Sequence[int], field: Meaning) -> int | None:
    """The unread column that a sheet of slips would read as that."""
    column = next(one for one in LAYOUTS[ImportKind.SHIPMENTS].columns if one.field is field)
    found = [at for at in unread(table, rows) if column.rank(table.header.name_of(at)) is not None]
    return found[0] if len(found) == 1 else None


def lowers_lines(column: int, name: str, amount: str = "") -> SheetDoubt:
    """A rate beside lines of which no column says what they come to, or beside `amount`, which may be before it."""
    said = Said(
        "Column {column} “{name}” may lower the figures of “{amount}”: they would be booked as they are. "
        "Better add a column with what the customer owes.",
        column=letter(column), name=name, amount=amount,
    ) if amount else Said(
        "Column {column} “{name}” lowers the lines, but no column says what a line comes to: the lines would be booked "
        "without it. Better add a column with the amounts.",
        column=letter(column), name=name,
    )  # fmt: skip
    return SheetDoubt(COLUMN, said, (UNREAD,), 0, letter(column))


def _ask_about_shares(table: Table, rows: Sequence[int], answers: Answers) -> None:
    """A share that is paid, where no column says how much is."""
    if not {Meaning.PAID, Meaning.OPEN, Meaning.PAID_AMOUNT}.isdisjoint(table.header.columns):
        return
    for column in unread(table, rows):
        name = table.header.name_of(column)
        texts = {table.sheet.cell(row, column).text.strip(" %-") for row in rows}
        if _RATE.fullmatch(full_label(name)) and texts - _WHOLE:
            amount = table.header.columns.get(Meaning.AMOUNT)
            answers.ask(lowers_lines(column, name, "" if amount is None else table.header.name_of(amount)))
        elif _SHARE.fullmatch(full_label(name)) and texts - _NONE:
            said = Said(
                "Column {column} “{name}” says what share is paid, but no column how much is unpaid: all of it would "
                "be booked.",
                column=letter(column), name=name,
            )  # fmt: skip
            answers.ask(SheetDoubt(COLUMN, said, (UNREAD,), 0, letter(column)))


def _ask_about_measures(table: Table, rows: Sequence[int], answers: Answers) -> None:
    """Weights or pieces beside the quantity, where no amount says by which of them the price goes."""
    quantity = table.header.columns.get(Meaning.QUANTITY)
    read = figures_of(table, rows, quantity) if quantity is not None else []
    for column in unread(table, rows):
        name = table.header.name_of(column)
        figures = figures_of(table, rows, column)
        if _MEASURE.fullmatch(label(name)) and any(figures) and figures != read:
            said = Said(
                "Column {column} “{name}” may be what the price is for. No column says what a line comes to.",
                column=letter(column), name=name,
            )  # fmt: skip
            choices = (UNREAD, DoubtChoice(Meaning.QUANTITY.value, Meaning.QUANTITY.said))
            answers.ask(SheetDoubt(COLUMN, said, choices, 0, letter(column)))


def _ask_about_other_prices(table: Table, rows: Sequence[int], answers: Answers) -> None:
    """A second price, as after a discount, where no amount says which of them counts."""
    price = table.header.columns.get(Meaning.PRICE)
    if price is None or answers.accepted.get(f"{COLUMN}@{letter(price)}") == Meaning.PRICE.value:
        return
    read = figures_of(table, rows, price)
    for column in unread(table, rows):
        name = table.header.name_of(column)
        figures = figures_of(table, rows, column)
        if _PRICE.fullmatch(full_label(name)) and any(figures) and None not in figures and figures != read:
            said = Said(
                "Column {column} “{name}” is a price too. Which of them counts? No column says what a line comes to.",
                column=letter(column), name=name,
            )  # fmt: skip
            choices = (UNREAD, DoubtChoice(Meaning.PRICE.value, Meaning.PRICE.said))
            answers.ask(SheetDoubt(COLUMN, said, choices, 0, letter(column)))


def _ask_about_packs(table: Table, rows: Sequence[int], answers: Answers) -> None:
    """How many a case holds, where no amount says whether the price is for the case or for one of them."""
    for column in unread(table, rows):
        name = table.header.name_of(column)
        figures = figures_of(table, rows, column)
        if _PACK.fullmatch(full_label(name)) and any(one not in (None, 0, 1) for one in figures):
            said = Said(
                "Column {column} “{name}” may say for how many the price is. No column says what a line comes to. "
                "Better add a column with the amounts.",
                column=letter(column), name=name,
            )  # fmt: skip
            answers.ask(SheetDoubt(COLUMN, said, (UNREAD,), 0, letter(column)))


def _ask_about_price(table: Table, rows: Sequence[int], answers: Answers) -> None:
    """A price for a thousand, or for another unit than the quantity has, without an amount to tell it."""
    column, unit = (table.header.columns.get(one) for one in (Meaning.PRICE, Meaning.UNIT))
    if column is None:
        return
    name = table.header.name_of(column)
    said_unit = next(
        (part for one in in_brackets(name) for part in re.findall(r"(?:元|¥|yuan|rmb)?(?:/|每|per)(.+)", one)), ""
    )
    units = {full_label(table.sheet.cell(row, unit).text) for row in rows if unit is not None} - {""}
    if said_unit and (re.search(r"[百千万]|\d|hundred|thousand", said_unit) or units - {said_unit}):
        said = Said("“{name}”: is it the price of one of the quantity? No column says what a line comes to.", name=name)
        answers.ask(SheetDoubt("price", said, (_OF_ONE,), 0, letter(column)))
