"""The words of a refusal are those of every face; the command line adds what to type, the window its buttons (U49)."""

from datetime import date

import pytest

from desktop_app.cli.lacking import whole_text
from desktop_app.domain.business_day import DayDoubted
from desktop_app.domain.errors import Needs, Refused, Said, Unavailable, only_to_look
from desktop_app.domain.owner import OwnerAct, OwnerWanted
from desktop_app.language import translator

CHINESE = translator("zh_CN")


@pytest.mark.parametrize("needs", [one for one in Needs if one is not Needs.DAY])
def test_whatever_is_lacking_has_its_way_on_the_command_line(needs: Needs) -> None:
    said = Refused("This field is empty. Fill it in.").for_want_of(needs)
    for translate in (str, CHINESE):
        assert whole_text(said, translate).startswith(said.text(translate))
        assert len(whole_text(said, translate)) > len(said.text(translate))


def test_the_pin_and_the_day_are_named_with_their_option() -> None:
    """D16, case 29: in Chinese, too."""
    wanted, doubted = OwnerWanted(OwnerAct.EXPORT), DayDoubted(date(2026, 11, 21), date(2027, 1, 2))
    assert whole_text(wanted, CHINESE).endswith("要老板的锁屏密码；没有改动。命令行用：--pin-file 文件。")
    assert whole_text(doubted, str).endswith("confirm the day. On the command line: --today 2026-11-21.")


def test_what_lacks_nothing_is_told_as_it_is() -> None:
    assert whole_text(Said("There is no book."), str) == "There is no book."


def test_a_book_that_is_only_looked_at_keeps_the_way_of_its_reason() -> None:
    """T11: why nothing was entered, and what lets the book go on."""
    why = Unavailable("There is no book.").for_want_of(Needs.WORD_TO_GO_ON)
    assert only_to_look(why).needs is Needs.WORD_TO_GO_ON
