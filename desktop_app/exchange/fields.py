"""Delimited text as rows of fields: strictly where the writer kept the rules, else by what surely ends a field."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from desktop_app.domain.errors import Refused

_SEPARATORS = ",;\t"
_SAMPLE_LINES = 50
_NAMED_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_LONGEST_FIELD = 131_072
_LINE_END = re.compile(r"\r\n|\r|\n")
_TAB_BEFORE = re.compile(r'"?[ \t]*([,;\r\n]|\Z)')
_TAB_BEHIND = re.compile(r'(\A|[,;\r\n])[ \t]*"?\Z')


def separated(text: str) -> tuple[str, str]:
    """The separator, and the text after a first line such as `sep=;`."""
    named = _NAMED_SEPARATOR.match(text)
    if named:
        return named[1], text[named.end() :]
    sample = "".join(text.splitlines(keepends=True)[:_SAMPLE_LINES])
    separators = _SEPARATORS.replace("\t", "") if _only_adorned_by_tabs(sample) else _SEPARATORS
    return max(separators, key=lambda separator: _regularity(sample, separator)), text


def fields_of(text: str, separator: str) -> Iterator[list[str]]:
    """The rows of a text; quotation marks inside a field, as bills of money services have them, belong to it."""
    try:
        for _ in _strictly(text, separator):
            pass
    except csv.Error:
        return _loosely(text, separator)
    return _strictly(text, separator)


def _strictly(text: str, separator: str) -> Iterator[list[str]]:
    """Read twice, since a large table is not kept beside the cells that are made of it."""
    return csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)


def _only_adorned_by_tabs(sample: str) -> bool:
    """Banks put a tab behind each cell, so that the spreadsheet program leaves its digits alone: no separator."""
    if "," not in sample and ";" not in sample:
        return False
    tabs = (match.start() for match in re.finditer("\t", sample))
    return all(_TAB_BEFORE.match(sample, tab + 1) or _TAB_BEHIND.search(sample[max(tab - 9, 0) : tab]) for tab in tabs)


def _regularity(sample: str, separator: str) -> tuple[int, int]:
    """How many lines share a width of more than one, and that width."""
    try:
        widths = Counter(len(fields) for fields in csv.reader(StringIO(sample), delimiter=separator) if len(fields) > 1)
    except csv.Error:
        return 0, 0
    return max(((lines, width) for width, lines in widths.items()), default=(0, 0))


@dataclass(frozen=True, slots=True)
class _Record:
    """A row as it was read, and the text it stands in; `closed`: each quotation mark that opens a field closes one."""

    fields: list[str]
    text: str
    closed: bool


def _loosely(text: str, separator: str) -> Iterator[list[str]]:
    """Rows whose fields end where a quotation mark stands before a separator; what does not fit is split by lines."""
    records = list(_records(text, separator))
    width = Counter(len(record.fields) for record in records if len(record.fields) > 1).most_common(1)
    usual, line = width[0][0] if width else 1, 1
    for record in records:
        ends = len(_LINE_END.findall(record.text))
        fits = record.closed and len(record.fields) == usual and not ends
        yield from [record.fields] if fits else _line_by_line(record, separator, usual, line)
        line += ends + 1


def _line_by_line(record: _Record, separator: str, usual: int, line: int) -> list[list[str]]:
    """A row over several lines, or of another width than the others: its quotation marks may be plain text."""
    lines = [_line(text, separator, usual) for text in record.text.splitlines()]
    if lines and all(len(fields) == usual for fields in lines) and _even(lines[-1]):
        return lines
    if record.closed:
        return [record.fields]
    raise not_cells(line)


def _line(text: str, separator: str, usual: int) -> list[str]:
    fields = next(_records(text, separator)).fields if text else []
    return fields if len(fields) == usual else text.split(separator)


def _even(fields: list[str]) -> bool:
    """No field holds a mark that was opened only: where the file was cut, the last one does."""
    return not any(field.startswith('"') and field.count('"') % 2 for field in fields)


def not_cells(line: int) -> Refused:
    """What is said of a text that is no table."""
    return Refused(
        "Near line {line} the text does not fall into cells: a quotation mark is not closed, or a cell is far too "
        "long. Save the table as xlsx and import that.",
        line=line,
    )


def _records(text: str, separator: str) -> Iterator[_Record]:
    start, position, fields, closed = 0, 0, list[str](), True
    while position < len(text):
        field, position, whole = _field(text, position, separator)
        if len(field) > _LONGEST_FIELD:
            raise not_cells(len(_LINE_END.findall(text[:start])) + 1)
        fields.append(field)
        closed = closed and whole
        if text[position : position + 1] == separator:
            position += 1
            continue
        yield _Record(fields, text[start:position], closed)
        end = _LINE_END.match(text, position)
        start = position = end.end() if end else position + 1
        fields, closed = [], True


def _field(text: str, start: int, separator: str) -> tuple[str, int, bool]:
    """(field, where it ends, whether its quotation marks are in order), from `start` on."""
    end = _plain_end(text, start, separator)
    if text[start : start + 1] != '"':
        return text[start:end], end, True
    mark = text.find('"', start + 1)
    while mark != -1:
        behind = mark + 1
        while text[behind : behind + 1] == '"':
            behind += 1
        after = _behind_blanks(text, behind, separator)
        if after == len(text) or text[after] in (separator, "\r", "\n"):
            return text[start + 1 : behind - 1].replace('""', '"'), after, True
        mark = text.find('"', behind)
    return text[start:end], end, text.count('"', start, end) % 2 == 0


def _plain_end(text: str, start: int, separator: str) -> int:
    found = re.compile(f"[{re.escape(separator)}\r\n]").search(text, start)
    return found.start() if found else len(text)


def _behind_blanks(text: str, position: int, separator: str) -> int:
    while text[position : position + 1] in (" ", "\t") and text[position] != separator:
        position += 1
    return position
