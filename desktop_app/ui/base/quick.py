"""Whom a quick form beside a list is about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a quick form is about: the customer, whom one speaks to there and under which number, and what is to be
    asked for now in fen.
    """

    customer_id: int
    name: str
    contact: str = ""
    ask_fen: int = 0
    phone: str = ""
