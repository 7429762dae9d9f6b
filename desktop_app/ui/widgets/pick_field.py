"""Pick a customer or an article by a part of it: pinyin, code, phone, also while an input method composes (U15)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.picks import as_key
from desktop_app.operations.picking import Pick, matches
from desktop_app.ui.widgets.inside_button import DropButton
from desktop_app.ui.widgets.keys import ENTER
from desktop_app.ui.widgets.pick_popup import ROWS, PickPopup
from desktop_app.ui.widgets.speech import Say, announce
from desktop_app.ui.widgets.text_field import TypedLine

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS, Qt.Key.Key_PageUp: -ROWS}


class PickField(TypedLine):
    """Offers what fits the typed text; Enter or Tab takes the marked row.

    `picked` carries the Pick that was taken, `unknown` the text of Enter where nothing fits or the last row,
    `creates`, was taken (U16); `changed` carries the Pick, or None when the user types on.
    `creates` is an English source text such as `New customer “{name}”`; empty where nothing can be made here.
    """

    picked = Signal(object)
    unknown = Signal(str)

    def __init__(self, say: Say, *, required: bool = False, creates: str = "", parent: QWidget | None = None) -> None:
        super().__init__(say, required=required, parent=parent)
        self._creates = creates
        self._picks: list[Pick] = []
        self._pick: Pick | None = None
        self._offered: list[Pick | None] = []
        self._proposed: list[Pick] = []
        self._composed = ""
        self.popup = PickPopup(self, say("Matches"))
        self.popup.clicked.connect(self._take_row)
        self.destroyed.connect(self.popup.deleteLater)  # it lies on the window, but goes with its field
        self.button = DropButton(self, say("Show the list (Alt+Down)"))
        self.button.clicked.connect(self._show_all)

    # ── what stands there ────────────────────────────────────────────────────────────────────────

    def set_picks(self, picks: Sequence[Pick]) -> None:
        """What can be picked from now on; what is picked stays picked while it is among them."""
        self._picks = list(picks)
        if self._pick is not None:
            self.set_picked(self._pick.id)

    def pick(self) -> Pick | None:
        return self._pick

    def picked_id(self) -> int:
        """Id of what is picked, 0 when nothing is."""
        return 0 if self._pick is None else self._pick.id

    def set_picked(self, wanted: int) -> bool:
        """Pick by id without telling anybody; False and empty when there is no such pick."""
        self._close()
        self._pick = next((pick for pick in self._picks if pick.id == wanted), None)
        self.setText("" if self._pick is None else self._pick.title)
        self.setCursorPosition(0)
        return self._pick is not None

    def propose(self, picks: Sequence[Pick]) -> None:
        """What may be meant by what stands there: offered in place of what fits, until somebody types or takes one.

        Of these nothing is taken for its name alone.
        """
        self._proposed = list(picks)

    def pick_of(self, wanted: int) -> Pick | None:
        """What can be picked under this id."""
        return next((pick for pick in self._picks if pick.id == wanted), None)

    def fitting(self, text: str) -> list[Pick]:
        """What fits a text, the best first; the one alone that is called so."""
        found = matches(self._picks, text)
        exact = [pick for pick in found if pick.title == text.strip()]
        return exact if len(exact) == 1 else list(found)

    def offers(self, title: str) -> bool:
        """Whether something is called exactly so."""
        return any(pick.title == title.strip() for pick in self._picks)

    def show_choices(self) -> None:
        """Offer what may be meant."""
        self._offer(self.text())

    def clear(self) -> None:
        """Nothing picked, nothing typed."""
        self._close()
        self._pick, self._proposed = None, []
        super().clear()

    def held(self) -> dict[str, Any]:
        """Who was picked, and what is typed; empty for nobody."""
        return {"id": self.picked_id(), "text": self.text()} if self.text().strip() else {}

    def put(self, entry: Any) -> None:
        """Pick again what was picked, under its old name too; a pick that is gone leaves its name to be seen."""
        kept = entry if isinstance(entry, dict) else {"text": entry}
        self.clear()
        text = str(kept.get("text", ""))
        if not (kept.get("id") and (self.set_picked(kept["id"]) or self.set_picked(self._called(text)))):
            self.setText(text)

    def _called(self, text: str) -> int:
        """Id of the one pick that has exactly this name, as one that was merged with it had; 0 for none."""
        found = [pick.id for pick in self._picks if as_key(text) in pick.keys.split("\n")]
        return found[0] if len(found) == 1 else 0

    def wrong(self) -> Said | None:
        if self._pick is not None:
            return None
        return Refused("“{text}” is not in the list. Choose one that is.", text=self.text().strip())

    # ── keys ─────────────────────────────────────────────────────────────────────────────────────

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alone = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER:
            self._enter(event)
        elif event.key() == Qt.Key.Key_Escape and self.popup.isVisible():
            self._close()
        elif event.key() in STEPS and self.popup.isVisible() and alone:
            self.popup.go(STEPS[Qt.Key(event.key())])
            announce(self, self.popup.marked_text())
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self._show_all()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """The letters an input method is still composing are typed letters too: `zgq` finds 曾国强."""
        super().inputMethodEvent(event)
        self._composed = event.preeditString()
        if self._composed:
            self._pick = None
        if self._composed or event.commitString():
            self._offer(self._typed())
        elif not self.text():
            self._close()

    def event(self, event: QEvent) -> bool:
        """Esc closes the list first, before anybody's shortcut hears it."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Escape, *ENTER)
            and self.popup.isVisible()
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes the marked row of what was typed, as Enter does."""
        if self.popup.isVisible() and self._pick is None and self.text().strip() and self._marked() is not None:
            self._take_row(self.popup.row())
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._composed = ""
        self._take_the_very_name()
        self._close()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._close()

    # ── offering and taking ──────────────────────────────────────────────────────────────────────

    def hear_typing(self) -> None:
        self._composed, self._proposed = "", []
        if self._pick is not None or not self.text():
            self._pick = None
            self.changed.emit(None)
        if self.text().strip():
            self._offer(self._typed())
        else:
            self._close()

    def _typed(self) -> str:
        at = self.cursorPosition()
        return self.text()[:at] + self._composed + self.text()[at:]

    def _offer(self, text: str) -> None:
        """Show what fits, and the way to make what does not."""
        self._offered = [*(self._proposed or matches(self._picks, text))]
        rows = [(pick.title, pick.hint) for pick in self._offered if pick is not None]
        if self._creates and self.text().strip() and not self._composed:
            self._offered.append(None)
            rows.append((self.say(self._creates, name=self.text().strip()), self.say("Enter takes, Esc closes")))
        if rows:
            self.popup.offer(rows, makes=self._offered[-1] is None)
        else:
            self._close()

    def _show_all(self) -> None:
        """The list as if nothing had been typed."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer("" if self._pick is not None else self._typed())

    def _marked(self) -> Pick | None:
        return self._offered[self.popup.row()] if self.popup.isVisible() else None

    def _enter(self, event: QKeyEvent) -> None:
        """Take the marked row and let the form go on; a name nobody knows is told, and the keyboard stays here.

        What is not on the screen is never taken: Enter shows the list first, and Ctrl+Enter takes nothing.
        """
        event.ignore()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._take_the_very_name()
            self._close()
        elif self.popup.isVisible():
            event.setAccepted(self._marked() is None)
            self._take_row(self.popup.row())
        elif self._pick is None and self.text().strip():
            event.accept()
            self._offer(self._typed())
            if not self.popup.isVisible():
                self.unknown.emit(self.text().strip())

    def _take_row(self, row: int) -> None:
        pick = self._offered[row]
        if pick is None:
            self._close()
            self.unknown.emit(self.text().strip())
        else:
            self._take(pick)

    def _take_the_very_name(self) -> None:
        """A name typed in full needs no Enter, unless two carry it."""
        typed = "" if self._proposed else self.text().strip()
        same = [pick for pick in self._picks if pick.title == typed] if self._pick is None and typed else []
        if len(same) == 1:
            self._take(same[0])

    def _take(self, pick: Pick) -> None:
        self._close()
        self._composed, self._proposed = "", []
        self._pick = pick
        self.setText(pick.title)
        self.setCursorPosition(0)
        announce(self, pick.title)
        self.changed.emit(pick)
        self.picked.emit(pick)

    def _close(self) -> None:
        if isValid(self.popup):
            self.popup.hide()
