"""How the new customers of a foreign sheet pay of whom it does not say so: asked once for all, never guessed (R003)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.dates import Terms
from desktop_app.domain.terms_words import terms_example_said, terms_meaning_said, terms_said
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.trade.usual_terms import USUAL
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.labels import PlainLabel, plain_tip
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked


class ImportTerms(QWidget):
    """Asks while somebody is without terms. Nothing is chosen until the user chooses."""

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.asked = False
        """Whether new customers come without terms."""

        self._notes: Sequence[str] = ()
        self.question = PlainLabel("")
        self.choice = ChoiceField(
            [(None, desk.say("Choose how they pay")), *((one, desk.tell(terms_said(one))) for one in USUAL)]
        )
        self.meaning = PlainLabel("", "muted", wraps=True)
        stacked(beside(self.question, self.choice, ROOM), (self.meaning, 1), gap=4, within=self)
        self.choice.changed.connect(self._explain)
        self.choice.changed.connect(self.changed)

    def terms(self) -> Terms | None:
        """What was chosen; None while nothing is, or nobody has to be asked about."""
        chosen = self.choice.value()
        return chosen if isinstance(chosen, Terms) and self.asked else None

    @property
    def waits(self) -> bool:
        """Whether the answer is still missing."""
        return self.asked and self.terms() is None

    def ask_about(self, names: Sequence[str]) -> None:
        """These new customers come without terms."""
        self.asked = bool(names)
        if names:
            text = self.desk.say(
                "The sheet does not say how {count} new customers pay (the first is {name}):",
                count=len(names),
                name=names[0],
            )
            self.question.setText(text)
            self.choice.setAccessibleName(text)

    def tell(self, notes: Sequence[str]) -> None:
        """What else there is to think about, also beside what the choice means."""
        self._notes = notes
        self._explain()

    def forget(self) -> None:
        """Another sheet: asked anew."""
        self.choice.set_value(None)
        self._explain()

    def _explain(self) -> None:
        """What the choice means, with the day a slip of today would be due (case 4)."""
        terms = self.terms()
        told = [*([self._meaning(terms)] if terms else []), "  ".join(self._notes)]
        self.meaning.setText("\n".join(filter(None, told)))
        self.meaning.setToolTip(plain_tip(self.meaning.text()))

    def _meaning(self, terms: Terms) -> str:
        tell = self.desk.tell
        return f"{tell(terms_meaning_said(terms))} {tell(terms_example_said(terms, self.desk.today()))}"
