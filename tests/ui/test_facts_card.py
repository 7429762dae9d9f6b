"""U55: what the card beside a list says of a row is said once, and nothing of it is cut."""

from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.base.facts_card import Fact, FactLine
from desktop_app.ui.widgets.layouts import ROOM, stacked
from tests.ui.window import turns

LIMIT = Fact("Credit limit", "", "30,000.00", "26,012.00 left")


def test_what_is_left_of_a_limit_stands_below_it_where_the_card_is_narrow_and_nowhere_else(qapp: QApplication) -> None:
    """The largest text; the card is told anew whenever the book has answered, and its line gets its height by that."""
    card, line = QWidget(), FactLine()
    stacked(line, ROOM, within=card)
    card.resize(_room(line) - 20, 200)
    card.show()
    for _ in range(2):
        line.tell(LIMIT)
        turns(5)
    assert (line.note.isVisible(), line.below.isVisible()) == (False, True)
    card.resize(_room(line) + 20, 200)
    turns(5)
    assert (line.note.isVisible(), line.below.isVisible()) == (True, False)
    line.tell(Fact("Credit limit", "", "30,000.00"))
    assert (line.note.isVisible(), line.below.isVisible()) == (False, False)
    card.close()


def _room(line: FactLine) -> int:
    """Pixels that the figure, its name and its note take side by side."""
    parts = LIMIT.text, LIMIT.note, LIMIT.value
    return sum(line.fontMetrics().horizontalAdvance(one) for one in parts) + 16
