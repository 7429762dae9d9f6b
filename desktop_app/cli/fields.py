"""Reads one JSON document field by field; what is missing, unknown or wrong is refused by its name."""

import difflib
import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import Any, BinaryIO, TypeVar

from desktop_app.cli.readers import one_of, shown, whole_number
from desktop_app.domain.customers import clean_note, clean_text, required_text
from desktop_app.domain.dates import parse_date
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.money import parse_fen, parse_price, parse_quantity

LARGEST = 4 * 1024 * 1024
"""Bytes of a document; the longest slip anybody types is far below."""

Value = TypeVar("Value")
Choice = TypeVar("Choice", bound=StrEnum)


class _Number(str):
    """A JSON number as it was written, so that nothing is rounded on the way."""

    __slots__ = ()


def read_document(stream: BinaryIO) -> "JsonFields":
    """The JSON object on the stream; refused when it is none, too large, or names a field twice."""
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Refused("The JSON document is too large; at most 4 MB are read.")
    if not content.strip():
        raise Refused("Standard input is empty. Give one JSON document there.")
    document = _decoded(content)
    if not isinstance(document, dict):
        raise Refused("Standard input must be one JSON object, in braces.")
    return JsonFields(document)


class JsonFields:
    """The fields of one JSON object. Every reader names the field it refuses; `null` counts as missing."""

    def __init__(self, values: dict[str, Any], path: str = "") -> None:
        self._values = {name: value for name, value in values.items() if value is not None}
        self._path = path

    def only(self, *names: str) -> "JsonFields":
        """These fields and no others, so that a slip of the pen is never passed over."""
        for name in self._values:
            if name not in names:
                near = difflib.get_close_matches(name, names, n=1) or names
                raise Refused(
                    "The field “{field}” is unknown. Possible: {choices}.",
                    field=shown(self._named(name)),
                    choices=", ".join(near),
                )
        return self

    def has(self, name: str) -> bool:
        return name in self._values

    def text(self, name: str, default: str | None = None) -> str:
        """One line of text (D19), not empty where it may not be left out."""
        clean = required_text if default is None else clean_text
        return self._read(name, default, lambda text: clean(text, "This field"))

    def note(self, name: str, default: str | None = "") -> str:
        """Text that may have several lines."""
        return self._read(name, default, lambda text: clean_note(text, "This field"))

    def body(self, name: str) -> str:
        """A text of any length; what becomes of it cleans and bounds it."""
        return self._read(name, "", str)

    def fen(self, name: str, default: int | None = None) -> int:
        """An amount of yuan, as a string or a whole number."""
        return self._read(name, default, parse_fen, exact=True)

    def quantity(self, name: str) -> int:
        return self._read(name, None, parse_quantity, exact=True)

    def price(self, name: str) -> int:
        return self._read(name, None, parse_price, exact=True)

    def day(self, name: str, default: date | None = None) -> date:
        return self._read(name, default, parse_date)

    def day_if_any(self, name: str) -> date | None:
        return self.day(name) if self.has(name) else None

    def choice(self, name: str, choices: Iterable[Choice], default: Choice | None = None) -> Choice:
        """One of the words of an enum, or of those listed."""
        return self._read(name, default, one_of(tuple(choices)))

    def count(self, name: str, largest: int) -> int:
        """A whole number from 1 to `largest`, as a number or a string."""
        return self._read(name, None, whole_number(1, largest), exact=True)

    def flag(self, name: str, default: bool) -> bool:
        value = self._values.get(name, default)
        if not isinstance(value, bool):
            raise Refused("{field} must be true or false.", field=self._named(name))
        return value

    def inner(self, name: str) -> "JsonFields | None":
        """An object inside this one, or None."""
        return _object(self._values[name], self._named(name)) if self.has(name) else None

    def is_list(self, name: str) -> bool:
        return isinstance(self._values.get(name), list)

    def each(self, name: str) -> "list[JsonFields]":
        """The objects of a list."""
        return [_object(value, f"{self._named(name)}[{index}]") for index, value in enumerate(self._list(name))]

    def texts(self, name: str) -> list[str]:
        """The strings of a list."""
        listed = {f"{name}[{index}]": value for index, value in enumerate(self._list(name))}
        return [JsonFields(listed, self._path).text(each) for each in listed]

    def _list(self, name: str) -> list[Any]:
        value = self._present(name)
        if not isinstance(value, list):
            raise Refused("{field} must be a list, in square brackets.", field=self._named(name))
        return value

    def _read(self, name: str, default: Value | None, read: Callable[[str], Value], exact: bool = False) -> Value:
        if default is not None and not self.has(name):
            return default
        value = self._present(name)
        whole = isinstance(value, _Number) and re.fullmatch(r"-?\d+", value) is not None
        if not isinstance(value, str) or (isinstance(value, _Number) and not (exact and whole)):
            raise self._not_a_string(name, value, exact)
        try:
            return read(str(value))
        except Said as problem:
            raise Refused("{field}: {problem}", field=self._named(name), problem=problem) from None

    def _present(self, name: str) -> Any:
        if not self.has(name):
            raise Refused("The field “{field}” is missing.", field=self._named(name))
        return self._values[name]

    def _not_a_string(self, name: str, value: object, exact: bool) -> Refused:
        if exact and isinstance(value, _Number):
            return Refused(
                '{field}: {text} is not an exact number. Write it in quotes, such as "1200.50".',
                field=self._named(name),
                text=shown(value),
            )
        return Refused("{field} must be a string, in quotes.", field=self._named(name))

    def _named(self, name: str) -> str:
        return f"{self._path}.{name}" if self._path else name


def _decoded(content: bytes) -> Any:
    try:
        return json.loads(
            content.decode("utf-8-sig"),
            parse_float=_Number,
            parse_int=_Number,
            parse_constant=_Number,
            object_pairs_hook=_unique,
        )
    except UnicodeDecodeError:
        raise Refused("The JSON document is not UTF-8. Save it as UTF-8.") from None
    except json.JSONDecodeError as error:
        raise Refused(
            "Standard input is not JSON; the mistake is in line {line}, column {column}.",
            line=error.lineno,
            column=error.colno,
        ) from None
    except RecursionError:
        raise Refused("The JSON document is nested too deeply.") from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Refused("The field “{field}” is there twice. Keep one of them.", field=shown(twice))
    return values


def _object(value: object, path: str) -> JsonFields:
    if not isinstance(value, dict):
        raise Refused("{field} must be an object, in braces.", field=path)
    return JsonFields(value, path)
