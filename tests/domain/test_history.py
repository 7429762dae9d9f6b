"""What changed of a record, field by field, in words (U26)."""

from dataclasses import fields, replace
from datetime import date

import pytest

from desktop_app.domain.columns import Words
from desktop_app.domain.credit_rules import CreditRules
from desktop_app.domain.customers import Buyer, Contact, Customer, Grade, Role
from desktop_app.domain.dates import Calendar, Terms, TermsKind
from desktop_app.domain.errors import Said
from desktop_app.domain.goods import Goods, GoodsUnit, TermsPrice
from desktop_app.domain.history import HIDDEN, changes_of, deed_said
from desktop_app.domain.history_words import FIELDS
from desktop_app.domain.shop import Shop
from desktop_app.domain.sites import Site
from desktop_app.domain.users import Rank, User, Users

WANG = Customer("老王建材", 1, "C0001", limit_fen=1_000_000)


def plain(words: Words) -> str:
    return words.text(str) if isinstance(words, Said) else words


def changed(before: object, after: object) -> dict[str, tuple[str, str]]:
    return {plain(one.field): (plain(one.old), plain(one.new)) for one in changes_of(before, after)}


def test_a_limit_that_was_raised_says_from_what_to_what() -> None:
    assert changed(WANG, replace(WANG, limit_fen=5_000_000)) == {"Credit limit": ("10,000.00", "50,000.00")}
    assert changed(WANG, replace(WANG, limit_fen=None)) == {"Credit limit": ("10,000.00", "no limit")}
    assert changed(WANG, WANG) == {}


def test_every_kind_of_value_is_told_in_words() -> None:
    after = replace(
        WANG, id=2, terms=Terms(TermsKind.DAYS, days=30), stopped=True, segment=Buyer.SITE, grade=Grade.A,
        contacts=(Contact("王总", Role.PAYER, "138"),), payment_days=(5, 20), since=date(2026, 1, 2), aliases=("老王",),
    )  # fmt: skip
    told = changed(replace(WANG, grade=Grade.NONE), after)
    assert told["Supply stopped"] == ("no", "yes")
    assert told["Kind of buyer"][1] == "Building site"
    assert told["Grade"] == ("", "Grade A")
    assert told["People there"] == ("", "王总 Makes the payments 138")
    assert told["Days on which they usually pay"][1] == "5; 20"
    assert told["Customer since"][1] == "2026-01-02"
    assert "30" in told["Terms"][1]
    assert "id" not in told
    sites = (Site("一号工地", "城北", limit_fen=100_000), Site("二号工地"))
    assert changed(WANG, replace(WANG, sites=sites))["Sites"][1] == "一号工地 城北 1,000.00; 二号工地"


def test_prices_units_and_who_works_here_are_told_as_in_the_forms() -> None:
    cement = Goods("水泥", unit="袋", price=250_000)
    box = GoodsUnit("托", 40_000, 9_800_000)
    dearer = replace(cement, price=260_000, larger=(box,), by_terms=(TermsPrice(TermsKind.DAYS, "", 270_000),))
    told = changed(cement, dearer)
    assert told["List price"] == ("25.00", "26.00")
    assert told["Larger units"] == ("", "托=40 980.00")
    assert told["Prices by terms"][1].endswith("27.00")
    wang, li = User("王总", Rank.OWNER, may=()), User("小李", may=())
    assert changed(Users((wang,)), Users((wang, replace(li, active=False)))) == {
        "Who works here": ("王总 Owner", "王总 Owner; 小李 Clerk Works here no more")
    }
    assert changed(Calendar(), Calendar(holidays=frozenset({date(2026, 10, 1)}))) == {"Day of rest": ("", "2026-10-01")}


def test_another_logo_is_said_to_be_another_picture() -> None:
    assert changed(Shop("顺达"), Shop("顺达", logo="ab12")) == {"Logo": ("", "a picture")}


def test_a_deed_or_a_field_of_another_program_is_told_as_it_is_called() -> None:
    assert plain(deed_said("edit_customer")) == "Customer changed"
    assert deed_said("something_new") == "something_new"


@pytest.mark.parametrize("kind", [Customer, Goods, Shop, CreditRules, Calendar, Users])
def test_every_field_that_can_change_has_its_name(kind: type) -> None:
    assert {one.name for one in fields(kind)} - HIDDEN <= FIELDS.keys()
