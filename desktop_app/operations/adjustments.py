"""Change what is owed without goods or money: allowance, price difference, rounding-off, write-off."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.accounts import Direction, Kind, OpenItem
from desktop_app.domain.doubts import Doubt, doubtful_allowance, refuse_doubts
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.money import LARGEST_FEN
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.payments import settle_one
from desktop_app.domain.shipments import Part
from desktop_app.operations.composing import Composition, refuse_future_date, refuse_strange_due
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner
from desktop_app.store import accounts, customers, documents
from desktop_app.store.database import Ledger


class Grounds(StrEnum):
    """Why (conventions 4: 折让, 差价, 抹零, 坏账, 其他).

    SETTLEMENT is let go with a receipt, and stands and falls with it.
    """

    ALLOWANCE = "allowance"
    PRICE_DIFFERENCE = "price_difference"
    ROUNDING_OFF = "rounding_off"
    WRITE_OFF = "write_off"
    SETTLEMENT = "settlement"
    OTHER = "other"


BY_ITSELF = tuple(one for one in Grounds if one not in (Grounds.SETTLEMENT, Grounds.WRITE_OFF))
"""What can be given up by itself: neither with a receipt, nor of a debt that is judged and lost."""


@dataclass(frozen=True, slots=True)
class AdjustmentDraft:
    """CREDIT lowers the debt, DEBIT raises it. A credit about a slip settles that slip first.

    `accepted` are the doubts somebody has said to be meant so.
    """

    customer_id: int
    dated: date
    amount_fen: int
    direction: Direction = Direction.CREDIT
    reason: Grounds = Grounds.ALLOWANCE
    about_number: str = ""
    remark: str = ""
    due: date | None = None
    submission: str = ""
    accepted: frozenset[str] = frozenset()


def _refuse_with_a_door_of_its_own(reason: Grounds) -> None:
    if reason is Grounds.WRITE_OFF:
        raise Refused("A bad debt is written off with its reason and the owner's PIN, as a step of its own.").at(
            "reason"
        )
    if reason is Grounds.SETTLEMENT:
        raise Refused("What is let go at settlement is entered with the receipt that settles.").at("reason")


def record_adjustment(ledger: Ledger, draft: AdjustmentDraft, moment: Moment) -> Done[str]:
    """Post an adjustment; returns its number. A credit above its slip, or above all that is owed, is asked first.

    A bad debt is no allowance: it goes by `write_off`, which asks for the reason and for the word of the owner.
    """
    _refuse_with_a_door_of_its_own(draft.reason)
    with ledger.writing():
        before = documents.submitted(
            ledger, draft.submission, Kind.ADJUSTMENT, draft.customer_id, draft.amount_fen, draft.direction
        )
        if before:
            return done(before.number)
        return done(post_adjustment(ledger, draft, moment), Changed.DOCUMENTS)


def post_adjustment(ledger: Ledger, draft: AdjustmentDraft, moment: Moment) -> str:
    """`record_adjustment` inside a transaction that is already open."""
    if not 0 < draft.amount_fen <= LARGEST_FEN:
        raise Refused("An adjustment must be more than 0.00.").at("amount")
    refuse_future_date(draft.dated, moment.today)
    refuse_strange_due(draft.due, moment.today)
    customers.load_customer(ledger, draft.customer_id)
    about = _about(ledger, draft)
    account = accounts.account_now(ledger, draft.customer_id, moment.today)
    parts = [item for item in account.items if about and item.number == about.number]
    debit = draft.direction is Direction.DEBIT
    if not debit:
        require_owner(ledger, OwnerAct.ALLOW, moment)
        _refuse_doubts(draft, account, parts)
    composition = Composition(ledger, moment)
    made = composition.document(
        Kind.ADJUSTMENT, draft.customer_id, draft.dated, draft.direction,
        (Part((draft.due or draft.dated) if debit else None, draft.amount_fen),), remark=draft.remark,
        submission=draft.submission, about=about.id if about else None,
    )  # fmt: skip
    composition.detail("adjustments", made.id, draft.reason, about and about.id)
    if about and not debit:
        composition.spread(made, settle_one(draft.amount_fen, parts), draft.dated)
    composition.post("record_adjustment", made.number)
    return made.number


def _about(ledger: Ledger, draft: AdjustmentDraft) -> documents.Document | None:
    about = documents.load_document(ledger, draft.about_number) if draft.about_number else None
    if about and about.customer_id != draft.customer_id:
        raise Refused("{number} belongs to another customer.", number=about.number).at("about_number")
    return about


def _refuse_doubts(draft: AdjustmentDraft, account: accounts.Account, parts: list[OpenItem]) -> None:
    """Ask about a credit of more than there is to give up; `parts` are what is open of the slip it is for."""
    of_slip = sum(item.open_fen for item in parts)
    asked = doubtful_allowance(draft.amount_fen, account.owed_fen, draft.about_number, of_slip)
    refuse_doubts(asked, map(Doubt, draft.accepted))
