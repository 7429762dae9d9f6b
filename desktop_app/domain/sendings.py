"""How a statement left the shop for its customer: on record, it is a demand for payment (民法典 195)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.customers import clean_note
from desktop_app.domain.errors import Refused, Said


class SentBy(StrEnum):
    """The ways that leave a trace; a word on the telephone is none."""

    BY_HAND = "by_hand"
    POST = "post"
    WECHAT = "wechat"
    EMAIL = "email"
    FAX = "fax"


SENT_BY = {
    SentBy.BY_HAND: Said("by hand"),
    SentBy.POST: Said("by post or courier"),
    SentBy.WECHAT: Said("by WeChat"),
    SentBy.EMAIL: Said("by e-mail"),
    SentBy.FAX: Said("by fax"),
}
"""How it went, in a word or two."""


@dataclass(frozen=True, slots=True)
class SentPaper:
    """A statement that went out on a day. `note`: the number of the letter, who took it, to which account it went."""

    number: str
    dated: date
    by: SentBy
    note: str = ""

    def said(self) -> Said:
        how = SENT_BY[self.by]
        if self.note:
            return Said("Sent on {day} {how}: {note}", day=self.dated.isoformat(), how=how, note=self.note)
        return Said("Sent on {day} {how}", day=self.dated.isoformat(), how=how)


def cleaned_note(by: SentBy | None, note: str) -> str:
    """The note as it is kept. Refused where a letter has no number: nobody could tell where it went."""
    clean = clean_note(note, "The note", field="note")
    if by is SentBy.POST and not clean:
        raise Refused("Write down the number of the letter or parcel; without it the sending proves nothing.").at(
            "note"
        )
    return clean
