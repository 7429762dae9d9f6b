"""What two customers agreed becomes what the one has agreed, and comes apart again (case 19)."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.customers import Buyer, Contact, Customer, Grade, Role
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.labels import SEGMENTS
from desktop_app.domain.lookalikes import Alike, Lookalikes
from desktop_app.domain.merging import CHOSEN, Merge, account_of, differing, merged, parted
from desktop_app.domain.merging_words import NAMED, WHY, alike_said, twin_in, value_said

OLD = Customer("老曾", 1, "C1", phone="13900000001", area="城南", notes="爱喝茶", since=date(2020, 5, 1), grade=Grade.B)
NEW = Customer("曾国强建材", 2, "C2", phone="07281234567", notes="要发票", limit_fen=500_00)


def test_what_only_one_of_them_has_is_filled_in_and_what_differs_is_asked() -> None:
    assert [one.name for one in differing(NEW, OLD)] == ["limit_fen", "phone"]
    one = merged(NEW, OLD)
    assert (one.name, one.code, one.area, one.grade, one.phone) == ("曾国强建材", "C2", "城南", Grade.B, "07281234567")
    assert (one.aliases, one.notes, one.since) == (("老曾",), "要发票 · 爱喝茶", date(2020, 5, 1))
    assert one.contacts == (Contact("老曾", phone="13900000001"),)
    assert merged(NEW, OLD, {"phone", "limit_fen"}).phone == "13900000001"
    assert merged(NEW, OLD, {"limit_fen"}).limit_fen is None


def test_people_both_know_are_kept_once_and_a_number_that_has_a_person_gets_no_second_one() -> None:
    boss = Contact("曾国强", Role.OWNER, "13900000001")
    one = merged(replace(NEW, contacts=(boss,)), replace(OLD, contacts=(boss, Contact("小李"))))
    assert one.contacts == (boss, Contact("小李"))
    assert merged(replace(NEW, phone=""), OLD).contacts == ()


def test_a_stop_of_either_holds_and_goes_with_whom_it_came_with() -> None:
    one = merged(NEW, replace(OLD, stopped=True, stop_reason="拖欠"))
    assert (one.stopped, one.stop_reason) == (True, "拖欠")
    back = parted(replace(one, area="城北", contacts=(*one.contacts, Contact("会计"))), NEW, one)
    assert (back.stopped, back.stop_reason, back.area, back.aliases) == (False, "", "城北", ())
    assert back.contacts == (Contact("会计"),)


def test_notes_that_are_too_long_together_stay_those_of_the_one_that_is_kept() -> None:
    assert merged(replace(NEW, notes="甲" * 300), replace(OLD, notes="乙" * 300)).notes == "甲" * 300


def test_whose_entries_an_account_held_is_known_for_every_place_in_the_journal() -> None:
    """1 became 2 at entry 10 and 2 became 3 at 20; the first was undone at 30."""
    merges = [Merge(1, 1, 2, date(2026, 1, 1), 10, 30), Merge(2, 2, 3, date(2026, 1, 2), 20)]
    assert account_of(merges, 2, 9) == {2}
    assert account_of(merges, 2, 10) == {1, 2}
    assert account_of(merges, 3, 20) == {1, 2, 3}
    assert account_of(merges, 3, 30) == {2, 3}
    circle = [*merges, Merge(3, 3, 1, date(2026, 1, 3), 25)]
    assert account_of(circle, 3, 26) == {1, 2, 3}, "a forged row ends in no endless search"


def said(name: str, value: object) -> str:
    words = value_said(name, value)
    return words if isinstance(words, str) else words.template


def test_the_kind_of_buyer_is_asked_only_where_both_are_said_to_be_one() -> None:
    """Nobody said of a customer from a sheet whether they are a company; the site it is one with says what they are."""
    from_a_sheet, known = Customer("幸福里"), Customer("幸福里二期", segment=Buyer.SITE)
    assert from_a_sheet.segment is Buyer.UNSAID
    assert "segment" not in [one.name for one in differing(from_a_sheet, known)]
    assert merged(from_a_sheet, known).segment is Buyer.SITE
    company = Customer("幸福里", segment=Buyer.COMPANY)
    assert "segment" in [one.name for one in differing(company, known)]


def test_every_field_that_is_asked_has_a_name_and_words_for_what_stands_there() -> None:
    assert tuple(NAMED) == CHOSEN
    assert [said("limit_fen", fen) for fen in (None, 0)] == ["no limit", "no credit"]
    assert value_said("limit_fen", 500_00) == "500.00"
    assert said("terms", Terms(TermsKind.CASH)) == "Cash on delivery"
    assert value_said("segment", NEW.segment) == SEGMENTS[NEW.segment]
    assert value_said("payment_days", (10, 25)) == "10, 25"
    assert value_said("area", "城南") == "城南"


def test_why_two_look_like_one_is_said_of_the_other_one() -> None:
    pair = Lookalikes(OLD, NEW, Alike.PHONE)
    assert [twin_in(pair, one.id) for one in (OLD, NEW)] == [NEW, OLD]
    assert alike_said(pair, 1).facts == {"name": "曾国强建材", "code": "C2", "why": WHY[Alike.PHONE]}
    assert set(WHY) == set(Alike)
