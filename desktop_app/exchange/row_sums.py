"""The sums of a row as they stand in its cells, with what each row is: what open items and ledgers are read from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.held_money import CODE, is_held, is_later_balance
from desktop_app.exchange.labels import label
from desktop_app.exchange.layouts import MONEY, Meaning
from desktop_app.exchange.reading import RowReading
from desktop_app.exchange.states import Nature, is_side, nature_of
from desktop_app.exchange.sums import RowSums, Unsure
from desktop_app.exchange.tax_rates import tax_on_top

_OF = {
    Meaning.AMOUNT: "amount",
    Meaning.NET: "net",
    Meaning.TAX: "tax",
    Meaning.WITH_TAX: "with_tax",
    Meaning.DISCOUNT: "discount",
    Meaning.RETURNED: "returned",
    Meaning.AFTER: "after",
    Meaning.PAID: "paid",
    Meaning.OPEN: "open",
    Meaning.OPENING: "opening",
    Meaning.DEBIT: "debit",
    Meaning.CREDIT: "credit",
    Meaning.FREIGHT: "freight",
    Meaning.FEE: "fee",
}
_ASK_MORE = frozenset((
    Meaning.IN_CREDIT, Meaning.OPENING_CREDIT, Meaning.OPEN, Meaning.OPENING, Meaning.SIDE, Meaning.TAX_RATE,
))  # fmt: skip
"""Where none of these says anything, the sums of a row are what its columns say."""
SIDE_NAMES = {"方向", "余额方向", "借贷方向", "借贷", "借/贷", "借或贷", "dr/cr", "drcr"}
"""Names of columns of 借 and 贷: beside a balance they are read as its sign."""
_RETURNED_GOODS = re.compile(r"^退货?[:：]|[(（\[【]退(货|回)?[)）\]】]|^退货")
_RETURN_NUMBER = re.compile(r"(XS|XSD)?(TH|XT|THD)[-_]?\d|退|RTN|RET-?\d", re.IGNORECASE)
_CAME = re.compile(r"(?<![未没])(转|汇|打|付|还|交)(来|过来|进来|入)(?!货)|来账|进账")
_TELL_KIND = (Meaning.TEXT, Meaning.REMARK, Meaning.GOODS, Meaning.NUMBER)
_TELL_SIDES = (Meaning.CREDIT, Meaning.DEBIT, Meaning.PAID)
_LONGEST_KIND = 12
"""Signs of a text that still is a kind and no story."""
_BACK = (Nature.RETURN, Nature.ALLOWANCE, Nature.CANCELLED)
_KINDS = (
    DoubtChoice("debt", Said("Such rows are owed.")),
    DoubtChoice("less", Said("Such rows lower what is owed.")),
    DoubtChoice("receipt", Said("Such rows are money received.")),
    DoubtChoice("out", Said("Such rows are left out.")),
)
_OF_CHOICE = {"debt": Nature.DEBT, "less": Nature.RETURN, "receipt": Nature.RECEIPT, "out": Nature.PAYABLE}


@dataclass(frozen=True, slots=True)
class SignHabit:
    """Which kinds of rows this sheet writes with both signs: there a minus sign is no habit but means something."""

    mixed: frozenset[Nature]

    @classmethod
    def of(cls, rows: Iterable[tuple[Nature, int]]) -> "SignHabit":
        signs: dict[Nature, set[bool]] = {}
        for nature, fen in rows:
            if fen:
                signs.setdefault(nature, set()).add(fen < 0)
        return cls(frozenset(nature for nature, found in signs.items() if len(found) > 1))


def sums_of(reading: RowReading) -> RowSums:
    """What the columns of money say of a row."""
    found = reading.sums(_OF)
    if not reading.says_any(_ASK_MORE):
        return RowSums(**found)
    in_credit, before = reading.fen(Meaning.IN_CREDIT), reading.fen(Meaning.OPENING_CREDIT)
    if in_credit is not None:
        found["open"] = found.get("open", 0) - in_credit
    if before is not None:
        found["opening"] = found.get("opening", 0) - before
    for name, field in (("open", Meaning.OPEN), ("opening", Meaning.OPENING)):
        if name in found and _is_credit(reading, field):
            found[name] = -abs(found[name])
    amount, rate = found.get("amount"), tax_on_top(reading)
    if rate and amount is not None:
        found["tax"], found["with_tax"] = round(amount * rate), amount + round(amount * rate)
    return RowSums(**found)


def _is_credit(reading: RowReading, field: Meaning) -> bool:
    """Whether 贷 stands before a balance, or in a column of sides where there is no other sum to be said of."""
    beside = _side_before(reading, field)
    if beside is not None:
        return nature_of(beside) is Nature.RECEIPT
    word = reading.shown(Meaning.SIDE)
    return is_side(word) and nature_of(word) is Nature.RECEIPT and not reading.has(Meaning.AMOUNT)


def _side_before(reading: RowReading, field: Meaning) -> str | None:
    """What a column of sides says that stands right before a balance: each balance may have its own."""
    header = reading.table.header
    column = header.columns.get(field, 0) - 1
    if label(header.name_of(column)) not in SIDE_NAMES:
        return None
    shown = reading.table.sheet.cell(reading.row, column).text
    return shown if is_side(shown) or not shown.strip() else None


def side_is_of_balance(reading: RowReading) -> bool:
    """借, 贷, 平 beside two columns of movements, or beside a balance alone, belong to the balance."""
    word = reading.shown(Meaning.SIDE)
    two = reading.has(Meaning.DEBIT) and reading.has(Meaning.CREDIT)
    return is_side(word) and (two or not reading.has(Meaning.AMOUNT))


def nature_in(reading: RowReading) -> Nature:
    """What the row is by its column of kinds; a word nobody knows is asked about, once."""
    if not reading.has(Meaning.SIDE):
        return _asked_of_text(reading)
    word = reading.shown(Meaning.SIDE).strip()
    if reading.is_blank(Meaning.SIDE) or side_is_of_balance(reading):
        return Nature.DEBT
    nature = nature_of(word)
    if is_side(word):
        told = nature_by_text(reading)
        return told if told in _BACK and nature is Nature.RECEIPT else nature or Nature.DEBT
    if nature is None or is_held(word):
        said = Said("“{word}” is a kind of row this book does not know. What are such rows?", word=word[:40])
        return _OF_CHOICE[reading.ask_of_word("kind", Meaning.SIDE, word, said, *_KINDS)]
    return nature


def _asked_of_text(reading: RowReading) -> Nature:
    """Where no column tells kinds, 收款 or 退货 in the text of a line is asked about; two columns of sums tell it."""
    for field in reading.saying(_TELL_KIND):
        word = reading.shown(field).strip()
        if field is Meaning.NUMBER and CODE.fullmatch(word) and not _RETURN_NUMBER.match(word):
            continue  # most numbers tell nothing
        likely = _likely_kind(reading, field, word) if word else ""
        if likely:
            choices = sorted(_KINDS, key=lambda one: one.key != likely)
            said = Said("The line says “{word}”. What are such lines?", word=word[:40])
            return _OF_CHOICE[reading.ask_of_word("kind", field, word, said, *choices)]
    return Nature.DEBT


def _likely_kind(reading: RowReading, field: Meaning, word: str) -> str:
    """The key of what a line most likely is that its text tells to be no plain debt; empty where it does not."""
    if is_later_balance(reading, word):
        return "out"
    if field is not Meaning.NUMBER and len(word) <= _LONGEST_KIND and is_held(word):
        return "debt"
    nature = _told_by(field, word)
    if nature in (None, Nature.DEBT, Nature.OPENING) or any(map(reading.has, _TELL_SIDES)):
        return ""
    return next((key for key, one in _OF_CHOICE.items() if one is nature), "less")


def _told_by(field: Meaning, word: str) -> Nature | None:
    """What a text tells of its row: a kind by itself, or a return among goods and numbers (退：可乐, XSTH-3)."""
    if field is Meaning.NUMBER:
        return Nature.RETURN if _RETURN_NUMBER.match(word) else None
    if field is Meaning.GOODS and _RETURNED_GOODS.search(word):
        return Nature.RETURN
    if field is not Meaning.GOODS and _CAME.search(word):
        return Nature.RECEIPT
    return nature_of(word) if len(word) <= _LONGEST_KIND and not is_side(word) else None


def nature_by_text(reading: RowReading) -> Nature | None:
    """What the words of a line say it is: 收款, 退货, 抹零."""
    for field in (Meaning.SIDE, Meaning.TEXT, Meaning.REMARK, Meaning.NUMBER):
        word = reading.shown(field)
        nature = nature_of(word) if word else None
        if nature is not None and not is_side(word):
            return nature
    return None


def settle(reading: RowReading, unsure: Unsure | None, otherwise: int) -> int:
    """What is owed after asking what the sums leave open."""
    if unsure is None:
        return otherwise
    field = next(one for one in (unsure.field, *money_fields(reading)) if reading.has(one))
    choices = [DoubtChoice(key, said) for key, said, _ in unsure.choices]
    chosen = reading.ask(unsure.which, field, unsure.said, *choices)
    return next(fen for key, _, fen in unsure.choices if key == chosen)


def money_fields(reading: RowReading) -> list[Meaning]:
    """The columns of money there are."""
    return [field for field in reading.table.header.columns if field in MONEY]


def less_or_more(reading: RowReading, fen: int, which: str, less_first: bool) -> int:
    """Ask whether a row lowers or raises what is owed; `fen` is above 0."""
    amount = format_yuan(fen)
    less = DoubtChoice("less", Said("{amount} less is owed.", amount=amount))
    more = DoubtChoice("more", Said("{amount} more is owed.", amount=amount))
    said = Said(
        "“{word}” over {amount}: does it lower or raise what the customer owes?",
        word=reading.shown(Meaning.SIDE).strip()[:40],
        amount=amount,
    )
    field = next(iter(money_fields(reading)))
    chosen = reading.ask(which, field, said, *((less, more) if less_first else (more, less)))
    return -fen if chosen == "less" else fen
