"""What is said is a template and its facts, apart until they are shown."""

import pickle

import pytest

from desktop_app.domain.errors import (
    Needs,
    Obstacle,
    Problem,
    Refused,
    RefusedFields,
    Said,
    Unavailable,
    only_to_look,
)


def test_a_refusal_tells_its_facts_in_plain_words() -> None:
    assert str(Refused("Slip {number} is missing.", number="SHD-2026-00001")) == "Slip SHD-2026-00001 is missing."


def test_what_a_user_typed_is_never_taken_for_a_template() -> None:
    """F16: names with braces and percent signs are shown as they are."""
    assert str(Refused("“{text}” is not known.", text="{0} %s {name}")) == "“{0} %s {name}” is not known."


def test_a_failure_survives_the_way_back_from_another_process() -> None:
    """D20: foreign files are read in a child process."""
    failure = pickle.loads(pickle.dumps(Unavailable("{what} is full.", what="Disk")))
    assert type(failure) is Unavailable
    assert (failure.template, failure.facts, str(failure)) == ("{what} is full.", {"what": "Disk"}, "Disk is full.")


def test_a_fact_that_is_itself_said_is_told_in_the_readers_language() -> None:
    """And so is the name of a field; what the user typed is not."""
    chinese = {"{what} is {why}: {text}": "{what}{why}：{text}", "Amount": "金额", "over {limit}": "超过{limit}"}
    refusal = Refused("{what} is {why}: {text}", what="Amount", why=Said("over {limit}", limit=3), text="Amount")
    assert refusal.text(lambda text: chinese.get(text, text)) == "金额超过3：Amount"
    assert str(Refused("{what} is missing", what=Said("Line {line}", line=2))) == "Line 2 is missing"


def test_a_failure_says_at_which_field_of_a_form_it_happened() -> None:
    assert (Refused("Too late.").field, Refused("Too late.").line) == ("", 0)
    refusal = Refused("{day} is over.", day=3).at("dated")
    assert (refusal.field, refusal.line, str(refusal)) == ("dated", 0, "3 is over.")
    assert Refused("Too long.").at("name", 4).line == 4


def test_a_draft_is_refused_with_everything_that_is_wrong_and_reads_as_the_first() -> None:
    """U49: a form shows each at its field, the command line the first."""
    wrong = [Problem("price", Said("Line {line} has no price.", line=2), 2), Problem("due", Said("Too early."))]
    with pytest.raises(Refused) as caught:
        raise RefusedFields.of(wrong)
    refused = caught.value
    assert isinstance(refused, RefusedFields)
    assert (str(refused), refused.field, refused.line) == ("Line 2 has no price.", "price", 2)
    assert [problem.field for problem in refused.problems] == ["price", "due"]


def test_the_fields_survive_the_way_back_from_another_process() -> None:
    refused = pickle.loads(pickle.dumps(RefusedFields.of([Problem("paid", Said("{what} is too much.", what="It"))])))
    assert (str(refused), refused.field, len(refused.problems)) == ("It is too much.", "paid", 1)
    assert str(refused.problems[0].said) == "It is too much."


def test_a_book_that_can_only_be_looked_at_says_why_and_what_would_help() -> None:
    """U30: a refusal stays one, a failure of the machine stays one, and so do what is in the way and what is wanted."""
    missing = Refused("Entries are missing.").kept_by(Obstacle.MISSING).for_want_of(Needs.WORD_TO_GO_ON)
    told = only_to_look(missing)
    assert (type(told), told.obstacle, told.needs) == (Refused, Obstacle.MISSING, Needs.WORD_TO_GO_ON)
    assert str(told) == "Nothing was entered: the book can only be looked at now. Entries are missing."
    failed = only_to_look(Unavailable("The disk is full."))
    assert (type(failed), failed.obstacle, failed.needs) == (Unavailable, None, None)
