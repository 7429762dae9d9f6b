"""Take back one spreading of a credit, and nothing that was settled before it (U23)."""

from collections.abc import Iterable
from datetime import date

from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.payments import Allocation
from desktop_app.operations.composing import Composition
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import documents
from desktop_app.store.database import Ledger


def take_back(ledger: Ledger, number: str, chosen: Iterable[Allocation], dated: date, moment: Moment) -> Done[str]:
    """Undo exactly these allocations of a credit, the last made first; the money is free and the slips are open.

    Refuses when one of them does not stand any more.
    """
    with ledger.writing():
        credit = documents.load_document(ledger, number)
        standing = documents.standing_allocations(ledger, credit.id)
        composition = Composition(ledger, moment)
        composition.undo([_standing(standing, one, number) for one in chosen], dated)
        composition.post("undo_allocation", number)
    return done(number, Changed.DOCUMENTS)


def _standing(standing: list[documents.Settled], wanted: Allocation, number: str) -> documents.Settled:
    for one in reversed(standing):
        if (one.debit_item, one.amount_fen) == (wanted.item_id, wanted.amount_fen):
            standing.remove(one)
            return one
    raise Refused("What {number} settled was changed meanwhile, so it cannot be taken back.", number=number)
