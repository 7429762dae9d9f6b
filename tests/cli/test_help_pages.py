"""The help pages know every command, option and code of the command line."""

import re
from collections.abc import Iterable

import pytest

from desktop_app.cli.accepting import DOUBTS
from desktop_app.cli.commands import COMMANDS, COMMON, NOTES, REPORTS
from desktop_app.domain.objections import Code
from desktop_app.operations.marks import DisputeMark, MarkKind
from desktop_app.operations.taking_back import Withdrawable
from desktop_app.resources import resource

PAGES = [resource("help", name).read_text(encoding="utf-8") for name in ("command-line.md", "command-line.zh.md")]

SPANS = re.compile(r"^```.*?^```|`[^`\n]+`", re.DOTALL | re.MULTILINE)
"""What is set as something to type or to read: a word of the sentences round it explains no code of that name."""

HEADINGS = re.compile(r"^### .*$", re.MULTILINE)


def left_out(words: Iterable[str], text: str) -> list[str]:
    return [word for word in words if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)]


@pytest.mark.parametrize("page", PAGES, ids=["en", "zh"])
def test_nothing_that_can_be_typed_is_left_out(page: str) -> None:
    typed = [command.name for command in COMMANDS] + [option.name for option in COMMON] + [*REPORTS, *DOUBTS]
    typed += [option.name for command in COMMANDS for option in command.options if option.name.startswith("--")]
    assert left_out(typed, "\n".join(SPANS.findall(page) + HEADINGS.findall(page))) == []


@pytest.mark.parametrize("page", PAGES, ids=["en", "zh"])
def test_every_code_of_the_gate_is_named_as_one(page: str) -> None:
    assert left_out(Code, "\n".join(SPANS.findall(page))) == []


@pytest.mark.parametrize("page", PAGES, ids=["en", "zh"])
def test_what_the_pages_withdraw_is_what_can_be_withdrawn(page: str) -> None:
    """U23: every noun of the operations is typed, accepted and told, in both pages; no other is."""
    told = {noun for nouns in re.findall(r"`withdraw ([a-z_|-]+) ", page) for noun in nouns.split("|")}
    can = {*Withdrawable, *MarkKind, *DisputeMark}
    assert (told, set(NOTES)) == (can, can)


def test_both_pages_name_the_same_fields() -> None:
    english, chinese = (set(re.findall(r'"([a-z_]+)"', page)) for page in PAGES)
    assert english == chinese
