"""Letters: fields are filled in, one that nobody knows is refused in its line, the shop keeps its own texts (R009)."""

from datetime import date

import pytest

from desktop_app.domain.action_groups import ActionGroup
from desktop_app.domain.customers import Customer
from desktop_app.domain.letter_texts import LETTERS, usual_text
from desktop_app.domain.letters import (
    MERGE_FIELDS,
    LetterDraft,
    LetterKind,
    LetterText,
    LetterTexts,
    MergeField,
    field_problems,
    letter,
    letter_problems,
    merged,
    notice_of,
    untrue_notice,
)
from desktop_app.domain.shop import Shop

FACTS = {field: f"<{field}>" for field in MergeField}
MARCH = date(2026, 3, 1)


def refusals(body: str, facts: dict[MergeField, str] | None = None, title: str = "说明") -> list[tuple[str, str]]:
    draft = LetterDraft(1, MARCH, LetterKind.FREE, title, body)
    return [(one.field, str(one.said)) for one in letter_problems(draft, FACTS if facts is None else facts)]


def test_a_field_is_filled_in_by_its_english_and_by_its_chinese_name() -> None:
    assert merged("{owed}、{欠款}、{ overdue }、{nobody}", FACTS) == "<owed>、<owed>、<overdue>、{nobody}"


def test_a_field_that_nobody_knows_is_refused_in_its_line() -> None:
    """R009: the owner sees which one, where, and what there is."""
    (told,) = refusals("到{日期}为止\n欠 {欠欠}")
    assert told[0] == "text"
    assert told[1].startswith("“{欠欠}” in line 2 is not a field. Known: customer, 客户, ")
    (told,) = refusals("好", title="{谁}")
    assert told[0] == "heading"


def test_a_field_for_which_there_is_nothing_is_not_left_empty() -> None:
    assert refusals("押金 {deposit}", {}) == [
        ("text", "Nothing is known for “{deposit}” in line 1. Write it yourself.")
    ]
    assert field_problems("text", "押金 {deposit}") == []


@pytest.mark.parametrize("body", ["欠 {owed", "欠 owed}", "{owed}}"])
def test_a_brace_that_stands_alone_is_said(body: str) -> None:
    assert refusals(body) == [
        ("text", "A brace in line 1 has no other. A field has one before and one after its name.")
    ]


def test_a_letter_has_a_title_and_a_text() -> None:
    assert [field for field, _ in refusals(" ", title="")] == ["heading", "text"]


@pytest.mark.parametrize("kind", LetterKind)
def test_the_usual_text_of_each_kind_has_only_known_fields(kind: LetterKind) -> None:
    text = usual_text(kind, str)
    assert field_problems("text", text.body, FACTS) == []
    assert bool(text.body) == (kind is not LetterKind.FREE)
    assert kind in LETTERS
    assert "{customer}" not in usual_text(kind, str, in_chinese=True).body
    assert set(MERGE_FIELDS) == set(MergeField)


def test_the_shop_keeps_a_text_of_its_own_version_by_version() -> None:
    texts = LetterTexts({})
    assert texts.of(LetterKind.POLICY) is None
    twice = texts.with_text(LetterKind.POLICY, LetterText("规定", "一")).with_text(
        LetterKind.POLICY, LetterText("规定", "二")
    )
    assert twice.of(LetterKind.POLICY) == LetterText("规定", "二", 2)


def test_the_paper_says_what_was_filled_in() -> None:
    draft = LetterDraft(1, MARCH, LetterKind.DEPOSIT, "给{客户}", "欠 {owed}", to="王大虎")
    made = letter(Shop("顺达"), Customer("老王建材", code="C0001"), draft, FACTS, "HJD-2026-00001", 7)
    assert (made.title, made.body, made.to, made.customer) == ("给<customer>", "欠 <owed>", "王大虎", "老王建材")


def test_a_stop_notice_says_only_what_is_so() -> None:
    """R040: the threat is the fact. Whose goods are stopped may read of the credit, too; nobody else may."""
    free, held = Customer("老王建材"), Customer("停赊李记", credit_hold=True)
    stopped = Customer("停货周记", stopped=True, credit_hold=True)
    assert [notice_of(one) for one in (free, held, stopped)] == [None, LetterKind.CREDIT_STOP, LetterKind.STOP]
    assert notice_of(free, ActionGroup.HOLD) is LetterKind.CREDIT_STOP
    stop, credit = LetterKind.STOP, LetterKind.CREDIT_STOP
    assert str(untrue_notice(stop, "停赊李记", credit)).startswith("Supply to 停赊李记 is not stopped.")
    assert str(untrue_notice(credit, "老王建材", None)).startswith("Credit of 老王建材 is not stopped.")
    assert [untrue_notice(one, "停货周记", stop) for one in (stop, credit, LetterKind.FREE)] == [None, None, None]
