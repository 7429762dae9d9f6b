"""A note is taken back: what it is stands in the words, and one of an earlier day is asked about first (U23)."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject

from desktop_app.domain.attachments import Attachment
from desktop_app.domain.contacts import Contacted
from desktop_app.domain.contracts import Contract, contract_said
from desktop_app.domain.credit_questions import CreditQuestions, questions_said
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.grounds import SECURITIES, Security
from desktop_app.domain.money import format_yuan
from desktop_app.domain.open_points import OpenPoint, about_said
from desktop_app.domain.side_accounts import ACT_WORDS, SideEntry
from desktop_app.operations.lists.expected import Expected
from desktop_app.operations.noting_again import note_again
from desktop_app.operations.taking_back import Withdrawable
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.trade.void_document import taken_back
from desktop_app.ui.widgets.columns import day_text
from desktop_app.ui.widgets.notices import Way, warning


@dataclass(frozen=True, slots=True)
class TakenNote:
    """Which note, what it says in a few words, and the day it was made."""

    what: Withdrawable
    row_id: int
    words: str
    on: date


def note_of(record: object, desk: Desk) -> TakenNote | None:
    """The note a row stands for; None for what is no note, such as a part of a plan."""
    say = desk.say
    match record:
        case Expected(promise=judged) if judged is not None:
            one = judged.promise
            words = say("promise of {sum} by {day}", sum=format_yuan(one.amount_fen), day=day_text(one.by, desk))
            return TakenNote(Withdrawable.PROMISE, one.id, words, one.made_on)
        case Contacted(id=row_id, at=on):
            return TakenNote(Withdrawable.CONTACT, row_id, say("talk of {day}", day=day_text(on, desk)), on)
        case Dispute(id=row_id, raised_on=on):
            sum_ = format_yuan(record.amount_fen)
            words = say("dispute about {number}, {sum}", number=record.number, sum=sum_)
            return TakenNote(Withdrawable.DISPUTE, row_id, words, on)
        case Attachment(id=row_id, name=name):
            return TakenNote(Withdrawable.ATTACHMENT, row_id, say("picture or paper “{name}”", name=name), desk.today())
        case Security(id=row_id, dated=on):
            words = f"{desk.tell(SECURITIES[record.kind])} {record.named}"
            return TakenNote(Withdrawable.GROUND, row_id, words, on)
        case Contract(id=row_id, dated=on):
            return TakenNote(Withdrawable.GROUND, row_id, contract_said(record), on)
        case CreditQuestions(id=row_id, dated=on):
            return TakenNote(Withdrawable.GROUND, row_id, desk.tell(questions_said(record)), on)
        case OpenPoint(id=row_id, dated=on):
            words = " ".join((desk.tell(about_said(record)), record.number, record.what))
            return TakenNote(Withdrawable.POINT, row_id, words, on)
        case SideEntry(id=row_id, dated=on, document=""):
            words = " ".join((record.number, desk.tell(ACT_WORDS[record.act]), format_yuan(record.amount_fen)))
            return TakenNote(Withdrawable.SIDE, row_id, words, on)
    return None


def take_back(note: TakenNote, desk: Desk, owner: QObject) -> None:
    """At once what was noted today; what stood longer may be missed by somebody, so it is asked about."""
    say = desk.say

    def now() -> None:
        done = say("Undone: {done}", done=note.words)
        desk.jobs.do(
            taken_back(note.what, note.row_id),
            lambda _: desk.done(
                done,
                lambda book, moment: note_again(book.ledger, note.what, note.row_id, moment),
                told=lambda _: say("It counts again: {done}", done=note.words),
            ),
            owner,
        )

    if note.on == desk.today():
        now()
    else:
        text = say("In the book since {day}: {done}. Undo it?", day=day_text(note.on, desk), done=note.words)
        desk.notice(warning(text, Way(say("Undo"), now)))
