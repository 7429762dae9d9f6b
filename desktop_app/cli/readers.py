"""What is typed on the command line, read into values; each reader refuses what is wrong."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from desktop_app.domain.dates import TermsKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.goods import TermsPrice
from desktop_app.domain.money import parse_fen, parse_price

Read = Callable[[str], Any]


def whole_number(smallest: int, largest: int) -> Callable[[str], int]:
    """Reads digits; refuses what is not a number from `smallest` to `largest`."""

    def read(text: str) -> int:
        if not re.fullmatch(r"\d{1,12}", text, re.ASCII) or not smallest <= int(text) <= largest:
            raise Refused(
                "“{text}” is not a whole number from {smallest} to {largest}.",
                text=shown(text),
                smallest=smallest,
                largest=largest,
            )
        return int(text)

    return read


def one_of(choices: Sequence[str]) -> Read:
    """Reads one of the words; an enum gives its member."""

    def read(text: str) -> str:
        for choice in choices:
            if text == str(choice):
                return choice
        raise Refused("“{text}” is not possible here. Choose {choices}.", text=shown(text), choices=", ".join(choices))

    return read


def sum_of_money(text: str) -> int:
    """A sum of 0 or more, in fen."""
    fen = parse_fen(text)
    if fen < 0:
        raise Refused("“{text}” is below 0. Type a sum of 0 or more.", text=shown(text))
    return fen


def limit_typed(text: str) -> int | str:
    """A limit in fen; empty text is no limit."""
    return sum_of_money(text) if text.strip() else ""


def bucket_edges(text: str) -> tuple[int, ...]:
    """`30,60,90` → (30, 60, 90); whether they rise is for the report to judge."""
    return tuple(whole_number(1, 36500)(part.strip()) for part in text.split(","))


def assignment(text: str) -> tuple[str, str]:
    """`field=Column` → its two sides; nothing behind the sign is no column."""
    field, sign, column = text.partition("=")
    if not (field.strip() and sign):
        raise Refused("“{text}” names no column. Type it as name=客户名称.", text=shown(text))
    return field.strip(), column.strip()


def settlement(text: str) -> tuple[str, str]:
    """`sums@E7=rest` → the doubt and the choice; without a choice it is the first."""
    which, _, choice = text.partition("=")
    return which.strip(), choice.strip()


def row_of_bill(text: str) -> int:
    """`17`, a row as the bill counts them."""
    return int(whole_number(1, 1_000_000)(text.strip()))


def taken_row(text: str) -> tuple[int, str]:
    """`17=老王建材` → row and customer; `certain` → (0, "") for all that are certain."""
    if text.strip() == "certain":
        return 0, ""
    row, customer = assignment(text)
    return row_of_bill(row), customer


def same_row(text: str) -> tuple[int, str]:
    """`17=SKD-2026-00003` → row and receipt; `17=new` where it is other money."""
    row, number = assignment(text)
    return row_of_bill(row), number


def shown(text: str) -> str:
    """The text as far as a message has room for it."""
    return text if len(text) <= 40 else text[:39] + "…"


def change_of_prices(text: str) -> tuple[int, int]:
    """`5%` → hundredths of a percent and no sum; `-0.20` → no percentage and a sum in ten-thousandths of a yuan."""
    plain = text.strip().replace("％", "%")
    if plain.endswith("%"):
        return parse_fen(plain[:-1]), 0
    return 0, parse_price(plain)


def terms_price(text: str) -> TermsPrice | None:
    """`days=24.50`, `days/箱=240` → the price for who pays so; `none` → None."""
    if text.strip() == "none":
        return None
    whom, price = assignment(text)
    kind, _, unit = whom.partition("/")
    return TermsPrice(
        TermsKind(one_of([one.value for one in TermsKind])(kind.strip())), unit.strip(), parse_price(price)
    )
