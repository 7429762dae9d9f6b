"""How a statement went to the customer is on record (民法典 195, conventions §3)."""

from datetime import date

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.sendings import SENT_BY, SentBy, SentPaper, cleaned_note

DAY = date(2026, 4, 5)


def test_every_way_has_its_words() -> None:
    assert set(SENT_BY) == set(SentBy)


def test_it_is_told_with_its_day_its_way_and_its_number() -> None:
    told = SentPaper("DZD-2026-00001", DAY, SentBy.POST, "EMS 1234567890").said()
    assert told.text(str) == "Sent on 2026-04-05 by post or courier: EMS 1234567890"
    assert SentPaper("DZD-2026-00001", DAY, SentBy.BY_HAND).said().text(str) == "Sent on 2026-04-05 by hand"


@pytest.mark.parametrize("note", ["", "   "])
def test_a_letter_without_its_number_proves_nothing(note: str) -> None:
    with pytest.raises(Refused, match="number of the letter or parcel") as refused:
        cleaned_note(SentBy.POST, note)
    assert refused.value.field == "note"


@pytest.mark.parametrize("by", [None, SentBy.BY_HAND, SentBy.WECHAT])
def test_other_ways_need_no_note(by: SentBy | None) -> None:
    assert cleaned_note(by, " ") == ""
