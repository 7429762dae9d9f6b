"""What a writing verb gives back: its result and the kinds of record it changed."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Changed(StrEnum):
    """A kind of record; a page that shows one reloads itself."""

    SHOP = "shop"
    CUSTOMERS = "customers"
    GOODS = "goods"
    DOCUMENTS = "documents"
    PROMISES = "promises"
    PLANS = "plans"
    DISPUTES = "disputes"
    CONTACTS = "contacts"
    STATEMENTS = "statements"
    PAPERS = "papers"
    IMPORTS = "imports"
    TASKS = "tasks"
    ATTACHMENTS = "attachments"
    STOCK = "stock"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """`result` is what was made; `changes` says which pages are out of date."""

    result: Result
    changes: frozenset[Changed]


def done(result: Result, *changes: Changed) -> Done[Result]:
    return Done(result, frozenset(changes))
