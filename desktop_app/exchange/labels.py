"""Texts and column names as they are compared: what varies from sheet to sheet is taken off."""

import re
import unicodedata
from functools import lru_cache

_UNIT = r"(?:十|百|千)?[万千仟亿]?元|(?<=\D)(?:万|[千仟]元?)|in(?:thousands?|millions?)"
_BRACKETS = re.compile(r"\(.*?\)|\[.*?\]|【.*?】|〔.*?〕")
_HINT = re.compile(
    rf"(?:金额|货币)?(?:单位)?(?:人民币|本币|本位币|rmb|cny|¥|/|,)*(?:{_UNIT}|万|千|百万|亿|圆|yuan|k|"
    r"thousands?|in\w+|'?000'?s?)?"
    r"(?:人民币|rmb|cny|yuan)?|(?:必|选)填项?|可选|可空|可不填|数字|小数|数值|天|日|%|只读|自动.*|公式.*|required|"
    r"optional|(?:保留)?\d位小数"
    r"|如.*|例.*|yyyy.*|[a-z]|\d{1,2}|①|②"
)


_OLD = "戶稱單據應實額餘計總貨數價號備註電話類狀態優稅發開結帳賬還與減貸業務購買銷訂產規區繳財對賒預對間週轉帐"
_NEW = "户称单据应实额余计总货数价号备注电话类状态优税发开结账账还与减贷业务购买销订产规区缴财对赊预对间周转账"
_SIMPLE = str.maketrans(_OLD, _NEW)


def simple(text: str) -> str:
    """Traditional signs as the simplified ones, as far as the names of columns, kinds and states need them."""
    return text if text.isascii() else text.translate(_SIMPLE)


def folded(text: str) -> str:
    """Full-width signs narrow, blanks around it gone."""
    return text.strip() if text.isascii() else _folded(text)


@lru_cache(maxsize=65536)
def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


@lru_cache(maxsize=65536)
def full_label(text: str) -> str:
    """`label` that keeps what stands in brackets."""
    return re.sub(r"[\s_\-*:]|\.(?=\s|$)", "", simple(unicodedata.normalize("NFKC", text))).lower()


@lru_cache(maxsize=65536)
def label(text: str) -> str:
    """A column's name without what varies: width, case, spaces, brackets and the units in them, stars, colons."""
    if text.isascii() and text.isalnum() and text[-1].isdigit():
        return text.lower()  # the number of a paper: most texts that are no name of a column
    whole = full_label(text)
    bare = _BRACKETS.sub("", whole)
    return re.sub(rf"[/,]?({_UNIT}|rmb|cny|¥)$", "", bare) or whole


def in_brackets(name: str) -> list[str]:
    """What stands in the brackets of a column's name, as `full_label` has it."""
    return [found[1:-1] for found in _BRACKETS.findall(full_label(name))]


@lru_cache(maxsize=4096)
def is_plain(name: str) -> bool:
    """Whether the brackets of a column's name hold only a unit or a hint, nothing that makes it another column."""
    return all(_HINT.fullmatch(said) for said in in_brackets(name))
