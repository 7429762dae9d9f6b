"""What is said is a template and its facts, apart until they are shown."""

import pickle

from desktop_app.domain.errors import Refused, Said, Unavailable


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
