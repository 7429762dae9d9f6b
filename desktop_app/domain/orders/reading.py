"""Read an order: its pieces become lines, each sure, or asked with the choices (N19)."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from desktop_app.domain.orders.asking import (
    exactly_asked,
    has_no_number,
    not_twice,
    number_asked,
    renamed,
    strange,
    told_in_full,
    unclear,
    understood,
)
from desktop_app.domain.orders.counts import counts_in
from desktop_app.domain.orders.fragments import fragments_of
from desktop_app.domain.orders.likeness import alike
from desktop_app.domain.orders.lines import clauses_of, lines_of
from desktop_app.domain.orders.noise import (
    ABOUT,
    changes_the_one_before,
    is_about,
    is_charge,
    takes_back,
    without_courtesy,
)
from desktop_app.domain.orders.pieces import pieces_of
from desktop_app.domain.orders.readings import SIGNS, Named, Reading, loose_readings, names_in, readings, rest_of
from desktop_app.domain.orders.shelf import Shelf
from desktop_app.domain.orders.values import OrderDoubt, OrderRead, OrderRow
from desktop_app.domain.orders.whose import OrderedBy, ordered_by
from desktop_app.domain.units import units_known

_NOT_KNOWN = (OrderDoubt.NEW, OrderDoubt.LIKE, OrderDoubt.WORDS)
"""Such words may say something of the goods they touch."""

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")


def read_order(
    text: str, shelf: Shelf, standing: Sequence[int] = (), names: Iterable[tuple[int, str]] = ()
) -> OrderRead:
    """The lines of an order; `standing` are the goods that stand on the slip already, line by line, `names` what each
    customer is called.
    """
    by = ordered_by(text, names, shelf) or OrderedBy("", (), text)
    fragments, left_out = fragments_of(by.rest, shelf)
    rows: list[OrderRow] = []
    lines = list(standing)
    for fragment in fragments:
        found, others = _rows_of(fragment, shelf)
        left_out += others
        if rows and takes_back(fragment):
            rows[-1] = number_asked(rows[-1])
        for row in found:
            rows.append(told_in_full(_as_written(not_twice(row, lines), text)))
            lines.append(row.known.id if row.known else 0)
    vague = next(filter(is_about, left_out), "")
    if vague:
        rows = [exactly_asked(row, vague) for row in rows]
    return OrderRead(tuple(rows), tuple(left_out), by.words, by.customers)


def _as_written(row: OrderRow, text: str) -> OrderRow:
    """New goods keep the capitals of the customer: PVC管."""
    if all(choice.goods.id for choice in row.choices):
        return row
    whole = unicodedata.normalize("NFKC", text)
    small = whole.lower()
    found = [(small.find(word), word) for word in row.typed.split()]
    return renamed(row, " ".join(whole[at : at + len(word)] if at >= 0 else word for at, word in found))


def _rows_of(fragment: str, shelf: Shelf) -> tuple[list[OrderRow], list[str]]:
    """Its lines of goods, and what is none. Where one has no number, no number is sure to be another's."""
    rows, left_out = [], []
    pieces, ragged = _pieces(fragment, shelf)
    for before, piece in zip(["", *pieces], pieces, strict=False):
        row = None if is_charge(piece) else row_of(piece, shelf)
        if row is not None:
            is_glued = bool(before) and before + piece in fragment
            ragged = ragged or (is_glued and row.unsure in _NOT_KNOWN)
            rows.append(row)
        elif without_courtesy(piece):
            left_out.append(piece.strip())
            ragged = ragged or any(map(str.isdecimal, piece))
    if ragged or takes_back(fragment) or (len(rows) > 1 and any(map(has_no_number, rows))):
        rows = [number_asked(row) for row in rows]
    return rows, left_out


def is_order(text: str) -> bool:
    """Whether a text is more than the name of one article: several lines, or words with a number and its unit."""
    usual = units_known(frozenset())
    clauses = [clause for line in lines_of(text) for clause in clauses_of(line)]
    counts = [count for clause in clauses for count in counts_in(clause, usual)]
    says = any(sign.isalpha() for sign in text)
    return says and (len(clauses) > 1 or any(count.unit for count in counts) or len(counts) > 1)


def row_of(piece: str, shelf: Shelf) -> OrderRow | None:
    """What one piece means; None where it is no goods."""
    words, about = piece.strip(), is_about(piece)
    for word in ABOUT:
        piece = piece.replace(word, " ")
    names = names_in(piece, shelf)
    if names:
        solds = [sold for name in dict.fromkeys(name for _, _, name in names) for sold in shelf.by_name[name]]
        found = readings(piece, solds, shelf)
        whole = [reading for reading in found if reading.is_whole]
        if whole and all(reading.weak or reading.sold.must_spec for reading in whole):
            whole += _by_their_end(piece, shelf)
        return understood(words, whole, about) if whole else unclear(words, rest_of(piece, shelf), found)
    whole = _by_their_end(piece, shelf)
    if whole:
        return understood(words, whole, about)
    rest, like = rest_of(piece, shelf), alike(loose_readings(piece, shelf), shelf)
    return strange(words, rest, like, about) if rest.counts or like else None


def _by_their_end(piece: str, shelf: Shelf) -> list[Reading]:
    """Goods of which only the kind is said, without the make."""
    return [one for one in loose_readings(piece, shelf) if one.named is Named.BY_ITS_END and one.is_whole]


def _pieces(fragment: str, shelf: Shelf) -> tuple[list[str], bool]:
    """What changes goods stays with them; True where a number is left over that may be anybody's.

    A comma is that of 1,000 only where nothing else stands in the fragment: 河沙3,500块红砖 is no 3500.
    """
    told: list[str] = []
    ragged = False
    found = _about_what_follows(pieces_of(fragment, shelf), shelf)
    for piece in found if len(found) == 1 else (_THOUSANDS.sub(", ", piece) for piece in found):
        rest = rest_of(piece, shelf)
        is_scrap = _is_scrap(rest.words) and bool(rest.counts or rest.prices or not rest.words)
        is_bare = not names_in(piece, shelf) and (is_scrap or changes_the_one_before(piece))
        is_tail = bool(told) and told[-1][-1] not in SIGNS and piece[0] not in SIGNS and not rest.counts
        says = bool(rest.counts or rest.prices or rest.words)
        ragged = ragged or (is_bare and bool(rest.counts) and len(found) > 1)
        if told and says and (is_bare or (is_tail and not names_in(piece, shelf))):
            told[-1] += piece if is_tail else f" {piece}"
        else:
            told.append(piece)
    return told, ragged


def _about_what_follows(pieces: Sequence[str], shelf: Shelf) -> list[str]:
    """“大概30袋腻子粉”: how exactly, is said of the quantity it touches; apart from it, of the one before too."""
    told: list[str] = []
    ahead = ""
    for piece, after in zip(pieces, (*pieces[1:], ""), strict=True):
        if not _is_only_about(piece, shelf) or not after:
            told.append(ahead + piece)
            ahead = ""
            continue
        ahead += piece
        if told and after[0] in SIGNS:
            told[-1] += piece
    return told


def _is_only_about(piece: str, shelf: Shelf) -> bool:
    rest = rest_of(piece, shelf)
    return bool(rest.words) and set(rest.words) <= set(ABOUT) and not (rest.counts or rest.prices)


def _is_scrap(words: Sequence[str]) -> bool:
    """Too little for goods: nothing, one sign, a few letters, “every box”."""
    whole = "".join(words)
    return len(whole) < 2 or whole.startswith("每") or (whole.isascii() and len(whole) < 4)
