"""Amounts in Chinese capitals (大写金额), written and read to the fen."""

import re

from desktop_app.domain.errors import Refused

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = {"拾": 10, "佰": 100, "仟": 1000}
_VARIANTS = str.maketrans({"圆": "元", "正": "整", "〇": "零"})
_LONGEST = 80

# A template is the amount with its freedoms marked: what stands in <…> is written by us but may be left out by
# others, what stands in {…} is left out by us but accepted from others. All else is binding.
_WRITTEN = re.compile(r"[<>]|\{[^}]*\}")
_ACCEPTED = str.maketrans({"<": "(?:", ">": ")?", "{": "(?:", "}": ")?"})


def in_words(fen: int) -> str:
    """`140950` → `壹仟肆佰零玖元伍角整`, without the 人民币 that goes before it (支付结算办法, case 17).

    Refuses an amount below 0: there is no official form, papers print returns and credit as positive figures.
    """
    if fen < 0:
        raise Refused("An amount in words cannot be below 0.00. Write it as a return or as money on account.")
    return _WRITTEN.sub("", _template(fen))


def parse_words(text: str) -> int:
    """Fen of an amount in capitals: ours and the accepted variants (圆, 正, 人民币, the optional 零 and 整; case 17).

    Refuses everything else, such as `拾伍元整` or `壹亿零万元整`, which a forger could lengthen.
    """
    plain = text.strip().removeprefix("人民币").strip().translate(_VARIANTS)
    if len(plain) <= _LONGEST:
        fen = _value(plain)
        if re.fullmatch(_template(fen).translate(_ACCEPTED), plain):
            return fen
    shown = text if len(text) <= 40 else text[:39] + "…"
    raise Refused("“{text}” is not an amount in capitals. Write it as 壹仟贰佰元整.", text=shown)


def _template(fen: int) -> str:
    yuan, jiao, odd = fen // 100, fen // 10 % 10, fen % 10
    if not yuan:
        return _below_one_yuan(jiao, odd)
    return f"{_whole(yuan)}元{_gap_after_yuan(yuan, jiao, odd)}{_change(jiao, odd)}"


def _below_one_yuan(jiao: int, odd: int) -> str:
    if not jiao and not odd:
        return "零元整"
    return ("{零元}" if jiao else "{零元零}") + _change(jiao, odd)


def _gap_after_yuan(yuan: int, jiao: int, odd: int) -> str:
    """零 must stand for a missing jiao, and may stand where the yuan digit is 0."""
    if not jiao:
        return "零" if odd else ""
    return "" if yuan % 10 else "<零>"


def _change(jiao: int, odd: int) -> str:
    if odd:
        return (f"{_DIGITS[jiao]}角" if jiao else "") + f"{_DIGITS[odd]}分"
    return f"{_DIGITS[jiao]}角<整>" if jiao else "整"


def _whole(yuan: int) -> str:
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        if yuan >= size:
            head, rest = divmod(yuan, size)
            return f"{_whole(head)}{unit}{_rest(head, rest, size)}"
    return _thousands(yuan)


def _rest(head: int, rest: int, size: int) -> str:
    """What follows 万 or 亿: 零 bridges empty places, and is optional where only the head's last digit is 0."""
    if not rest:
        return ""
    if rest < size // 10:
        return "零" + _whole(rest)
    return ("" if head % 10 else "{零}") + _whole(rest)


def _thousands(number: int) -> str:
    """1 to 9999, inner zeros as one 零: 6007 → 陆仟零柒."""
    text = "".join(
        f"{_DIGITS[number // size % 10]}{place}" if number // size % 10 else "零"
        for place, size in (("仟", 1000), ("佰", 100), ("拾", 10), ("", 1))
    )
    return re.sub("零+", "零", text).strip("零")


def _value(text: str) -> int:
    """The number a reader would take from the characters; its spelling is judged afterwards."""
    total = section = digit = fen = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS.index(character)
            continue
        if character in _PLACES:
            section += digit * _PLACES[character]
        elif character == "万":
            total, section = total + (section + digit) * 10**4, 0
        elif character == "亿":
            total, section = (total + section + digit) * 10**8, 0
        elif character == "元":
            fen, total, section = (total + section + digit) * 100, 0, 0
        elif character in "角分":
            fen += digit * (10 if character == "角" else 1)
        digit = 0
    return fen
