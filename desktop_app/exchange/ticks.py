"""Columns of ticks, of 是 and 否, of a rate: read as nothing, they may say that a row does not count as it stands."""

import re
from collections.abc import Sequence, Set
from decimal import Decimal

from desktop_app.domain.errors import Said
from desktop_app.exchange import cells
from desktop_app.exchange.doubts import Answers, DoubtChoice, SheetDoubt
from desktop_app.exchange.grid import letter
from desktop_app.exchange.headings import LAYOUTS
from desktop_app.exchange.labels import full_label, label
from desktop_app.exchange.layouts import ImportKind, Meaning, field_said
from desktop_app.exchange.line_checks import lowers_lines
from desktop_app.exchange.questions import COLUMN, UNREAD, figures_of, left_by_choice, unread
from desktop_app.exchange.row_sums import SIDE_NAMES
from desktop_app.exchange.states import Nature, is_mark, is_method, is_settled, nature_of, reason_of
from desktop_app.exchange.tables import Table

_MANY_WORDS = 6
_RATE = re.compile(r".*(折扣率?|折率|打折|折数|让利率|disc(ount)?(rate|%|percent|pct)?).*", re.IGNORECASE)
_BACK = re.compile(r"(本次)?(退货|退回|已退|退)(数量?|件数)|return(ed)?(qty|quantity)", re.IGNORECASE)
_NO_RATE = frozenset(map(Decimal, (0, 1, 10, 100)))
"""Rates at which nothing is taken off: 0 %, 100 %, 10 折, 1."""
_ASIDE = re.compile(
    r".*(颜?色|票号|票|打印|含税|对账|盖章|短信|通知|回访|会员|vip|自提|加急|导出|同步|提醒|附件|新客|print|invoice|tax|export|sms|remind|"
    r"vip|urgent|attach).*",
    re.IGNORECASE,
)
"""What a tick may be about that changes nothing of what is owed."""


def ask_about_marks(table: Table, kind: ImportKind, rows: Sequence[int], answers: Answers) -> None:
    """Leave in doubt a column that is read as nothing and holds only ticks, 是 and 否, or words of a state."""
    if kind in (ImportKind.GOODS, ImportKind.CUSTOMERS):
        return
    layout = LAYOUTS[kind]
    fields = [one for one in (Meaning.PAID_STATE, Meaning.STATUS, Meaning.SIDE) if one not in table.header.columns]
    for column in unread(table, rows):
        name = table.header.name_of(column)
        texts = {cell.text.strip() for row in rows if not cells.is_blank(cell := table.sheet.cell(row, column))}
        if not _decides(name, texts) or left_by_choice(table, name, layout):
            continue
        said = Said("Column {column} “{name}” may say which rows count. What does it tell?", column=letter(column),
                    name=name)  # fmt: skip
        choices = (UNREAD, *(DoubtChoice(field.value, field_said(kind, field)) for field in fields))
        answers.ask(SheetDoubt(COLUMN, said, choices, 0, letter(column)))


def ask_about_rates(table: Table, kind: ImportKind, rows: Sequence[int], answers: Answers) -> None:
    """Leave in doubt a rate of discount beside lines that name no sum: the lines would be reckoned without it."""
    if kind is not ImportKind.SHIPMENTS or Meaning.AMOUNT in table.header.columns:
        return  # the amounts tell what a line comes to
    for column in unread(table, rows):
        name = table.header.name_of(column)
        lowers = any(one is None or one not in _NO_RATE for one in figures_of(table, rows, column))
        if (_RATE.fullmatch(full_label(name)) or _BACK.fullmatch(full_label(name))) and lowers:
            answers.ask(lowers_lines(column, name))


def _decides(name: str, texts: Set[str]) -> bool:
    """Whether one of a few words may say that a row does not count; who printed or invoiced it says nothing of it."""
    aside = _ASIDE.fullmatch(full_label(name)) or label(name) in SIDE_NAMES
    return not aside and 0 < len(texts) <= _MANY_WORDS and any(map(_is_telling, texts))


def _is_telling(text: str) -> bool:
    """A tick, or a word for what is paid, void, given back or only on paper."""
    nature = nature_of(text)
    counts = nature in (None, Nature.DEBT, Nature.OPENING) and not reason_of(text) and not is_settled(text)
    return is_mark(text) or not counts or is_method(text)
