"""What of a bill may be a customer's money; the rest is left out by reason, and what was taken back pairs off."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import timedelta

from desktop_app.domain.bills import BillDoubt, Passed
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.money import format_yuan, parse_fen
from desktop_app.exchange.bills.lines import RawLine

PAIRS_WITHIN = timedelta(days=45)
"""A reversal or refund belongs to a line at most so long before it."""

MOST_NAMED = 3
"""So many rows of which a refund may be a part are named, the last ones."""

_TAKEN_BACK = re.compile(
    r"冲正|冲账|冲销|红冲|抹账|退汇|退票|撤[销消]|退款|退回|退还|退货|reversal|refund|bounced|returned", re.I
)
_OWN = re.compile(
    r"提现|充值|零钱通|理财|基金|申购|赎回|定期|活期互转|信用卡还款|余额宝|资金归集|归集|约定转存|大额存单|结构性存款|放款|贷款发放|本人转账|卡卡转账"
    r"|银证转账|own transfer|withdrawal to card",
    re.I,
)
_INTEREST = re.compile(r"结息|利息|存款息|计息|interest", re.I)
_NOT_DONE = re.compile(
    r"关闭|失败|取消|撤[销消]|过期|等待|待[付收确处审]|处理中|未到账|冻结|拒绝|退票|退汇|closed|fail|cancel|pending"
    r"|reject|bounced|declined",
    re.I,
)
_DONE = re.compile(
    r"成功|已收(钱|款)|已存入|已到账|已转(账|入)|已入账|已领取|朋友已收钱|正常|完成|已退款|有效|结清|success|complete|settled|posted|booked|cleared",
    re.I,
)
_ALL_RETURNED = re.compile(r"已退还|全额退款|fully refunded", re.I)
_PART_RETURNED = re.compile(r"已退款\s*[(（]\s*[¥￥]?([\d.,]+)\s*[)）]")
_YUAN = re.compile(r"|人民币元?|cny|rmb|156|元|01", re.I)


@dataclass(frozen=True, slots=True)
class Sorted:
    """The lines that may be a customer's with what is unclear of them, the others with their reasons, and doubts."""

    kept: list[tuple[RawLine, Said | None]]
    passed: list[tuple[RawLine, Passed]]
    doubts: list[BillDoubt]


def sort_out(lines: Sequence[RawLine], owners: Set[str]) -> Sorted:
    """Every line once: kept, or left out for the first reason that holds."""
    lines = _returned_in_part(lines)
    pairs, unpaired = _pairs(lines)
    kept: list[tuple[RawLine, Said | None]] = []
    passed: list[tuple[RawLine, Passed]] = []
    doubts = [_unpaired(line, lines) for line in lines if line.row_key in unpaired]
    for line in lines:
        reason = Passed.PAIRED if line.row_key in pairs else _reason(line, owners)
        if reason is None:
            kept.append((line, _unclear(line)))
        else:
            passed.append((line, reason))
    return Sorted(kept, passed, doubts)


def _reason(line: RawLine, owners: Set[str]) -> Passed | None:
    """Why a line is no customer's money; None for one that may be."""
    words = f"{line.kind} {line.status}"
    if line.fen < 0:
        return Passed.SPENT
    if _TAKEN_BACK.search(line.kind):
        return Passed.REFUND
    if _ALL_RETURNED.search(line.status):
        return Passed.PAIRED
    if line.fen == 0 or _NOT_DONE.search(line.status):
        return Passed.NOT_DONE
    if line.neutral and _TAKEN_BACK.search(f"{words} {line.remark}"):
        return Passed.REFUND
    if line.neutral or _OWN.search(line.kind) or line.payer in owners:
        return Passed.OWN
    return Passed.INTEREST if _INTEREST.search(line.kind) or _INTEREST.fullmatch(line.remark) else None


def _unclear(line: RawLine) -> Said | None:
    """What keeps a line from ever being certain."""
    if line.side_unsaid:
        return Said("The file does not say whether this came in or went out.")
    if line.status and not _DONE.search(line.status):
        return Said("Its status “{status}” is not known here: look whether the money is there.", status=line.status)
    if not _YUAN.fullmatch(line.currency.strip()):
        return Said("It is in another currency: {currency}.", currency=line.currency)
    return None


def _unpaired(line: RawLine, lines: Sequence[RawLine]) -> BillDoubt:
    """Of larger sums that the same payer sent before it may be a part."""
    facts = {"row": line.row, "sum": format_yuan(-line.fen), "payer": line.payer or "—"}
    of = [one for one in lines if line.payer and one.fen > -line.fen and _may_be_part(line, one)]
    if of:
        rows = "、".join(f"{one.row} ({one.day:%m-%d} {format_yuan(one.fen)})" for one in of[-MOST_NAMED:])
        said = Said(
            "Row {row} gives {payer} {sum} back. It may be a part of row {rows}: book that receipt whole, and what "
            "went back as a refund of this customer; void nothing.",
            rows=rows, **facts,
        )  # fmt: skip
    else:
        said = Said(
            "Row {row} takes {sum} of {payer} back, but what it takes back is not in this file. If all of a booked "
            "receipt went back, void it; if a part of it did, book a refund of this customer.",
            **facts,
        )  # fmt: skip
    return BillDoubt("reversal", said, line.row)


def _may_be_part(back: RawLine, one: RawLine) -> bool:
    return one.payer == back.payer and _cancels(back, one)


def _returned_in_part(lines: Iterable[RawLine]) -> list[RawLine]:
    """What was given back by the line's own word, or by a smaller refund of the same order, is taken off."""
    found = [_less(line, line.returned_fen or _part_in_status(line)) if line.fen > 0 else line for line in lines]
    orders = _by_order(found)
    for at, back in enumerate(found):
        if back.fen < 0 and _takes_back(back):
            of = next((i for name in _orders_of(back) for i in orders.get(name, ()) if found[i].fen > -back.fen), None)
            if of is not None:
                found[of] = _less(found[of], -back.fen)
                found[at] = replace(back, settled=True)
    return found


def _by_order(lines: Sequence[RawLine]) -> dict[str, list[int]]:
    """The places of money that came, by the numbers of its order."""
    places: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if line.fen > 0:
            for name in {line.order, line.number} - {""}:
                places.setdefault(name, []).append(at)
    return places


def _orders_of(back: RawLine) -> Iterator[str]:
    """The numbers a refund may name: its order, and what stands before the stroke of its own number."""
    yield from (name for name in (back.order, re.split(r"[_*]", back.number)[0]) if name)


def _less(line: RawLine, fen: int) -> RawLine:
    return replace(line, fen=max(line.fen - fen, 0), returned_fen=min(fen, line.fen)) if fen else line


def _part_in_status(line: RawLine) -> int:
    match = _PART_RETURNED.search(line.status)
    try:
        return parse_fen(match[1]) if match else 0
    except Refused:
        return 0


def _pairs(lines: Sequence[RawLine]) -> tuple[set[tuple[str, int]], set[tuple[str, int]]]:
    """Rows that cancel one another out, and reversals of money that came which find no line to cancel."""
    paired: set[tuple[str, int]] = set()
    unpaired: set[tuple[str, int]] = set()
    by_fen: dict[int, list[RawLine]] = {}
    for line in lines:
        by_fen.setdefault(line.fen, []).append(line)
    for back in filter(_takes_back, lines):
        of = [one for one in by_fen.get(-back.fen, ()) if one.row_key not in paired and _cancels(back, one)]
        if of:
            names = set(_orders_of(back))
            nearest = min(of, key=lambda one: (not names & {one.order, one.number}, back.day - one.day))
            paired |= {nearest.row_key, back.row_key}
        elif back.fen < 0:
            unpaired.add(back.row_key)
    return paired, unpaired


def _takes_back(line: RawLine) -> bool:
    """A reversal; money that went out under the name of a refund counts as one too."""
    return not line.settled and bool(line.fen) and bool(_TAKEN_BACK.search(f"{line.kind} {line.status}"))


def _cancels(back: RawLine, one: RawLine) -> bool:
    same_payer = not (back.payer and one.payer) or back.payer == one.payer
    in_time = timedelta() <= back.day - one.day <= PAIRS_WITHIN
    return same_payer and in_time and not _takes_back(one)
