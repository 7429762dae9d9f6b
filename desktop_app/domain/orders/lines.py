"""The text of an order, line by line: headers of a chat, marks of a list and sheets are seen to; then it is divided."""

import re
import unicodedata

from desktop_app.domain.orders.numbers import number_at
from desktop_app.domain.orders.sheets import TAB, lines_of_sheet

LONGEST = 20_000
"""So many characters are read; nobody orders more in one message."""

_CIRCLED = {chr(0x245F + number): number for number in range(1, 21)}
_BEFORE = str.maketrans({"½": "半", "㎡": "平方", "㎥": "立方", "×": "*", "✕": "*", "✖": "*", "х": "x"})
_AFTER = str.maketrans(dict.fromkeys("()【】{}<>\"'", " "))
_TIMES = re.compile(r"(?<![a-z])x(?![a-z])")
_LONG_DASH = re.compile(r"[-–—_=]{2,}|[–—]|(?<!\S)-(?!\S)")

_CLOCK = r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?"
_DAY = (
    r"(?:20\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}月\d{1,2}日|\d{1,2}[-/]\d{1,2}|昨天|今天"
    r"|星期[一二三四五六日]|周[一二三四五六日])"
)
_HEADERS = (
    re.compile(rf"(?:[^\d:]{{0,16}}\s)?(?:{_DAY}\s*)?(?:上午|下午|早上|晚上|中午)?\s*{_CLOCK}"),
    re.compile(rf"(?:{_DAY}\s*)?{_CLOCK}\s*[^\d:]{{0,16}}"),
)
_MARK = re.compile(
    r"\s*\(?(?:(\d{1,2})(?:[.:](?=\D|\d+\.\d)|[、)]|\s(?=\s*[^\d\s]))|([一二三四五六七八九十]{1,3})[、.)])\s*"
)
_INNER_MARK = re.compile(r"(?<=\s)\(?(\d{1,2})[.、)](?=[^\d\s])")
_BULLET = re.compile(r"\s*[-•·●○◆■▪*✓√☑]+\s*(?=\D)")

_DIVIDES = re.compile(
    r"[;。!?、|\n\\]|:(?!\s*\d)|,(?!\d{3}(?!\d))|(?<!\d),|(?<![a-z])\.(?!\d)|\+(?!\d)|(?<![\d])\+"
    r"|(?<=\s)/(?=\s)(?!\s+(?:\S|公斤|千克|平方|立方|平米|kg)(?:\s|$|[,;、]))"
)
_ONE_OR_TWO = re.compile(r"(?<![\d.])(\d)、(\d)(?![\d.])", re.ASCII)


def plain(text: str) -> str:
    """As texts are compared: full width is half width, letters are small, × and x between words are *."""
    text = unicodedata.normalize("NFKC", _with_marks(text).translate(_BEFORE)).translate(_AFTER).lower()
    text = "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in _UNSEEN)
    return _TIMES.sub("*", _LONG_DASH.sub(" ", text))


def _with_marks(text: str) -> str:
    """①②③ are the marks of a list where they count up from one; else they are figures."""
    numbers = [_CIRCLED[sign] for sign in text if sign in _CIRCLED]
    if numbers != list(range(1, len(numbers) + 1)):
        return text
    return "".join(f"\n{_CIRCLED[sign]}. " if sign in _CIRCLED else sign for sign in text)


_UNSEEN = {"Cc", "Cf", "Cs", "Co", "So", "Sk", "Mn"}
"""Control signs, pictures of faces and what colours them."""


def lines_of(text: str) -> list[str]:
    """The lines that may name goods."""
    lines = [line for line in plain(text[:LONGEST].replace("\r", "\n")).split("\n") if line.strip()]
    told = lines_of_sheet([line for line in lines if not _is_header(line)])
    return [part for line in _without_marks(told) for part in _without_inner_marks(line)]


def clauses_of(line: str) -> list[str]:
    """The line at its commas and stops; 1,000 stays together where it can be nothing else."""
    return [clause.strip(" ") for clause in _DIVIDES.split(_ONE_OR_TWO.sub(_as_range, line)) if clause.strip()]


def _as_range(found: re.Match[str]) -> str:
    """“3、4方” are three or four; “50、110” are two."""
    one, other = found.groups()
    return f"{one}~{other}" if int(other) == int(one) + 1 else found.group()


def _is_header(line: str) -> bool:
    """“李师傅 5月6日 10:22”: who wrote in a chat, and when."""
    return any(form.fullmatch(line.strip()) for form in _HEADERS)


def _without_marks(lines: list[str]) -> list[str]:
    """“1、”, “(2)”, “三、”, “-” before the lines of a list. Figures are marks only where they count up from 1."""
    lines = [_BULLET.sub("", line, count=1) if _BULLET.match(line) else line for line in lines]
    marks = [_MARK.match(line) for line in lines]
    if not _count_up(marks):
        return lines
    return [line[mark.end() :] if mark else line for line, mark in zip(lines, marks, strict=True)]


def _without_inner_marks(line: str) -> list[str]:
    """“河沙3方 2.红砖500块”: a list that was written on one line."""
    marks = list(_INNER_MARK.finditer(line))
    numbers = [int(mark.group(1)) for mark in marks]
    if not numbers or numbers != list(range(numbers[0], numbers[0] + len(numbers))) or numbers[0] > 2:
        return [line]
    return [part for part in _INNER_MARK.sub("\n", line).split("\n") if part.strip() and not part.strip().isdecimal()]


def _count_up(marks: list[re.Match[str] | None]) -> bool:
    """A single one before another number is none: “1、2箱可乐” is one box or two."""
    found = [mark for mark in marks if mark]
    if len(found) == 1 and found[0].string[found[0].end() :][:1].isdecimal():
        return False
    return bool(found) and [_worth(mark) for mark in found] == [1000 * place for place in range(1, len(found) + 1)]


def _worth(mark: re.Match[str]) -> int | None:
    """In thousandths."""
    number = number_at(mark.group(1) or mark.group(2), 0)
    return number.value if number else None


__all__ = ["TAB", "clauses_of", "lines_of", "plain"]
