"""The seven tabs of a customer's page: a list each, its buttons, and what to do where nothing is yet (U12, U37)."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QTabWidget, QVBoxLayout, QWidget

from desktop_app.domain.contacts import Contacted
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.papers import PaperRow
from desktop_app.operations.customer_page import CustomerView, HistoryRow
from desktop_app.operations.lists.contacts import CONTACTS
from desktop_app.operations.lists.items import ITEMS, AgedItem
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.customers.customer_columns import (
    DISPUTE_COLUMNS,
    EXPECTED_COLUMNS,
    FACT_COLUMNS,
    HISTORY_COLUMNS,
    PAPER_COLUMNS,
    Expected,
    Fact,
    aged_items,
    expected,
    facts,
)
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.labels import PlainLabel, caption, plain_tip
from desktop_app.ui.widgets.record_table import RecordTable


class TabVerbs(Protocol):
    """The page the tabs stand on: what their buttons do."""

    def ship(self) -> None: ...
    def take_back_goods(self) -> None: ...
    def raise_dispute(self) -> None: ...
    def answer_dispute(self) -> None: ...
    def settle_dispute(self) -> None: ...
    def give_allowance(self) -> None: ...
    def enter_old_debt(self) -> None: ...
    def log_contact(self) -> None: ...
    def record_promise(self) -> None: ...
    def new_plan(self) -> None: ...
    def print_statement(self) -> None: ...
    def take_back(self) -> None: ...
    def edit(self) -> None: ...


class CustomerTabs(QTabWidget):
    """Named items, history, expected, contacts, papers, disputes and facts.

    All lists but the first are made with the first answer of the book, or when another tab is opened before it: the
    page itself opens at once.
    """

    completed = Signal()
    """Every list is there now."""

    def __init__(self, desk: Desk, page: TabVerbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._page = page
        self.setDocumentMode(True)
        self.setAccessibleName(desk.say("What is known of the customer"))
        self._add_tabs()
        self.items: RecordTable[AgedItem] = RecordTable(desk, "customer_items", ITEMS, lambda one: one.item.item_id)
        self.tables: tuple[RecordTable[Any], ...] = (self.items,)
        self._put_in(0, self.items)
        self._furnish_items()
        self.currentChanged.connect(lambda _: self._tab_opened())

    def table(self) -> RecordTable[Any]:
        """The list of the tab that is open."""
        return self.tables[self.currentIndex()]

    def title(self) -> str:
        """What the open tab is called."""
        return self.titles[self.currentIndex()]

    def item(self) -> AgedItem | None:
        """The open slip under the cursor, while its tab is open."""
        return self.items.current() if self.table() is self.items else None

    def open_tab(self, name: str) -> None:
        """The tab of this name; without a name the one that is open."""
        self.setCurrentIndex(self._places.get(name, self.currentIndex()))

    def forget(self) -> None:
        """Nothing of the customer before stays to be seen."""
        self.setCurrentIndex(0)
        for table in self.tables:
            table.forget()

    def show_view(self, view: CustomerView) -> None:
        """Fill every list; each tab tells how many rows it has."""
        self.complete()
        self.items.show_records(aged_items(view, self.desk.today()))
        self.history.show_records(view.history)
        self.expected.show_records(expected(view))
        self.contacts.show_records(view.contacts)
        self.papers.show_records(view.papers)
        self.disputes.show_records(view.disputes)
        self.facts.show_records(facts(view.row.customer, self.desk))
        for at, (title, table) in enumerate(zip(self.titles, self.tables, strict=True)):
            count = 0 if table is self.facts else len(table.model.records)
            self.setTabText(at, caption(f"{title} {count}" if count else title))
        self._show_kept_rate(view.kept_rate)

    def complete(self) -> None:
        """Make the lists of the other tabs."""
        if len(self.tables) > 1:
            return
        self._make_the_rest()
        for at, table in enumerate(self.tables[1:], 1):
            self._put_in(at, table)
        self._add_buttons()
        self._teach()
        self.completed.emit()

    def _show_kept_rate(self, rate: float | None) -> None:
        """How much of what was promised came in time (R130)."""
        say = self.desk.say
        self.kept_rate.setText(
            "" if rate is None else say("{share} of what was promised came in time", share=f"{rate:.0%}")
        )

    def _tab_opened(self) -> None:
        """The keyboard goes into the list, unless the arrows are walking through the tabs."""
        self.complete()
        if not self.tabBar().hasFocus():
            self.table().view.setFocus()

    def _make_the_rest(self) -> None:
        desk = self.desk
        self.history: RecordTable[HistoryRow] = RecordTable(
            desk, "customer_history", HISTORY_COLUMNS, lambda one: one.number
        )
        self.expected: RecordTable[Expected] = RecordTable(
            desk, "customer_expected", EXPECTED_COLUMNS, _expected_identity
        )
        self.contacts: RecordTable[Contacted] = RecordTable(desk, "customer_contacts", CONTACTS, lambda one: one.id)
        self.papers: RecordTable[PaperRow] = RecordTable(desk, "customer_papers", PAPER_COLUMNS, lambda one: one.number)
        self.disputes: RecordTable[Dispute] = RecordTable(
            desk, "customer_disputes", DISPUTE_COLUMNS, lambda one: one.id
        )
        self.facts: RecordTable[Fact] = RecordTable(desk, "customer_facts", FACT_COLUMNS, lambda one: one)
        self.tables = (
            self.items, self.history, self.expected, self.contacts, self.papers, self.disputes, self.facts,
        )  # fmt: skip
        self.kept_rate = PlainLabel("", "muted")
        self.expected.bar.addWidget(self.kept_rate)

    def _add_tabs(self) -> None:
        say = self.desk.say
        self.titles = (
            say("Open slips"), say("History"), say("Plans and promises"), say("Contact log"),
            say("Slips and statements"), say("Disputes"), say("Details"),
        )  # fmt: skip
        names = ("items", "history", "expected", "contacts", "papers", "disputes", "facts")
        self._places = {name: at for at, name in enumerate(names)}
        self._rooms: list[QVBoxLayout] = []
        for title in self.titles:
            inside = QWidget()
            room = QVBoxLayout(inside)
            room.setContentsMargins(0, px(8), 0, 0)
            self._rooms.append(room)
            self.addTab(inside, caption(title))

    def _put_in(self, at: int, table: RecordTable[Any]) -> None:
        table.view.setAccessibleName(self.titles[at])
        self._rooms[at].addWidget(table)

    def _furnish_items(self) -> None:
        say, page = self.desk.say, self._page
        self._button(self.items, say("Take goods back"), page.take_back_goods)
        self._button(self.items, say("Dispute"), page.raise_dispute)
        self._button(self.items, say("Allowance"), page.give_allowance)
        words = say("Nothing is open. Every slip of this customer is paid.")
        self.items.set_empty(EmptyState(words, None, (say("New shipment"), page.ship)))

    def _add_buttons(self) -> None:
        say, page = self.desk.say, self._page
        ways: Sequence[tuple[RecordTable[Any], str, Callable[[], None]]] = (
            (self.history, say("Old debt"), page.enter_old_debt),
            (self.history, say("Allowance"), page.give_allowance),
            (self.expected, say("Take back"), page.take_back),
            (self.expected, say("New plan"), page.new_plan),
            (self.contacts, say("Take back"), page.take_back),
            (self.disputes, say("Take back"), page.take_back),
            (self.disputes, say("Our answer"), page.answer_dispute),
            (self.disputes, say("Settle"), page.settle_dispute),
            (self.facts, say("Edit  F2"), page.edit),
        )
        for table, text, does in ways:
            button = self._button(table, text, does)
            if does in (page.take_back, page.answer_dispute, page.settle_dispute):
                self._needs_a_row(button, table)

    def _button(self, table: RecordTable[Any], text: str, does: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda: does())
        table.bar.addWidget(button)
        return button

    def _needs_a_row(self, button: QPushButton, table: RecordTable[Any]) -> None:
        """What is done to a row waits for one."""
        why = self.desk.say("There is nothing in this list yet.")

        def look(one: object) -> None:
            button.setEnabled(one is not None)
            button.setToolTip(plain_tip(why if one is None else ""))

        look(None)
        table.current_changed.connect(look)

    def _teach(self) -> None:
        """Why a tab is empty, and the one thing to do about it (U37)."""
        say, page = self.desk.say, self._page
        for table, words, way in (
            (self.history, say("Nothing happened with this customer yet."), (say("New shipment"), page.ship)),
            (
                self.expected,
                say("No promise and no plan. Record what the customer says they will pay."),
                (say("Record a promise"), page.record_promise),
            ),
            (
                self.contacts,
                say("Nobody was called yet. Log what was said, and it is there when it is needed."),
                (say("Log a contact"), page.log_contact),
            ),
            (
                self.papers,
                say("No papers yet. A statement shows what is owed, to be signed and sent back."),
                (say("Print statement"), page.print_statement),
            ),
            (
                self.disputes,
                say("Nothing is in dispute. What the customer objects to is owed, but not chased until it is settled."),
                (say("Raise a dispute"), page.raise_dispute),
            ),
        ):
            table.set_empty(EmptyState(words, None, way))


def _expected_identity(one: Expected) -> tuple[str, int]:
    return (one.number, one.part) if one.promise is None else ("", one.promise.promise.id)
