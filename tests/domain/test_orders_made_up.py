"""Orders put together by chance out of the price list: nothing sure is wrong, whatever stands beside it (N19)."""

from collections import Counter
from collections.abc import Iterable
from random import Random

import pytest

from desktop_app.domain.orders.reading import read_order
from desktop_app.domain.orders.values import OrderRow
from tests.domain.orders_said import GOODS
from tests.domain.orders_tally import shelf

pytestmark = pytest.mark.by_chance

DIVIDERS = ("，", "、", " ", "；", "\n", "。", "和", " 再来", ", ", "\n再加")
QUANTITIES = (1, 2, 3, 5, 6, 8, 10, 12, 15, 20, 30, 50, 75, 100, 110, 200, 500)
WRITTEN = {
    1: "一",
    2: "两",
    3: "三",
    5: "五",
    10: "十",
    12: "十二",
    50: "五十",
    75: "七十五",
    110: "一百一",
    200: "二百",
}
UNITS = ("包", "袋", "箱", "瓶", "根", "张", "片", "卷", "个", "斤", "吨", "车", "盒", "打")
BEFORE = ("加厚", "小", "细", "进口", "彩色", "退", "取消", "上次的", "别送", "大概")
BEHIND = ("钉", "粉", "头", "架", "专用", "套装")
AFTER = ("左右", "不要了", "退掉", "还没到", "可以便宜吗", "没有就算了", "收到了")
VAGUE = ("几", "十几", "三五", "二三十", "上百", "百来", "10多", "5-6", "5+3")

Wanted = tuple[int, int]
"""Id of the goods, and thousandths."""


def a_good_line(chance: Random) -> tuple[str, Wanted]:
    """Name, specification, quantity and unit in one of the orders and spellings in which customers write them."""
    goods, count = chance.choice(list(GOODS.values())), chance.choice(QUANTITIES)
    only = sum(one.name == goods.name for one in GOODS.values()) == 1
    spec = "" if only and chance.random() < 0.25 else goods.spec
    space, number = chance.choice(("", " ")), chance.choice((str(count), WRITTEN.get(count, str(count))))
    head = chance.choice((f"{goods.name}{space}{spec}", f"{spec}{chance.choice(('', '的', ' '))}{goods.name}"))
    line = chance.choice(
        (
            f"{head}{' ' if spec else space}{number}{space}{goods.unit}",
            f"{number}{goods.unit}{head}",
            f"{head} x{count}",
            f"{head}*{count}{goods.unit}",
        )
    )
    return line, (goods.id, count * 1000)


def a_doubtful_line(chance: Random) -> str:
    """Something about it nobody can know: other goods, another unit, another specification, no certain number."""
    goods, count = chance.choice(list(GOODS.values())), chance.choice((2, 3, 5, 10, 20, 50))
    other = chance.choice([unit for unit in UNITS if unit != goods.unit])
    named = f"{goods.name}{goods.spec}"
    return chance.choice(
        (
            f"{chance.choice(BEFORE)}{named} {count}{goods.unit}",
            f"{goods.name}{chance.choice(BEHIND)}{goods.spec} {count}{goods.unit}",
            f"{named} {count}{other}",
            f"{named} {chance.choice(VAGUE)}{goods.unit}",
            f"{named} {count}{goods.unit}{chance.choice(AFTER)}",
            f"{goods.name}{chance.choice(('999', '77mm', '6*66', 'DN99', '超大'))} {count}{goods.unit}",
            f"{named} {count}{goods.unit} {count + 1}{goods.unit}",
        )
    )


def sure_of(rows: Iterable[OrderRow]) -> Counter[Wanted]:
    return Counter((row.known.id, row.quantity or 0) for row in rows if row.known and not row.unsure)


@pytest.mark.parametrize("seed", range(2))
def test_whole_orders_by_chance_are_right_or_asked_and_most_are_right(seed: int) -> None:
    chance, right = Random(seed), 0
    for _ in range(100):
        lines = [a_good_line(chance) for _ in range(chance.choice((1, 2, 3, 4)))]
        text = chance.choice(DIVIDERS).join(line for line, _ in lines) + chance.choice(("", "，谢谢", "\n明天上午送"))
        wanted, rows = Counter(want for _, want in lines), read_order(text, shelf()).rows
        sure = sure_of(rows)
        assert not sure - wanted, text
        assert sure == wanted or any(row.unsure for row in rows), text
        right += sure == wanted
    assert right >= 80


@pytest.mark.parametrize("seed", range(2))
def test_a_doubtful_line_among_good_ones_is_asked_and_makes_none_of_them_wrong(seed: int) -> None:
    chance = Random(seed)
    for _ in range(100):
        good = [a_good_line(chance) for _ in range(chance.choice((0, 1, 2)))]
        lines = [line for line, _ in good]
        lines.insert(chance.randrange(len(lines) + 1), a_doubtful_line(chance))
        text = chance.choice(DIVIDERS).join(lines)
        rows = read_order(text, shelf()).rows
        sure = sure_of(rows)
        assert not sure - Counter(want for _, want in good), text
        assert any(row.unsure for row in rows), text
