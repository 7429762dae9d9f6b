"""One stream out of a compound file, the container of workbooks of Excel 97–2003."""

import struct
from struct import unpack_from

_END, _FREE = 0xFFFFFFFE, 0xFFFFFFFF
_HEADER = 512
_ENTRY = 128
_IN_HEADER = 109
"""Sectors of the table of sectors that the header itself names."""


def stream_of(raw: bytes, names: tuple[str, ...]) -> bytes:
    """The first stream of one of these names; empty when there is none or the container is damaged."""
    try:
        return _Container(raw).stream(names)
    except (struct.error, IndexError, ValueError):
        return b""


class _Container:
    """The sectors of a compound file and which follows which."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._size, self._small = 1 << unpack_from("<H", raw, 30)[0], 1 << unpack_from("<H", raw, 32)[0]
        if not 64 <= self._size <= 4096 or not 8 <= self._small <= 512:
            raise ValueError(self._size)
        self._directory, self._cutoff, small_table = unpack_from("<I4xII", raw, 48)
        self._next = self._sectors_of_table()
        self._next_small = _numbers(self._chain(small_table))

    def stream(self, names: tuple[str, ...]) -> bytes:
        entries = self._chain(self._directory)
        root = entries[:_ENTRY]
        for start in range(0, len(entries) - _ENTRY + 1, _ENTRY):
            entry = entries[start : start + _ENTRY]
            length = unpack_from("<H", entry, 64)[0]
            if entry[: max(length - 2, 0)].decode("utf-16-le", "replace") in names:
                first, size = unpack_from("<II", entry, 116)
                return self._content(root, first, size)
        return b""

    def _content(self, root: bytes, first: int, size: int) -> bytes:
        if size >= self._cutoff:
            return self._chain(first)[:size]
        small = self._chain(unpack_from("<I", root, 116)[0])
        return b"".join(small[one * self._small : (one + 1) * self._small] for one in _follow(self._next_small, first))[
            :size
        ]

    def _sectors_of_table(self) -> list[int]:
        """The table that names for each sector the one after it."""
        count, more = unpack_from("<I", self._raw, 44)[0], unpack_from("<I", self._raw, 68)[0]
        named = list(unpack_from(f"<{_IN_HEADER}I", self._raw, 76))
        most = len(self._raw) // self._size
        while more not in (_END, _FREE) and len(named) <= most:
            *found, more = _numbers(self._sector(more))
            named += found
        return _numbers(b"".join(self._sector(one) for one in named[: min(count, most)]))

    def _chain(self, first: int) -> bytes:
        return b"".join(self._sector(one) for one in _follow(self._next, first))

    def _sector(self, number: int) -> bytes:
        start = max(self._size, _HEADER) + number * self._size
        return self._raw[start : start + self._size]


def _follow(following: list[int], first: int) -> list[int]:
    """The sectors of a chain; one that bites its own tail is refused."""
    found: list[int] = []
    while first not in (_END, _FREE):
        found.append(first)
        if len(found) > len(following):
            raise ValueError(first)
        first = following[first]
    return found


def _numbers(raw: bytes) -> list[int]:
    return list(unpack_from(f"<{len(raw) // 4}I", raw))
