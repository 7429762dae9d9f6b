"""Who may stand behind the name on a bill: names, other names, contacts, and services that pay for somebody else."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from desktop_app.domain.likely import core, passes_on
from desktop_app.domain.likeness import same_name

SHORTEST_PART = 2
"""Characters that a part of a name needs to mean anything."""

_PREFIX = re.compile(r"^(支付宝|财付通|微信|微信支付|alipay)[-—－_:：]")
_TALK = re.compile(
    r"货款|材料款|工程款|尾款|定金|欠款|余款|货钱|付款|结账|结清|谢谢|[\d一二三四五六七八九十]+月份?|[\d.,]+元?|[替的付款]"
)
_MASK = re.compile(r"[*＊]+")
_TOKENS = re.compile(r"[A-Za-z0-9][A-Za-z0-9\-]*", re.ASCII)


def payer_key(payer: str) -> str:
    """The name under which a payer is known again; empty for a service, and for what is no name at all."""
    name = same_name(_PREFIX.sub("", unicodedata.normalize("NFKC", payer)))
    if len(_MASK.sub("", name)) == 0 or passes_on(name):
        return ""
    return name


def is_masked(key: str) -> bool:
    """`*永`: many people may hide behind it."""
    return "*" in key or "＊" in key


def tokens(text: str) -> list[str]:
    """Codes and numbers in a text, as they are compared: `SHD-2026-00645` is SHD202600645."""
    return [plain_number(one) for one in _TOKENS.findall(unicodedata.normalize("NFKC", text))]


def plain_number(number: str) -> str:
    """A number or code as it is compared: strokes and case do not count."""
    return number.replace("-", "").upper()


class NameIndex:
    """Finds customers by what stands in a bill; every name of a customer is given, the own one first."""

    def __init__(self, names: Mapping[int, Sequence[str]]) -> None:
        self._whole: dict[str, set[int]] = {}
        self._stems: dict[str, set[int]] = {}
        for customer, own in names.items():
            for name in own:
                self._keep(self._whole, same_name(name), customer)
                self._keep(self._stems, core(name), customer)

    def named(self, text: str) -> set[int]:
        """Whose name this is."""
        return self._whole.get(same_name(text), set())

    def like(self, *texts: str) -> set[int]:
        """Whose name stands in one of the texts, or is shortened there; of masked ones what is left must end it."""
        found: set[int] = set()
        for text in texts:
            plain, behind = same_name(text), _unmasked(same_name(text))
            bare = core(_TALK.sub("", plain))
            for name, customers in self._stems.items():
                fits = behind is not None and behind.fullmatch(name)
                if (
                    fits
                    or (len(name) >= SHORTEST_PART and name in plain)
                    or (len(bare) > SHORTEST_PART and bare in name)
                ):
                    found |= customers
        return found

    def _keep(self, index: dict[str, set[int]], name: str, customer: int) -> None:
        index.setdefault(name, set()).add(customer)


def _unmasked(name: str) -> "re.Pattern[str] | None":
    """What may stand behind `*永` or `中***有限公司`; None for a name without a mask."""
    parts = [re.escape(part) for part in _MASK.split(name)]
    return re.compile(".+".join(parts)) if is_masked(name) and any(parts) else None
