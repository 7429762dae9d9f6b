"""What the command line says of a record in JSON: money in yuan, days in full, nothing as null."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.cli.answers import told


@dataclass(frozen=True, slots=True)
class _Paper:
    number: str
    amount_fen: int
    agreed_fen: int | None
    raised_on: date
    answered_on: date | None
    folder: Path
    missing: tuple[str, ...]


def test_a_record_is_told_by_its_names_in_yuan_and_full_days() -> None:
    paper = _Paper("SHD-2026-00001", 120_050, None, date(2026, 3, 1), None, Path("/books"), ("a", "b"))
    days = ("raised=raised_on", "answered_on")
    assert told(paper, "number", "amount_fen", "agreed_fen", *days, "folder", "missing", "year=raised_on.year") == {
        "number": "SHD-2026-00001",
        "amount": "1200.50",
        "agreed": None,
        "raised": "2026-03-01",
        "answered_on": None,
        "folder": "/books",
        "missing": ["a", "b"],
        "year": 2026,
    }
