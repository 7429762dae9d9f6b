"""What speaks of debts beside plans and statements: letters that went out, and of which papers a picture is kept."""

import json
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from desktop_app.domain.attachments import AttachedTo, Attachment, AttachmentKind
from desktop_app.domain.letters import Letter
from desktop_app.domain.papers import PaperKind
from desktop_app.domain.sendings import SentPaper
from desktop_app.store import snapshots
from desktop_app.store.attachments import load_attachments
from desktop_app.store.credit_papers import issued_papers, sendings_of
from desktop_app.store.database import Ledger
from desktop_app.store.withdrawals import standing

SPOKEN = frozenset({AttachmentKind.CHAT, AttachmentKind.IOU})
"""Pictures that are a proof of their own."""


class SentLetter(NamedTuple):
    """A letter as it says, how it went out, and when its signed copy came back."""

    customer_id: int
    letter: Letter
    sent: tuple[SentPaper, ...]
    signed_on: date | None


def letters_out(ledger: Ledger, today: date, customer_id: int = 0) -> list[SentLetter]:
    """Letters to one customer or all that are on record as sent, or came back signed; those to others left out."""
    found = []
    for one in issued_papers(ledger, PaperKind.LETTER, customer_id, today):
        sent = sendings_of(ledger, one.number, today)
        kept = snapshots.load(ledger, one.number, Letter) if sent or one.signed_on else None
        if kept is not None and not kept[0].to:
            found.append(SentLetter(one.customer_id, kept[0], sent, one.signed_on))
    return found


def scanned(ledger: Ledger, numbers: Iterable[str], today: date) -> frozenset[str]:
    """Of which of these papers a picture of the signed copy is kept, or one was kept with a statement."""
    rows = ledger.rows(
        f"""SELECT w.value FROM json_each(?1) w WHERE EXISTS (SELECT 1 FROM paper_events e WHERE e.number = w.value
                AND e.event = 'signed' AND e.blob <> '' AND e.dated <= ?2
                AND {standing("paper_event", "e.id", "?2")})
            OR EXISTS (SELECT 1 FROM attachments a JOIN statements s ON s.id = a.about_id AND s.number = w.value
                WHERE a.about = 'statement' AND {standing("attachment", "a.id", "?2")})""",
        (json.dumps(list(numbers), ensure_ascii=False), today.isoformat()),
    )
    return frozenset(number for (number,) in rows)


def pictures(ledger: Ledger, today: date, customer_id: int = 0) -> list[Attachment]:
    """Chats and IOUs of a day up to `today` that are kept with a customer, a talk or a slip."""
    every = load_attachments(ledger, today, customer_id)
    return [one for one in every if one.kind in SPOKEN and one.about in _TOLD and one.dated <= today]


_TOLD = frozenset({AttachedTo.CUSTOMER, AttachedTo.TALK, AttachedTo.DOCUMENT})
