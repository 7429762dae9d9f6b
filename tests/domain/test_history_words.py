"""Whatever the journal can hold is told in words (U26)."""

import re
from pathlib import Path

import desktop_app
from desktop_app.domain.acceptances import BillState
from desktop_app.domain.consignment import StockMove
from desktop_app.domain.history import deed_said
from desktop_app.domain.history_words import DEEDS
from desktop_app.domain.side_accounts import SideAct

VERB = re.compile(r'moment, "([a-z_]+)"|\.post\("([a-z_]+)"')


def written_verbs() -> set[str]:
    """The verbs that stand in the code where an entry of the journal is made."""
    program = Path(desktop_app.__file__).parent
    texts = [
        path.read_text(encoding="utf-8") for part in ("store", "operations") for path in (program / part).glob("*.py")
    ]
    return {one or other for text in texts for one, other in VERB.findall(text)}


def test_every_entry_of_the_journal_has_words() -> None:
    """U26: nobody reads paper_card in the history of a slip."""
    assert len(written_verbs()) > 40
    assert sorted(written_verbs() - DEEDS.keys()) == []


def test_what_is_told_apart_by_what_became_of_it_has_words_too() -> None:
    """A bill that is held was taken with its receipt; nothing is noted of it then."""
    verbs = {f"stock_{one}" for one in StockMove} | {f"side_{one}" for one in SideAct}
    verbs |= {f"bill_{one}" for one in BillState if one is not BillState.HELD}
    verbs |= {f"paper_{one}" for one in ("printed", "signed", "card")}
    assert sorted(verbs - DEEDS.keys()) == []


def test_a_mark_that_was_taken_back_is_told_as_that() -> None:
    assert str(deed_said("withdraw_bill_line")) == "A mark undone"
