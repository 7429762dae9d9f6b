"""Whose bill it is: told by the lines around the table, then by captions only one house uses, else by shape alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop_app.domain.bills import PayWay
from desktop_app.domain.errors import Said
from desktop_app.exchange.labels import folded, full_label


@dataclass(frozen=True, slots=True)
class House:
    """A payment service or bank: the words by which its files are known, and captions only its tables have."""

    said: Said
    way: PayWay
    words: str
    captions: frozenset[str] = frozenset()


HOUSES = (
    House(Said("WeChat"), PayWay.WECHAT, r"微信支付|微信昵称|wechat ?pay", frozenset({"当前状态", "支付方式"})),
    House(Said("Alipay"), PayWay.ALIPAY, r"支付宝|alipay", frozenset({"交易订单号", "收/付款方式"})),
    House(Said("Industrial and Commercial Bank of China"), PayWay.BANK, r"工商银行|工行|\bicbc\b|明细查询文件下载",
          frozenset({"记账金额(收入)", "记账金额(支出)"})),
    House(Said("Agricultural Bank of China"), PayWay.BANK, r"农业银行|农行|\babc\b",
          frozenset({"本次余额", "交易用途"})),
    House(Said("Bank of Communications"), PayWay.BANK, r"交通银行|交行|bocom"),
    House(Said("China Merchants Bank"), PayWay.BANK, r"招商银行|招行|\bcmb\b", frozenset({"联机余额", "对手信息"})),
    House(Said("Shanghai Pudong Development Bank"), PayWay.BANK, r"浦发|浦东发展|\bspdb\b"),
    House(Said("China CITIC Bank"), PayWay.BANK, r"中信|citic"),
    House(Said("Postal Savings Bank of China"), PayWay.BANK, r"邮储|邮政储蓄|\bpsbc\b"),
    House(Said("China Construction Bank"), PayWay.BANK, r"建设银行|建行|construction bank|\bccb\b",
          frozenset({"账户余额", "记账日"})),
    House(Said("Bank of China"), PayWay.BANK, r"中国银行|中行|\bboc\b", frozenset({"交易名称", "借记卡号"})),
    House(Said("Rural bank"), PayWay.BANK, r"农商|农村商业|农信|信用社|信用联社|农合|村镇银行"),
)  # fmt: skip
"""Told apart in this order: 中国银行 last, since others print it as a correspondent."""

BY_SHAPE = House(Said("Bank account, told by its columns"), PayWay.BANK, "")

_OWNER = re.compile(
    r"(?:姓名|户名|账户名称|客户名称|客户姓名|账户名|持卡人|微信昵称|name)\s*[:：]\s*\[?([^\]]+?)\]?\s*$", re.IGNORECASE
)
_OWNER_CAPTION = re.compile(r"(姓名|户名|账户名称|客户名称|客户姓名|账户名|持卡人)[:：]?", re.IGNORECASE)


def house_of(around: Sequence[Sequence[str]], captions: Sequence[str]) -> House:
    """The house whose words stand around the table, else the one whose captions these are."""
    told = " ".join(folded(text) for row in around for text in row if text.strip()).lower()
    named = next((house for house in HOUSES if re.search(house.words, told)), None)
    held = {full_label(text) for text in captions}
    shaped = next((house for house in HOUSES if house.captions and house.captions <= held), None)
    return named or shaped or BY_SHAPE


def owners_of(around: Sequence[Sequence[str]]) -> set[str]:
    """The names of the account's holder, as the lines around the table tell them."""
    found = {match[1].strip() for row in around for text in row if (match := _OWNER.search(_closed_up(text)))}
    for row in around:
        for name, value in pairwise(row):
            if _OWNER_CAPTION.fullmatch(_closed_up(name)) and value.strip():
                found.add(folded(value))
    return found


def _closed_up(text: str) -> str:
    """Captions such as `户　　名：` without the blanks that only fill them."""
    return re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", folded(text))
