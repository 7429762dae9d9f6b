"""E-mail among the contacts: kept, shown, refused where it is none (R007)."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.customers import Contact, Role
from desktop_app.domain.errors import Refused
from desktop_app.domain.known import Known
from desktop_app.operations.customer_page import customer_view
from desktop_app.operations.customers import edit_customer
from desktop_app.store import checking
from desktop_app.store.customers import load_customer
from tests.operations.builders import a_book, a_customer, a_slip, at


def test_an_address_is_kept_and_what_is_none_is_refused_at_its_field(tmp_path: Path) -> None:
    with a_book(tmp_path) as ledger:
        wang = a_customer(ledger)
        person = Contact("王总", Role.OWNER, "138", email="wang@example.cn")
        edit_customer(ledger, replace(wang, contacts=(person,)), at("03-01"))
        assert load_customer(ledger, wang.id).contacts == (person,)
        for wrong in ("wang", "@example.cn", "wang@cn", "wa ng@example.cn"):
            with pytest.raises(Refused, match="not an e-mail address") as said:
                edit_customer(ledger, replace(wang, contacts=(replace(person, email=wrong),)), at("03-01"))
            assert (said.value.field, said.value.line) == ("contact_email", 1)
        assert checking.check(ledger) == []


def test_who_owes_much_is_asked_for_a_phone_and_who_decides(tmp_path: Path) -> None:
    """R054: from 5,000.00 on, as the rules say."""
    with a_book(tmp_path) as ledger:
        wang = a_customer(ledger)
        a_slip(ledger, wang, "03-01", "4999.99")
        assert customer_view(ledger, wang.id, at("03-02").today).asked == ()
        a_slip(ledger, wang, "03-02", "0.01")
        assert Known.DECIDER in customer_view(ledger, wang.id, at("03-02").today).asked
