"""Who may be one with a customer, roughly and in one look at the book; `domain.lookalikes` compares exactly."""

from collections.abc import Iterable

from desktop_app.domain.customers import Customer, names_of
from desktop_app.domain.likely import core
from desktop_app.domain.likeness import figures, numbers
from desktop_app.domain.lookalikes import SHORTEST_BEGINNING, SHORTEST_SOUND
from desktop_app.store.customers import load_customer
from desktop_app.store.database import Ledger

_BEGINS, _ENDS = SHORTEST_BEGINNING, 4
"""Signs at the beginning of a name without brackets, and figures at the end of a number, that two have in common."""


def resembling(ledger: Ledger, customer: Customer) -> list[Customer]:
    """Others who begin, are reached, taxed or spelled like this one: all that can look like it are among them."""
    begins = [f"%{name[:_BEGINS]}%" for name in dict.fromkeys(map(core, names_of(customer)))]
    ends = [f"%{number[-_ENDS:]}" for number in map(figures, numbers(customer)) if number]
    names, phones = _any("name", begins), _any("phone", ends)
    sound, spellings = _any("search", [f"%{key}%" for key in _spellings(ledger, customer)])
    rows = ledger.rows(
        f"""SELECT id FROM customers WHERE {names[0]} OR {phones[0]} OR {sound} OR (tax_number <> '' AND
                tax_number = ? COLLATE NOCASE)
            UNION SELECT customer_id FROM aliases WHERE {names[0].replace("name", "alias")}
            UNION SELECT customer_id FROM contacts WHERE {phones[0]}
            EXCEPT SELECT member FROM heads EXCEPT SELECT ?""",
        [*begins, *ends, *spellings, customer.tax_number, *begins, *ends, customer.id],
    )
    return [load_customer(ledger, one) for (one,) in rows]


def _any(column: str, patterns: list[str]) -> tuple[str, list[str]]:
    """SQL: the column is like any of these; never where there is none."""
    return " OR ".join([f"{column} LIKE ?"] * len(patterns)) or "0", patterns


def _spellings(ledger: Ledger, customer: Customer) -> list[str]:
    return [key for key in spelled(ledger, [customer.id])[customer.id] if len(key) >= SHORTEST_SOUND]


def spelled(ledger: Ledger, customer_ids: Iterable[int]) -> dict[int, list[str]]:
    """By customer: the pinyin of their names."""
    marks = ", ".join(map(str, customer_ids))
    return {
        one: in_letters(keys) for one, keys in ledger.rows(f"SELECT id, search FROM customers WHERE id IN ({marks})")
    }


def in_letters(keys: str) -> list[str]:
    """Of what a customer is found by, a key a line, the spellings of whole names."""
    return [key for key in keys.split("\n") if key.isascii() and key.isalpha()]
