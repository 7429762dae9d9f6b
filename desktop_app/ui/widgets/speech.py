"""How a control speaks: in the language of the window, without knowing which that is."""

from datetime import date
from typing import Protocol

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Said
from desktop_app.language import Translate
from desktop_app.ui.look.preferences import Preferences

_AS_IT_IS = "{said}"


class Say(Protocol):
    """An English source text and its facts, in the language of the window."""

    def __call__(self, template: str, /, **facts: object) -> str: ...


class Reader(Protocol):
    """Who reads a list: their language, their day, and what they chose to see of it."""

    @property
    def translate(self) -> Translate: ...
    @property
    def preferences(self) -> Preferences: ...
    def say(self, template: str, /, **facts: object) -> str: ...
    def tell(self, said: Said) -> str: ...
    def today(self) -> date: ...


def told(say: Say, said: Said) -> str:
    """What a refusal or a label says, in the language of the window."""
    return say(_AS_IT_IS, said=said)


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say it, without moving the focus (U59)."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
