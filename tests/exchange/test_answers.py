"""What the child that opens foreign files hands over comes out the same on the other side."""

import msgspec
import pytest

from desktop_app.exchange.answers import Answer, Refusal, Scan, ScanPage, packed, unpacked
from desktop_app.exchange.grid import Aside, CellKind, GridCell, Sheet, Workbook

LONG = [[GridCell(f"客户{at}"), GridCell(str(at), CellKind.NUMBER)] for at in range(4_321)]
ANSWERS: dict[str, Answer] = {
    "a long table": Workbook([Sheet("应收", LONG, [(0, 0, 1, 0)], set_aside={3: Aside.STRUCK}, red=[(1, 1)])]),
    "several sheets": Workbook([Sheet("甲店", LONG[:2]), Sheet("空", []), Sheet("乙店", LONG[:3], hidden=True)]),
    "no sheet": Workbook([]),
    "a refusal": Refusal("The file is larger than 50 MB.", {"seconds": 3}),
    "a scan": Scan([ScanPage(1, 1, b"abc")], 1),
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_what_the_child_answers_comes_out_the_same(answer: Answer) -> None:
    assert unpacked(b"".join(packed(answer))) == answer


def test_a_long_table_crosses_in_pieces_so_that_the_window_goes_on_meanwhile() -> None:
    """U50: to unpack all of 100,000 rows at once would hold every other thread for as long."""
    pieces = list(packed(ANSWERS["a long table"]))
    assert max(map(len, pieces)) < len(b"".join(pieces)) / 2


def test_an_answer_that_broke_off_is_no_answer() -> None:
    """A child that was killed while it wrote must never pass for one that read a shorter table."""
    pieces = list(packed(ANSWERS["a long table"]))
    broken = [b"".join(pieces[:count]) for count in range(len(pieces) - 1)]
    for raw in (*broken, b"".join(pieces)[:-1], b"".join(pieces)[:-5_000]):
        with pytest.raises(msgspec.DecodeError):
            unpacked(raw)
