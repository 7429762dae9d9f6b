"""Whom to turn to at a customer, and whom never."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.customers import SIGNS_FIRST, Contact, Role, person_for, spoken_to
from desktop_app.domain.dates import next_day_of
from desktop_app.domain.reasons import Action, roles_for
from tests.domain.builders import a_customer

BOSS, CASHIER = Contact("王总", Role.OWNER, "13800000001"), Contact("小李", Role.PAYER, "13800000002")
SIGNER, WIFE = Contact("老赵", Role.SIGNER), Contact("王太太", Role.DO_NOT_DISCUSS, "13800000003")


def test_the_payer_is_called_first_and_the_signer_asked_for_the_signature() -> None:
    """R047, R052, R053: in whatever order they were entered."""
    customer = replace(a_customer(), contacts=(BOSS, SIGNER, CASHIER), phone="0571-1")
    assert person_for(customer) == ("小李", "13800000002")
    assert person_for(customer, SIGNS_FIRST) == ("老赵", "0571-1")
    assert roles_for(Action.COLLECT_SIGNATURE)[0] is Role.SIGNER
    assert roles_for(Action.CALL)[0] is Role.PAYER


def test_somebody_not_to_discuss_money_with_is_never_shown() -> None:
    """R053: neither on the list nor on a paper, nor by their number."""
    customer = replace(a_customer(), contacts=(WIFE, BOSS), phone=WIFE.phone)
    assert person_for(customer) == spoken_to(customer) == ("王总", BOSS.phone)
    alone = replace(customer, contacts=(WIFE,))
    assert person_for(alone) == spoken_to(alone) == ("", "")


@pytest.mark.parametrize(
    ("days", "today", "expected"),
    [
        ((10, 25), date(2026, 3, 10), date(2026, 3, 10)),
        ((10, 25), date(2026, 3, 11), date(2026, 3, 25)),
        ((10,), date(2026, 3, 11), date(2026, 4, 10)),
        ((31,), date(2026, 2, 3), date(2026, 2, 28)),
        ((31,), date(2026, 12, 31), date(2026, 12, 31)),
        ((), date(2026, 3, 11), None),
    ],
)
def test_the_next_day_on_which_the_customer_pays(days: tuple[int, ...], today: date, expected: date | None) -> None:
    """R045, case 3: a month too short has its last day."""
    assert next_day_of(days, today) == expected
