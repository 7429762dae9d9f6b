"""Rows of one name with several phones or customer codes: one customer, or two of the same name, is asked."""

import re
from collections.abc import Iterator, Sequence

from desktop_app.domain.errors import Said
from desktop_app.domain.likeness import same_name
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.labels import folded, full_label
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.reading import RowReading

_CODE = re.compile(r"(客户|单位|往来单位)(编号|编码|代码)|(customer|client)(code|no|id|number)", re.IGNORECASE)
_ONE = (DoubtChoice("one", Said("It is one customer.")),)


def ask_about_namesakes(readings: Sequence[RowReading], by_phone: bool) -> None:
    """Leave in doubt the first row of each customer that says another code, or phone, than a row above it.

    `by_phone` in a list of balances; where rows are papers, each may have a contact of its own.
    """
    if not readings or not readings[0].has(Meaning.CUSTOMER):
        return
    codes = [column for column, name in _columns(readings[0]) if _CODE.fullmatch(full_label(name))]
    if not codes and not by_phone:
        return
    known: dict[tuple[str, str], str] = {}
    asked: set[str] = set()
    for reading in readings:
        if reading.leftover is not None:
            continue
        customer = reading.shown(Meaning.CUSTOMER).strip()
        told = {"phone": re.sub(r"\D", "", folded(reading.shown(Meaning.PHONE)))} if by_phone else {}
        told |= {f"code{at}": reading.table.sheet.cell(reading.row, at).text.strip() for at in codes}
        for what, value in told.items():
            above = known.setdefault((same_name(customer), what), value) if value else value
            if above != value and same_name(customer) not in asked:
                asked.add(same_name(customer))
                said = Said(
                    "“{name}” has {one} above and {other} here. If they are two customers, give one of "
                    "them another name in the sheet.",
                    name=customer[:40], one=above, other=value,
                )  # fmt: skip
                reading.ask("namesake", Meaning.CUSTOMER, said, *_ONE)


def _columns(reading: RowReading) -> Iterator[tuple[int, str]]:
    header = reading.table.header
    return ((column, header.name_of(column)) for column in range(header.left, header.right + 1))
