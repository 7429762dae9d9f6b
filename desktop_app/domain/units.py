"""The units goods are counted in: which are one and the same, and which can be worked out from one another."""

from fractions import Fraction
from functools import lru_cache

_SAME = (
    ("方", "立方", "立方米", "方米", "m3"),
    ("kg", "公斤", "千克", "㎏"),
    ("斤", "市斤"),
    ("吨", "t"),
    ("米", "m", "公尺"),
    ("平方", "平方米", "平米", "m2", "平"),
    ("个", "只", "個", "隻"),
    ("支", "枝"),
    ("升", "l", "公升"),
    ("毫升", "ml"),
    ("克", "g"),
    ("双", "雙"),
    ("条", "條"),
    ("张", "張"),
    ("块", "塊"),
)
"""The first one stands for all of its row."""

_OTHERS = (
    "包", "袋", "箱", "件", "桶", "瓶", "根", "片", "卷", "副", "把", "板", "捆", "提", "套", "台", "盒", "打", "对",
    "听", "罐", "扎", "车", "盘", "粒", "串", "本", "份", "枚", "筐", "篮", "坛", "尺", "扇", "樘", "组", "板车",
    "大包", "小包", "大箱", "小箱", "辆", "丈", "厘米", "cm", "mm", "毫米",
)  # fmt: skip

MEASURED = {"方", "kg", "斤", "吨", "米", "平方", "升", "毫升", "克", "尺", "丈", "厘米", "cm"}
"""Of these there are fractions; of a box there is a half at most."""

_IN_KG = {"kg": Fraction(1), "斤": Fraction(1, 2), "吨": Fraction(1000), "克": Fraction(1, 1000)}
_PIECES = {"个": Fraction(1), "打": Fraction(12)}
_FAMILIES = (_IN_KG, _PIECES)

_FIRST = {word: row[0] for row in _SAME for word in row}


def same_unit(unit: str) -> str:
    """A unit as it is compared."""
    plain = unit.strip().lower()
    return _FIRST.get(plain, plain)


@lru_cache(maxsize=256)
def units_known(sold: frozenset[str]) -> tuple[str, ...]:
    """Every word that may stand behind a number, the longest first: the usual ones, and those of the shop."""
    return tuple(sorted({*_FIRST, *_OTHERS, *sold} - {""}, key=lambda unit: (-len(unit), unit)))


def converted(quantity: int, said: str, wanted: str) -> int | None:
    """So many thousandths of the wanted unit; None where nobody can work that out, or not exactly."""
    for family in _FAMILIES:
        if said in family and wanted in family:
            value = quantity * family[said] / family[wanted]
            return int(value) if value.denominator == 1 else None
    return None
