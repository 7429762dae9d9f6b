"""What stands beside or above the rows and speaks of their sums: a sum in words (大写), an entry above the header."""

import re
from collections.abc import Sequence

from desktop_app.domain.errors import Said
from desktop_app.exchange.days import plain_date_of
from desktop_app.exchange.doubts import Answers, DoubtChoice, SheetDoubt
from desktop_app.exchange.grid import CellKind, letter
from desktop_app.exchange.labels import full_label
from desktop_app.exchange.layouts import MONEY, Meaning
from desktop_app.exchange.questions import figures_of, unread
from desktop_app.exchange.tables import Table
from desktop_app.exchange.written_figures import written

_IN_WORDS = re.compile(
    r"(金额|合计|欠款|人民币|总额|总计)?\(?(中文)?大写\)?(金额|合计|人民币)?|amount ?in ?words", re.IGNORECASE
)
_FIGURES = DoubtChoice("figures", Said("The figures count."))
_OUT = DoubtChoice("out", Said("Leave the row out."))


def ask_about_sums_in_words(table: Table, rows: Sequence[int], answers: Answers) -> None:
    """A sum in words that no figure of its row is."""
    for column in unread(table, rows):
        if not _IN_WORDS.fullmatch(full_label(table.header.name_of(column))):
            continue
        sums = [figures_of(table, rows, at) for field, at in table.header.columns.items() if field in MONEY]
        for row, *figures in zip(rows, *sums, strict=True):
            text = table.sheet.cell(row, column).text.strip()
            found = written(text) if text else None
            if found and found.sure and found.values[0] not in figures:
                told = f"{found.values[0]:f}"
                said = Said("“{words}” is {sum}, but no figure of the row is.", words=text[:40], sum=told)
                answers.ask(SheetDoubt("words", said, (_FIGURES,), row + 1, letter(column)))


def ask_about_rows_above(table: Table, answers: Answers) -> None:
    """A row right above the header that is filled like the rows below it: pasted there, or sorted to the top."""
    row, columns = table.header.top - 1, table.header.columns
    if row < 0:
        return
    who, sums = columns.get(Meaning.CUSTOMER), [at for field, at in columns.items() if field in MONEY]
    day = columns.get(Meaning.DATE)
    if who is None or not table.sheet.cell(row, who).text.strip() or not sums:
        return
    figures = [figures_of(table, [row], at)[0] for at in sums]
    when = table.sheet.cell(row, day) if day is not None else None
    dated = when is None or plain_date_of(when) or when.kind is CellKind.NUMBER
    if dated and any(figures) and None not in figures:
        said = Said("Row {row} above the header looks like an entry; it is not read.", row=row + 1)
        answers.ask(SheetDoubt("above", said, (_OUT,), row + 1))
