"""The help pages know every command, option and code of the command line."""

import re

import pytest

from desktop_app.cli.commands import COMMANDS, COMMON, REPORTS
from desktop_app.domain.objections import Code
from desktop_app.resources import resource

PAGES = [resource("help", name).read_text(encoding="utf-8") for name in ("command-line.md", "command-line.zh.md")]


@pytest.mark.parametrize("page", PAGES, ids=["en", "zh"])
def test_nothing_that_can_be_typed_is_left_out(page: str) -> None:
    typed = [command.name for command in COMMANDS] + [option.name for option in COMMON] + [*REPORTS, *Code]
    typed += [option.name for command in COMMANDS for option in command.options if option.name.startswith("--")]
    assert [word for word in typed if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", page)] == []


def test_both_pages_name_the_same_fields() -> None:
    english, chinese = (set(re.findall(r'"([a-z_]+)"', page)) for page in PAGES)
    assert english == chinese
