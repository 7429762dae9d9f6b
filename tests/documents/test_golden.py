"""The text of the papers, word for word, as people copy it out of them."""

import pytest

from desktop_app.domain.papers import PaperKind
from tests.documents.golden import PAPERS, golden_file
from tests.documents.reading import layout_of


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_says_what_it_said_before(name: str) -> None:
    """After a wanted change: `python -m tests.documents.golden`, and read the difference."""
    assert layout_of(PAPERS[name]()) == golden_file(name).read_text(encoding="utf-8")


def test_every_kept_text_belongs_to_a_paper() -> None:
    folder = golden_file("any").parent
    assert {file.stem for file in folder.glob("*.txt")} >= set(PAPERS)


def test_every_kind_of_paper_is_kept_on_some_sheet() -> None:
    """A voucher, a return, a statement, a receipt: none is drawn otherwise without anybody reading it."""
    kept = {name.partition("-")[0] for name in PAPERS}
    assert kept >= {kind.value for kind in PaperKind}
