"""The six groups of action: which one the rules propose, and why."""

import pytest

from desktop_app.domain.action_groups import GROUPS, MEANINGS, ActionGroup, CreditHealth, proposed_group
from desktop_app.domain.customers import Grade
from tests.domain.builders import yuan

LATE = yuan(4_000)


@pytest.mark.parametrize(
    ("health", "group", "why"),
    [
        (CreditHealth(LATE, LATE, 91), ActionGroup.HOLD, "91 days overdue and no plan"),
        (CreditHealth(LATE, LATE, 61), ActionGroup.PLAN, "61 days overdue and no plan"),
        (CreditHealth(LATE, LATE, 91, planned=True), ActionGroup.REDUCE, "91 days overdue"),
        (CreditHealth(LATE, LATE, 31), ActionGroup.REDUCE, "31 days overdue"),
        (CreditHealth(LATE, LATE, 20, broken=2), ActionGroup.PRESS, "2 promises broken"),
        (CreditHealth(LATE, LATE, 5, used=1.1), ActionGroup.RESTRICT, "overdue and above the limit"),
        (CreditHealth(LATE, used=0.8, grade=Grade.A), ActionGroup.RELAX, "grade A, and the limit is nearly used"),
        (CreditHealth(LATE, LATE, 5), ActionGroup.NONE, "nothing out of the ordinary"),
        (CreditHealth(LATE, used=0.8, grade=Grade.B), ActionGroup.NONE, "nothing out of the ordinary"),
    ],
)
def test_the_hardest_group_that_fits_is_proposed(health: CreditHealth, group: ActionGroup, why: str) -> None:
    """R016: who pays well gets more room, who is late gets less, step by step."""
    found = proposed_group(health)
    assert (found.group, str(found.why)) == (group, why)


def test_every_group_has_a_word_and_says_what_follows() -> None:
    assert set(GROUPS) == set(MEANINGS) == set(ActionGroup)
