"""Whom a name that the book does not know may mean: proposed with the reason, never taken unasked (c17, c19)."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from desktop_app.domain.customers import Customer, names_of
from desktop_app.domain.errors import Said
from desktop_app.domain.likeness import SHORTEST_NUMBER, figures, same_name

_BRACKETS = re.compile(r"[(\[【〔<].*?[)\]】〕>]")
_FORM = re.compile(
    r"(股份有限公司|有限责任公司|有限公司|分公司|公司|集团|经营部|经销部|经销处|批发部|门市部|门市|营业部|服务部|工作室"
    r"|商行|商店|商贸|贸易|店|厂|行|部|co\.?,?ltd\.?|limited|company|inc\.?|llc|corp\.?)$"
)
_PASSING_ON = re.compile(
    r"微信|支付宝|财付通|备付金|银联|网联|网银在线|待清算|暂收|内部账户|支付科技|支付服务|网络技术|拉卡拉|收钱吧|云闪付|京东支付|合利宝|随行付|富友|易宝|快钱|连连支付|汇付"
    r"|wechat|weixin|alipay|tenpay|unionpay|lakala|paypal|stripe|square"
)
_PLATFORM = re.compile(r"美团|饿了么|抖音")
_SHORTEST = 2
"""Signs that a name has at least to be told from another."""
_LATIN = 4
"""Letters that a name in latin script has at least to be found within another."""
_SUBSEQUENCE = 3
_LOOKED_AT = 30
"""Signs of a long name that are compared."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What a sheet tells of somebody it names. `sounds` are the spellings of the name in pinyin."""

    name: str
    others: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    tax_number: str = ""
    remarks: tuple[str, ...] = ()
    sounds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Likely:
    """Somebody the name may mean, and why."""

    customer: Customer
    why: Said


def core(name: str) -> str:
    """A name without brackets and legal form: 老王建材有限公司（城东） is 老王建材."""
    bare = _BRACKETS.sub("", same_name(name)) or same_name(name)
    while (shorter := _FORM.sub("", bare)) != bare and len(shorter) >= _SHORTEST:
        bare = shorter
    return bare


def is_service(name: str) -> bool:
    """Whether money came through somebody else: WeChat, Alipay, a bank's terminal, a platform."""
    return passes_on(name) or bool(_PLATFORM.search(same_name(name)))


def passes_on(name: str) -> bool:
    """Whether this is a payment service, behind which anybody may stand; a platform pays for itself."""
    return bool(_PASSING_ON.search(same_name(name)))


@dataclass(slots=True)
class LikelyCustomers:
    """The customers by all that they may be known by. `sounding` are the spellings of their names, by spelling."""

    customers: Mapping[int, Customer]
    sounding: Mapping[str, frozenset[int]] = field(default_factory=dict)
    _codes: dict[str, int] = field(default_factory=dict)
    _names: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _people: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _phones: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _taxes: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _cores: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _within: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _begin: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        for customer in self.customers.values():
            self._note(customer)

    def of(self, hints: Hints) -> list[Likely]:
        """Whom these hints may mean, the likeliest first; each customer once, by the first reason."""
        found: dict[int, Said] = {}
        for customer_id, why in self._reasons(hints):
            found.setdefault(customer_id, why)
        return [Likely(self.customers[customer_id], why) for customer_id, why in found.items()]

    def _note(self, customer: Customer) -> None:
        self._codes[customer.code.upper()] = customer.id
        for person in (*(contact.name for contact in customer.contacts), customer.operator):
            if person:
                self._people[core(person)].add(customer.id)
        for phone in (customer.phone, *(contact.phone for contact in customer.contacts)):
            self._phones[figures(phone)].add(customer.id)
        self._taxes[same_name(customer.tax_number)].add(customer.id)
        for name in names_of(customer):
            self._names[same_name(name)].add(customer.id)
            bare = core(name)
            self._cores[bare].add(customer.id)
            self._begin[bare[:1]].add(bare)
            for part in _parts(bare):
                self._within[part].add(customer.id)

    def _reasons(self, hints: Hints) -> Iterator[tuple[int, Said]]:
        yield from self._by_code(hints)
        yield from self._by_fact(hints)
        bare = core(hints.name)
        for name in hints.others:
            yield from _each(self._names.get(same_name(name)), Said("is called “{name}”, too", name=name))
        yield from _each(self._people.get(bare), Said("has {name} as its contact", name=hints.name))
        if is_service(hints.name):
            return
        yield from _each(self._cores.get(bare), Said("has the same name in short"))
        yield from self._by_part(bare)
        for sound in hints.sounds:
            yield from _each(self.sounding.get(sound), Said("sounds the same"))

    def _by_code(self, hints: Hints) -> Iterator[tuple[int, Said]]:
        for text in (hints.name, *hints.remarks):
            for word in re.findall(r"[A-Z]+-?\d+", unicodedata.normalize("NFKC", text).upper()):
                if word in self._codes:
                    yield self._codes[word], Said("has the code {code}", code=word)

    def _by_fact(self, hints: Hints) -> Iterator[tuple[int, Said]]:
        for phone in hints.phones:
            if len(figures(phone)) >= SHORTEST_NUMBER:
                yield from _each(self._phones.get(figures(phone)), Said("has the phone number {phone}", phone=phone))
        if hints.tax_number:
            yield from _each(self._taxes.get(same_name(hints.tax_number)), Said("has the same tax number"))

    def _by_part(self, bare: str) -> Iterator[tuple[int, Said]]:
        """Names that stand within this one, within which it stands, or of which it keeps only some signs."""
        why = Said("has a name like it")
        near = {part for part in _parts(bare) if part in self._cores}
        near |= {one for one in self._begin.get(bare[:1], ()) if _shortened(bare, one) or _shortened(one, bare)}
        for one in sorted(near, key=len, reverse=True):
            if _same_figures(one, bare):
                yield from _each(self._cores[one], why)
        if len(bare) >= (_LATIN if bare.isascii() else _SHORTEST):
            found = self._within.get(bare, set())
            yield from _each((each for each in found if _fits_figures(self.customers[each], bare)), why)


def _each(found: Iterable[int] | None, why: Said) -> Iterator[tuple[int, Said]]:
    for customer_id in sorted(found or ()):
        yield customer_id, why


def _parts(bare: str) -> Iterator[str]:
    """Every run of signs within a name that is long enough to tell somebody by."""
    least, shown = _LATIN if bare.isascii() else _SHORTEST, bare[:_LOOKED_AT]
    for left in range(len(shown)):
        for right in range(left + least, len(shown) + 1):
            yield shown[left:right]


def _shortened(short: str, whole: str) -> bool:
    """中建三局 for 中国建筑第三工程局: all signs stand in the whole, in their order, beginning with the same."""
    if not _SUBSEQUENCE <= len(short) < len(whole) or short.isascii():
        return False
    rest = iter(whole)
    return all(sign in rest for sign in short)


def _fits_figures(customer: Customer, bare: str) -> bool:
    return any(_same_figures(core(name), bare) for name in names_of(customer))


def _same_figures(one: str, other: str) -> bool:
    """Shop 1 is not shop 12; a name without a figure may mean either."""
    ours, theirs = re.findall(r"\d+", one), re.findall(r"\d+", other)
    return not (ours and theirs) or ours == theirs
