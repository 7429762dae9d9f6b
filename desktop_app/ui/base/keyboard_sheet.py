"""Ctrl+/ and F1: every key, read from the commands themselves, so that the sheet cannot be wrong (U52)."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QScrollArea, QWidget

from desktop_app.language import N_
from desktop_app.ui.base.actions import Command
from desktop_app.ui.base.main_window import MainWindow
from desktop_app.ui.base.navigation import PLACES, page_class
from desktop_app.ui.base.page import Page
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.key_cap import KeyCap
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import Card, PlainLabel, Rule
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked

FORM_KEYS = (
    ("Enter", N_("Next field")),
    ("Ctrl+Return", N_("Save")),
    ("Esc", N_("Leave the form; what was typed stays as a draft")),
    ("Ctrl+C", N_("Copy the marked rows, with their headers")),
    ("Alt+Down", N_("Open the list or the calendar of a field")),
)
"""Keys of every form and list, which are no commands."""

KEYS = 104
"""What the keys do begins so far from their edge in every card, in px at the standard text size."""

Key = tuple[str, str]
"""A key, and what it does."""


class KeyboardSheet(QDialog):
    """Groups of keys; with a page only that page, what it is for, and the window."""

    def __init__(self, window: MainWindow, page: Page | None = None) -> None:
        super().__init__(window)
        desk = window.desk
        title = desk.say("Help: {page}", page=desk.translate(page.title)) if page else desk.say("All keys")
        self.setWindowTitle(title)
        self.groups = _groups(window, page)
        close = button(desk.say("Close"), self.accept, primary=True)
        close.setDefault(True)
        area = QScrollArea(widgetResizable=True)
        area.setAccessibleName(title)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(_columns(self.groups))
        head = [PlainLabel(title, "title")]
        head += [PlainLabel(desk.translate(PLACES[page.name].help), wraps=True)] if page else []
        stacked(*head, (area, 1), beside(ROOM, close), within=self, gap=12, margins=(20, 16, 20, 16))
        room = window.size() - QSize(px(48), px(48))
        self.resize(QSize(px(920), px(600) if page is None else px(520)).boundedTo(room))


def page_classes() -> list[type[Page]]:
    """Every page of the window, those not opened yet too, in the order of the list."""
    return [page_class(name) for name in PLACES]


def _groups(window: MainWindow, page: Page | None) -> list[tuple[str, list[Key]]]:
    """What is nearest comes first: the open page's own keys, or those of the whole window."""
    desk = window.desk
    everywhere = desk.say("Everywhere"), _keys(window, (one.command for one in desk.actions.of(window)))
    forms = desk.say("Forms and lists"), [(key, desk.translate(text)) for key, text in FORM_KEYS]
    shown = [type(page)] if page else page_classes()
    pages = [(desk.translate(one.title), _keys(window, one.commands)) for one in shown]
    return [group for group in ([*pages, forms, everywhere] if page else [everywhere, forms, *pages]) if group[1]]


def _keys(window: MainWindow, commands: Iterable[Command]) -> list[Key]:
    return [(one.shortcut, window.desk.translate(one.text)) for one in commands if one.shortcut]


def _columns(groups: list[tuple[str, list[Key]]]) -> QWidget:
    """Cards in two columns of about the same length."""
    whole, lengths = QWidget(), [0, 0]
    sides: tuple[list[Card], list[Card]] = [], []
    for title, keys in groups:
        side = lengths.index(min(lengths))
        lengths[side] += len(keys) + 2
        sides[side].append(_card(title, keys))
    beside(*((stacked(*cards, ROOM, gap=12), 1) for cards in sides), within=whole, gap=12)
    return whole


def _card(title: str, keys: list[Key]) -> Card:
    card = Card()
    grid = QGridLayout(card)
    grid.setContentsMargins(px(16), px(12), px(16), px(16))
    grid.setHorizontalSpacing(px(12))
    grid.setVerticalSpacing(px(8))
    grid.setColumnMinimumWidth(0, px(KEYS))
    grid.setColumnStretch(1, 1)
    grid.addWidget(PlainLabel(title, "name"), 0, 0, 1, 2)
    grid.addWidget(Rule(), 1, 0, 1, 2)
    for at, (key, text) in enumerate(keys, 2):
        grid.addWidget(KeyCap(key), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(PlainLabel(text, wraps=True), at, 1)
    return card
