"""A backup holds no whole ledger and no heap of papers in memory, however large the book is.

`--full` backs up 500 papers of 5 MB and the trade of 500 customers in 5 years; otherwise a part of it.
"""

from pathlib import Path

import pytest

from tests.benchmarks.bench_backup import BOUND, make_papers, make_trade, peak_of
from tests.sizes import SIZES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "book"


def test_hundreds_of_papers_are_copied_one_by_one(folder: Path) -> None:
    """T13: what lies in the folder is larger than the memory that is allowed."""
    make_papers(folder, SIZES.papers, 5)
    assert sum(file.stat().st_size for file in (folder / "scans").iterdir()) > BOUND * 1_000_000
    assert peak_of(folder) < BOUND


def test_a_large_ledger_is_copied_and_proven_page_by_page(folder: Path) -> None:
    make_trade(folder, SIZES.debtors, 5)
    assert peak_of(folder) < BOUND
