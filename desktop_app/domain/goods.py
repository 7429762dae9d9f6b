"""Goods: what is sold, in which unit, at which price."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goods:
    """One article. `price` is in ten-thousandths of a yuan, None when no list price is set."""

    name: str
    id: int = 0
    code: str = ""
    spec: str = ""
    unit: str = ""
    price: int | None = None
    active: bool = True
