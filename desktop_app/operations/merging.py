"""Two customers become one, and two again (case 19); how that is kept, and what it changes, says `store.merging`."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.merging import CHOSEN, Differing, Merge, differing, merged, parted
from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.trust import trusts_more
from desktop_app.operations.composing import Composition, refuse_merged
from desktop_app.operations.customers import cleaned
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner, require_owner_to_undo
from desktop_app.store import allocations, customers, documents, kin, merging, records, terms_to_confirm
from desktop_app.store.database import Ledger

CHANGES = tuple(one for one in Changed if one is not Changed.SHOP)
"""Every list may show the one or the other."""


_MOST_TOLD = 5
"""Papers with equal numbers that are named; of more the first tell enough."""


@dataclass(frozen=True, slots=True)
class MergedCustomers:
    """The one customer, the name and id of the one that was merged, and of whose data what was `taken`.

    On undoing, how much money lies free again. `same_papers` are papers of both with one number from elsewhere: perhaps
    one that was entered for each.
    """

    customer: Customer
    merged_id: int
    merged: str
    freed_fen: int = 0
    taken: frozenset[str] = frozenset()
    same_papers: tuple[tuple[str, str, str], ...] = ()

    def said_of_papers(self) -> list[Said]:
        """Where goods or money may stand twice now."""
        return [
            Said("{number} and {other} both have the number {paper}: perhaps one paper that was entered twice.",
                 number=one, other=other, paper=paper)
            for one, other, paper in self.same_papers[:_MOST_TOLD]
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Compared:
    """Two customers, and what differs of what only the shop can choose."""

    first: Customer
    second: Customer
    differing: tuple[Differing, ...]


def merge_customers(
    ledger: Ledger, merged_id: int, kept_id: int, moment: Moment, taken: Collection[str] = ()
) -> Done[MergedCustomers]:
    """Both are one customer from now on, on every day: entries, papers, names and people of the first move.

    Of what was agreed and differs, the fields in `taken` are the first one's, all else the second's; a stop of either
    holds. More trust than the second had is the owner's to give (D16). Refuses two that are one already.
    """
    with ledger.writing():
        other, kept = customers.load_customer(ledger, merged_id), customers.load_customer(ledger, kept_id)
        if merged_id == kept_id:
            raise Refused("{name} is one customer already. Choose another one.", name=kept.name).at("other")
        refuse_merged(ledger, merged_id)
        refuse_merged(ledger, kept_id)
        papers = documents.equally_numbered(ledger, kept_id, merged_id)
        both = cleaned(merged(kept, other, frozenset(taken).intersection(CHOSEN)))
        if trusts_more(both, kept):
            require_owner(ledger, OwnerAct.CREDIT, moment)
        merging.join(ledger, merged_id, kept_id, moment)
        if both.terms != kept.terms:
            terms_to_confirm.forget(ledger, [kept_id])
        records.keep_customer(ledger, both, moment, _VERB)
        records.keep_customer(ledger, replace(other, active=False), moment, _VERB)
    made = MergedCustomers(both, merged_id, other.name, taken=frozenset(taken), same_papers=tuple(papers))
    return done(made, *CHANGES)


def split_customers(ledger: Ledger, merged_id: int, moment: Moment) -> Done[MergedCustomers]:
    """The one that was merged is a customer of its own again, with everything that was written for it.

    What was entered since stays where it was entered. Money of the one that settled slips of the other is free again,
    as if it had never been set against them. Refuses while a plan in force covers slips of both.
    """
    with ledger.writing():
        merge = _standing(ledger, merged_id)
        require_owner_to_undo(ledger, merge.seq, moment)
        _refuse_planned_together(ledger, merge, moment.today)
        freed = _part_money(ledger, merge, moment)
        merging.part(ledger, merge, moment)
        kept, other = customers.load_customer(ledger, merge.into_id), customers.load_customer(ledger, merged_id)
        before = records.customer_before(ledger, kept.id, merge.seq)
        after = records.customer_after(ledger, kept.id, merge.seq)
        apart = parted(kept, before, after)
        records.keep_customer(ledger, apart, moment, _UNDONE)
        was = records.customer_before(ledger, merged_id, merge.seq)
        records.keep_customer(ledger, replace(other, active=was.active), moment, _UNDONE)
    taken = frozenset(one.name for one in differing(before, was) if getattr(after, one.name) == one.other)
    return done(MergedCustomers(apart, merged_id, other.name, freed, taken), *CHANGES)


def merged_with(ledger: Ledger, customer_id: int) -> list[Customer]:
    """Whoever is one with this customer by now, in the order they were entered."""
    return [customers.load_customer(ledger, one) for one in kin.members(ledger, customer_id)]


def merged_named(ledger: Ledger, name: str) -> Customer:
    """The one of this name or code that was merged with another; refused where there is none, or more than one."""
    found = [one for one in customers.load_merged(ledger) if name.strip() in (one.name, one.code)]
    if len(found) == 1:
        return found[0]
    if found:
        codes = ", ".join(one.code for one in found)
        raise Refused("Several customers called “{name}” were merged. Type the code: {codes}.", name=name, codes=codes)
    raise Refused("No customer “{name}” was merged with another, so there is nothing to split.", name=name.strip())


def compare(ledger: Ledger, first: int, second: int) -> Compared:
    """Two customers side by side: what is agreed with both and differs is to be chosen before they are one."""
    one, other = customers.load_customer(ledger, first), customers.load_customer(ledger, second)
    return Compared(one, other, differing(one, other))


_VERB, _UNDONE = "merge_customers", "split_customers"


def _standing(ledger: Ledger, merged_id: int) -> Merge:
    for one in kin.load_merges(ledger):
        if one.merged_id == merged_id and one.ended_seq is None:
            return one
    name = customers.load_customer(ledger, merged_id).name
    raise Refused("{name} was not merged with another customer, so there is nothing to split.", name=name)


def _refuse_planned_together(ledger: Ledger, merge: Merge, today: date) -> None:
    plan = merging.planned_together(ledger, merge, today)
    if plan:
        raise Refused("The plan {number} covers slips of both. End it first, then split the customers.", number=plan)


def _part_money(ledger: Ledger, merge: Merge, moment: Moment) -> int:
    """Set free what one settled of the other, on each day on which it was settled; returns what stood of it, in fen."""
    freed = 0
    for document_id, pairs in merging.crossing(ledger, merge).items():
        composition = Composition(ledger, moment)
        stands = [
            one for one in allocations.standing_allocations(ledger, document_id)
            if (one.credit_item, one.debit_item) in pairs
        ]  # fmt: skip
        ended = [
            one for one in allocations.ended_settlements(ledger, document_id)
            if (one.credit_item, one.debit_item) in pairs
        ]  # fmt: skip
        composition.undo(stands, date.min)
        composition.end_earlier(ended, date.min)
        if stands or ended:
            composition.post(_UNDONE, documents.number_of_item(ledger, next(iter(pairs))[0]))
        freed += sum(one.amount_fen for one in stands)
    return freed
