"""What must be said before a foreign sheet comes in, one question after the other, in a place that is always as high:
no row moves from under the mouse when a question comes or is answered (U48).
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from desktop_app.operations.importing import SheetDoubt
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.importing.answer_keys import AnswerKeys, AnswerList
from desktop_app.ui.importing.import_terms import ImportTerms
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import PlainLabel, dress_as, plain_tip
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked

HEIGHT = 84


class ImportQuestions(QStackedWidget):
    """Shows what cannot be read, else the question of the row under the cursor or the first that is open, else how the
    new customers pay, else what to think about.
    """

    answered = Signal(str, str)
    """The word of a doubt, for one or for all of its kind, and the key of the choice."""

    asked_again = Signal()
    """All answers are taken back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.answers_there: Callable[[], bool] = lambda: False
        """Whether a figure typed where the cursor stands in the sheet answers what is asked of that cell."""
        self.doubts: Sequence[SheetDoubt] = ()
        self.shown: SheetDoubt | None = None
        self.terms = ImportTerms(desk)
        self.notes = PlainLabel("", wraps=True)
        self.said = PlainLabel("", "strong", wraps=True)
        self.choice, self.keys = AnswerList(), AnswerKeys()
        self.every = QCheckBox()
        self.again = button(desk.say("Ask all again"), self.asked_again.emit)
        self.quiet_again = button(desk.say("Ask all again"), self.asked_again.emit)
        self._pages = self._quiet_page(), self._doubt_page(), self.terms
        for page in self._pages:
            self.addWidget(page)
        self.setFixedHeight(px(HEIGHT))
        self.choice.changed.connect(self._answer)
        self.choice.moved.connect(self.keys.moved)
        self.keys.chosen.connect(self._answer)

    @property
    def waits(self) -> bool:
        """Whether something must be answered yet."""
        return bool(self.doubts) or self.terms.waits

    def show_state(
        self, trouble: str, doubts: Sequence[SheetDoubt], answers: Mapping[str, str], notes: Sequence[str], row: int
    ) -> None:
        """What there is to ask and to tell now; `row` is where the cursor stands."""
        self.doubts = doubts
        self.notes.setText("\n".join([f"✕ {trouble}"] if trouble else notes))
        dress_as(self.notes, "role", "error" if trouble else "")
        for again in (self.again, self.quiet_again):
            again.setVisible(bool(answers))
        self.stand_at(row)
        asks = self._pages[2] if self.terms.asked else self._pages[0]
        self.setCurrentWidget(self._pages[0] if trouble else self._pages[1] if doubts else asks)
        self.terms.tell(notes)

    def stand_at(self, row: int) -> None:
        """The question of that row; else the one that is shown stays, else the first comes."""
        here = next((one for one in self.doubts if one.row == row), None)
        kept = next((one for one in self.doubts if self.shown is not None and one.key == self.shown.key), None)
        self.shown = here or kept or next(iter(self.doubts), None)
        if self.shown is not None:
            self._show(self.shown)

    def show_doubt(self, doubt: SheetDoubt) -> None:
        """This one, of several in its row."""
        self.shown = doubt
        self._show(doubt)

    def turn_to(self, step: int) -> SheetDoubt | None:
        """The doubt before or after the one that is shown."""
        if self.shown in self.doubts:
            self.shown = self.doubts[(self.doubts.index(self.shown) + step) % len(self.doubts)]
            self._show(self.shown)
        return self.shown

    def take_focus(self) -> None:
        """The keyboard goes to whatever must be answered."""
        doubt = self.keys if self.keys.isVisibleTo(self) else self.choice
        asked = doubt if self.doubts else self.terms.choice
        asked.setFocus(Qt.FocusReason.OtherFocusReason)

    def takes_figure(self, figure: int) -> bool:
        """Whether the figure, typed on the cell in doubt, answers the question that is shown."""
        return bool(self.doubts) and self.keys.isVisibleTo(self) and self.keys.take(figure)

    def _show(self, doubt: SheetDoubt) -> None:
        say, tell = self.desk.say, self.desk.tell
        place, count = doubt.place, sum(one.which == doubt.which for one in self.doubts)
        text = f"{place}: {tell(doubt.said)}" if place else tell(doubt.said)
        self.said.setText(text)
        self.said.setToolTip(plain_tip(text))
        choices = [(choice.key, tell(choice.said)) for choice in doubt.choices]
        by_key = self.keys.fits(choices)
        self.keys.set_ways(choices, text)
        self.keys.show_figures(self.answers_there())
        self.keys.setVisible(by_key)
        self.choice.setVisible(not by_key)
        self.choice.set_ways(choices, say("Choose what is meant"), text)
        self.every.setText(say("for all {count} questions of this kind", count=count))
        self.every.setVisible(count > 1 and doubt.which != WHO)

    def _answer(self, chosen: object) -> None:
        if self.shown is not None and isinstance(chosen, str):
            whole = self.every.isChecked() and self.every.isVisibleTo(self)
            self.answered.emit(self.shown.which if whole else self.shown.key, chosen)

    def _quiet_page(self) -> QWidget:
        page = QWidget()
        stacked(beside((self.notes, 1), self.quiet_again), ROOM, gap=0, within=page)
        return page

    def _doubt_page(self) -> QWidget:
        page = QWidget()
        self.said.setFixedHeight(px(44))
        self.said.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        stacked(self.said, beside((self.keys, 1), self.choice, self.every, self.again, gap=12), gap=4, within=page)
        return page


WHO = "who"
"""Whose a name is differs from name to name: it is never answered for all at once."""
