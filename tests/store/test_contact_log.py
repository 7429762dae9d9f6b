"""A log of many years is read as far back as it still tells of the next talk."""

import random
from datetime import date, timedelta

from desktop_app.domain.contacts import Channel, Contacted, Outcome, not_reached_in_a_row, talks
from desktop_app.domain.excuses import Rest, rest_of
from desktop_app.store import contacts, withdrawals
from desktop_app.store.database import Ledger
from tests.operations.builders import a_customer, at, on

FIRST = on("03-01")


def told(lines: list[Contacted]) -> tuple[Rest, Contacted | None, int, Contacted | None]:
    """All that the week says of one customer's log: the rest, the last talk, the tries since, the last claim."""
    said, claims = talks(lines), [line for line in lines if line.outcome is Outcome.CLAIMS_PAID]
    return rest_of(lines), said[-1] if said else None, not_reached_in_a_row(said), claims[-1] if claims else None


def test_the_lines_that_still_tell_say_the_same_of_every_day_as_the_whole_log(book: Ledger) -> None:
    """U4, U6, R077, case 18: appointments beyond a talk and the last claim are not forgotten for a newer talk."""
    seed = random.SystemRandom().randrange(2**32)
    chance, wang, li = random.Random(seed), a_customer(book, "王记").id, a_customer(book, "李记").id
    for _ in range(120):
        a_line(book, chance, chance.choice((wang, li)))
    for day in (FIRST + timedelta(days=days) for days in range(32)):
        whole = contacts.load_contacts(book, day)
        still = contacts.telling(book, day, {wang, li})
        assert [line for line in whole if line in still] == still, f"seed {seed}"
        for one in (wang, li):
            mine = [[line for line in lines if line.customer_id == one] for lines in (whole, still)]
            assert told(mine[0]) == told(mine[1]), f"seed {seed}, {day}"
        assert contacts.telling(book, day, {li}) == [line for line in still if line.customer_id == li]


def a_line(book: Ledger, chance: random.Random, customer_id: int) -> None:
    """One line of any kind on a day of March; one in five is taken back later."""
    day, outcome = FIRST + timedelta(days=chance.randrange(28)), chance.choice(list(Outcome))
    named = outcome is Outcome.PUT_OFF or chance.random() < 0.4
    next_on: date | None = day + timedelta(days=chance.randrange(12)) if named else None
    claimed_on = day if outcome is Outcome.CLAIMS_PAID else None
    line = Contacted(customer_id, day, Channel.PHONE, outcome, next_on=next_on, claimed_on=claimed_on)
    with book.writing():
        row = contacts.add_contact(book, line, at(f"{day:%m-%d}"))
        if chance.random() < 0.2:
            withdrawals.add(book, "contact", row, at(f"{day + timedelta(days=2):%m-%d}"))
