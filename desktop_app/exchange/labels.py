"""Texts and column names as they are compared: what varies from sheet to sheet is taken off."""

import re
import unicodedata
from functools import lru_cache


def folded(text: str) -> str:
    """Full-width signs narrow, blanks around it gone."""
    return unicodedata.normalize("NFKC", text).strip()


@lru_cache(maxsize=65536)
def full_label(text: str) -> str:
    """`label` that keeps what stands in brackets."""
    return re.sub(r"[\s_\-*:]", "", unicodedata.normalize("NFKC", text)).lower()


@lru_cache(maxsize=65536)
def label(text: str) -> str:
    """A column's name without what varies: width, case, spaces, brackets and the units in them, stars, colons."""
    whole = full_label(text)
    bare = re.sub(r"\(.*?\)|\[.*?\]|【.*?】|〔.*?〕", "", whole)
    return re.sub(r"[/,]?(元|rmb|cny|¥)$", "", bare) or whole
