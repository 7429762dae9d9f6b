"""A paper of clauses that both sides sign: head, clauses one below the other, a table, signatures; on any sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.documents.letterhead import (
    BAND,
    Labelled,
    PaperHead,
    draw_fingerprint,
    draw_head,
    draw_parties,
    draw_signatures,
)
from desktop_app.documents.setting import Block, set_text
from desktop_app.documents.sheet import DrawnSheet, PaperSize
from desktop_app.documents.table import DrawnRow, draw_rows
from desktop_app.documents.typeface import Weight
from desktop_app.language import Translate

HEAD, SIGNING, GAP, SIZE = 37.0, 16.0, 1.5, 9.5
"""Room for the head and for the signatures, white between two clauses, in mm; the size of the text in points."""

_LABEL = 24.0


@dataclass(frozen=True, slots=True)
class ClauseText:
    """One clause: what it is about, and what is said; without a label it takes the whole width."""

    label: str
    text: str
    weight: Weight = Weight.REGULAR


@dataclass(frozen=True, slots=True)
class WrittenPaper:
    """What stands on it, in the reader's language. Without `signatures` nobody signs."""

    head: PaperHead
    parties: tuple[tuple[Labelled, Labelled], ...]
    told: tuple[ClauseText, ...]
    sequence: int
    rows: tuple[DrawnRow, ...] = ()
    signatures: tuple[tuple[str, str], ...] = ()
    size: float = SIZE


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is not parted by the end of a page: lines of a clause, or a row of the table."""

    height: float
    indent: float = 0
    label: Block | None = None
    text: Block | None = None
    row: DrawnRow | None = None


def draw_written(written: WrittenPaper, paper: PaperSize, language: str, _: Translate) -> bytes:
    """PDF of it; the same values give the same bytes (D9)."""
    sheet = DrawnSheet(paper, f"{written.head.title} {written.head.number}", language)
    pages = _pages(_pieces(written, paper), paper, bool(written.signatures))
    for at, pieces in enumerate(pages, 1):
        sheet.start_page()
        draw_head(sheet, written.head, at, len(pages), _)
        draw_parties(sheet, *written.parties)
        _draw(sheet, pieces, paper.top + HEAD)
        if at == len(pages) and written.signatures:
            y = paper.foot - BAND - SIGNING / 2
            draw_signatures(sheet, paper.side, paper.right, y, *written.signatures)
        draw_fingerprint(sheet, written.head.fingerprint, written.sequence, _)
    return sheet.to_bytes()


def _pieces(written: WrittenPaper, paper: PaperSize) -> list[_Piece]:
    return [
        *(piece for one in written.told for piece in _clause(one, paper, written.size)),
        *(_Piece(row.height, row=row) for row in written.rows),
    ]


def _clause(one: ClauseText, paper: PaperSize, size: float) -> list[_Piece]:
    """Its lines, three together at the most, so that a long one runs over the end of a page."""
    indent = _LABEL if one.label else 0
    block = set_text(one.text, paper.inner - indent, size, 10_000, one.weight)
    label = set_text(one.label, _LABEL - 2, size, 0, Weight.BOLD) if one.label else None
    parts = [block.lines[at : at + 3] for at in range(0, len(block.lines), 3)]
    found = []
    for at, lines in enumerate(parts):
        text = Block(lines, block.size, block.weight)
        last = at == len(parts) - 1
        found.append(_Piece(text.height + (GAP * size / SIZE if last else 0), indent, label if at == 0 else None, text))
    return found


def _pages(pieces: Sequence[_Piece], paper: PaperSize, signed: bool) -> list[list[_Piece]]:
    """Page by page; the signatures stand below the last piece, never alone."""
    room = paper.foot - BAND - paper.top - HEAD
    pages: list[list[_Piece]] = [[]]
    left, above = room, None
    for piece in pieces:
        table = piece.row.table if piece.row else None
        opening = table.opening if table and table is not above else 0
        if piece.height + opening > left:
            pages.append([])
            left, opening = room, table.opening if table else 0
        pages[-1].append(piece)
        left, above = left - piece.height - opening, table
    if signed and left < SIGNING and len(pages[-1]) > 1:
        pages.append([pages[-1].pop()])
    return pages


def _draw(sheet: DrawnSheet, pieces: Sequence[_Piece], y: float) -> None:
    left = sheet.paper.side
    rows = [piece.row for piece in pieces if piece.row is not None]
    for piece in pieces:
        if piece.text is None:
            continue
        if piece.label is not None:
            sheet.block(left, y, piece.label)
        sheet.block(left + piece.indent, y, piece.text)
        y += piece.height
    if rows:
        draw_rows(sheet, rows, y)
