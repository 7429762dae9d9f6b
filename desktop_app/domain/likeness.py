"""Customers that look like one another: the same name written differently, the same phone number."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from desktop_app.domain.customers import Customer, names_of

_IN_BRACKETS = re.compile(r"[(（]([^()（）]+)[)）]\s*$")
_CALLED = re.compile(
    r"(?!老[板总]|大[姐哥叔店]|小[妹弟姐店])"
    r"([老小大阿][\u4e00-\u9fff]|[\u4e00-\u9fff]{1,2}(老板娘?|师傅|经理|总|哥|姐|叔|嫂|工|姨|伯|头))"
)
SHORTEST_NUMBER = 7
"""Fewer figures are an extension, not a number of one's own."""


def namesake(customers: Iterable[Customer], name: str, but: int = 0) -> Customer | None:
    """Another customer who goes by this name or alias, whatever its case, width and spaces; `but` is oneself."""
    wanted = same_name(name)
    found = (one for one in customers if one.id != but and wanted in map(same_name, names_of(one)))
    return next(found, None) if wanted else None


def with_number(customers: Iterable[Customer], phone: str, but: int = 0) -> Customer | None:
    """Another customer reached under this phone number, however it is written; `but` is oneself."""
    wanted = figures(phone)
    if len(wanted) < SHORTEST_NUMBER:
        return None
    return next((one for one in customers if one.id != but and wanted in map(figures, numbers(one))), None)


def numbers(customer: Customer) -> list[str]:
    """Under which a customer is reached, as they are written."""
    return [customer.phone, *(contact.phone for contact in customer.contacts)]


def called_in(name: str) -> str:
    """How somebody is called beside the name of the shop: 老王 of `王建材（老王）`; empty where nobody is."""
    told = _IN_BRACKETS.search(name)
    return told[1] if told and _CALLED.fullmatch(told[1]) else ""


@lru_cache(maxsize=65536)
def same_name(name: str) -> str:
    """A name as it is compared: width, case and spaces do not tell two customers apart."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def figures(phone: str) -> str:
    """A phone number as it is compared."""
    return "".join(filter(str.isdecimal, unicodedata.normalize("NFKC", phone)))
