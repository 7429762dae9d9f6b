"""What a note says against the figure beside it (已付清, 退回来的, 坏账不要了) is asked about, never overheard."""

import re
from enum import Enum
from functools import lru_cache

from desktop_app.domain.errors import Said
from desktop_app.domain.money import parse_fen
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.labels import folded, simple
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.reading import RowReading
from desktop_app.exchange.states import is_method, is_settled

_AGAINST = re.compile(
    r"(?<!未)(?<!没)(?<!没有)(已|都|全)?(付|结|收|还)(清|讫|完)|(?<!未)(?<!没)(已经?|都)(付|收|还|转|汇)(款|钱|了|过)?|"
    r"(?<!没)(?<!没有)(付|收|还|转|汇|给)了?\s*[¥￥]?\d|(付|收|还|给)过|"
    r"退(回|货|了|掉|来|款)|拿回|换货|坏账|不要了|不收了?|不用(付|给|还)|免(了|收|单)|作废|取消|不算|重复|开错|"
    r"(?<!未)(?<!没)(收|付)了?(现金|现款|微信|支付宝|转账)|抵(账|货款|扣|掉)|冲(抵|账|减|销|红)|代销|寄售|铺货|样品|借用|"
    r"一半|[一二三四五六七八九\d]成|(?<!不)打.{0,3}折|[一二三四五六七八九\d]折|抹(掉|去|零|了)|[还尚仍下只](欠|差)\D{0,3}\d|余\D{0,3}\d|"
    r"税?(另|外)(加|算|计|付)|不含税|未税|加税|各付|分摊|平摊|[扣减让少]了?\s*\d|扣除|优惠\s*\d|赠|搭送|白送|免费|单位\D{0,3}[万千]|万元|"
    r"\bhalf\b|\bgifts?\b|free of charge|\bless \d|plus tax|excl(uding)?.{0,5}tax|"
    r"\bpaid\b(?! (by|in cash|terms))|\breturned\b|written off|write.?off|\bvoid\b|cancell?ed|duplicate|consignment",
    re.IGNORECASE,
)
_OWED = re.compile(r"[还尚仍下]?欠款?\s*¥?(\d{1,9}(?:\.\d{1,2})?)元?")
_NOT = re.compile(r"[未没不](付|收|还|结|退)(清|款|完|了)?|未|unpaid|not (yet )?paid|not returned", re.IGNORECASE)


_ON_CREDIT = re.compile(r"欠|赊|挂账|未付|未收|credit|unpaid", re.IGNORECASE)
"""Beside such words 现金 or 微信 says that the row is paid; beside 月结 it is how somebody pays."""


class NoteSays(Enum):
    """What the row is after its note was asked about."""

    COUNTS = "counts"
    BACK = "back"
    OUT = "out"


NOTED = (
    DoubtChoice(NoteSays.COUNTS.value, Said("The figure counts as it is.")),
    DoubtChoice(NoteSays.OUT.value, Said("Leave the row out.")),
)
_PAID = (
    DoubtChoice(NoteSays.OUT.value, Said("It is paid: leave the row out.")),
    DoubtChoice(NoteSays.COUNTS.value, Said("It is not paid yet.")),
)
_BACK = DoubtChoice(NoteSays.BACK.value, Said("They came back."))


@lru_cache(maxsize=4096)
def speaks_against(note: str) -> bool:
    """Whether a note may mean that the figure beside it is not what is owed."""
    said = simple(folded(note))
    return bool(_AGAINST.search(said)) and not _NOT.fullmatch(said)


def _agrees(reading: RowReading, note: str) -> bool:
    """Whether a note such as 还欠200 only repeats what the row says is unpaid."""
    told = _OWED.fullmatch(simple(folded(note)))
    field = Meaning.OPEN if reading.has(Meaning.OPEN) else Meaning.AMOUNT
    return told is not None and parse_fen(told[1]) == reading.fen(field)


def asked_of_note(reading: RowReading, may_come_back: bool = False) -> NoteSays:
    """What the note of a row means for its figure, asked once for each wording; most notes say nothing of it."""
    note, way = reading.shown(Meaning.REMARK).strip(), reading.shown(Meaning.TERMS).strip()
    if note and speaks_against(note) and not _agrees(reading, note):
        said = Said("The note says “{note}”. Does the figure beside it still count?", note=note[:40])
        choices = (*NOTED, _BACK) if may_come_back else NOTED
        return NoteSays(reading.ask_of_word("note", Meaning.REMARK, note, said, *choices))
    if way and is_method(way) and any(map(_ON_CREDIT.search, reading.texts_of(Meaning.TERMS))):
        said = Said("“{word}” is a way to pay. Is the figure beside it paid?", word=way[:40])
        return NoteSays(reading.ask_of_word("way", Meaning.TERMS, way, said, *_PAID))
    state = reading.shown(Meaning.PAID_STATE).strip()
    if may_come_back and is_settled(state):
        said = Said("“{word}”: is this slip paid already?", word=state[:40])
        return NoteSays(reading.ask_of_word("settled", Meaning.PAID_STATE, state, said, *_PAID))
    return NoteSays.COUNTS
