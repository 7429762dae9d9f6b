"""Who may be one customer is proposed for a reason; what many have in common says nothing (case 19)."""

from typing import Any

from desktop_app.domain.customers import Customer
from desktop_app.domain.lookalikes import Alike, ToldApart, pairs


def called(number: int, name: str, **facts: Any) -> Customer:
    return Customer(name, number, **facts)


def test_a_pair_has_its_strongest_reason_and_is_proposed_once() -> None:
    both = [called(1, "曾国强", phone="13800138000"), called(2, "曾国强建材", phone="138 0013 8000")]
    assert [(one.first.id, one.second.id, one.why) for one in pairs(both)] == [(1, 2, Alike.PHONE)]


def test_the_form_of_a_shop_tells_nobody_apart_but_two_characters_are_no_beginning() -> None:
    found = pairs([called(1, "海天装饰有限公司"), called(2, "海天装饰商行"), called(3, "海天"), called(4, "商行")])
    assert [(one.first.id, one.second.id, one.why) for one in found] == [(1, 2, Alike.NAME)]


def test_what_a_crowd_has_in_common_proposes_nobody() -> None:
    """The number of the market stands with all of its shops."""
    assert pairs([called(place, f"摊位{'甲乙丙丁戊'[place]}", phone="07281234567") for place in range(5)]) == []
    names = [called(place, f"李家湾{'甲乙丙丁戊'[place]}号") for place in range(5)]
    assert pairs([*names, called(9, "李家湾")]) == []


def test_two_who_are_both_put_away_or_were_told_apart_are_left_alone() -> None:
    away = [called(1, "曾国强", active=False), called(2, "曾国强建材", active=False)]
    assert pairs(away) == []
    both = [called(1, "曾国强"), called(2, "曾国强建材")]
    told = ToldApart().told(2, 1, apart=True)
    assert told == ToldApart(((1, 2),))
    assert pairs(both, apart=told.pairs) == []
    assert told.told(1, 2, apart=False) == ToldApart()


def test_names_that_sound_the_same_are_alike_where_the_sound_is_long_enough() -> None:
    both = [called(1, "东方门窗"), called(2, "东芳门窗")]
    sounds = {1: ["dongfangmenchuang"], 2: ["dongfangmenchuang"]}
    assert [one.why for one in pairs(both, sounds)] == [Alike.SOUND]
    assert pairs(both, {1: ["dfmc"], 2: ["dfmc"]}) == []


def test_what_stands_in_brackets_tells_branches_apart_and_short_names_are_no_reason() -> None:
    branches = [called(1, "大众家装（建设路店）"), called(2, "大众家装（人民路店）"), called(3, "大众家装")]
    assert pairs(branches) == []
    assert pairs([called(1, "曾记建材", aliases=("老曾",)), called(2, "枫林贸易", aliases=("老曾",))]) == []
    both = [called(1, "大众家装（建设路店）"), called(2, "另一个", aliases=("大众家装(建设路店)",))]
    assert [one.why for one in pairs(both)] == [Alike.NAME]
