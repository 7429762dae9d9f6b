"""The form of goods: what they are called, in which units they are sold, at which prices."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Problem
from desktop_app.domain.goods import Goods
from desktop_app.language import N_
from desktop_app.operations.goods import add_goods, edit_goods
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, free_text, tick
from desktop_app.ui.base.form_panel import FormPanel, Subject
from desktop_app.ui.goods.unit_rows import TermsRows, UnitRows
from desktop_app.ui.widgets.amount_field import PriceField


class GoodsForm(FormPanel):
    title = N_("Goods")
    kept_as = "quick.goods"
    name = free_text(N_("Name"), required=True, longest=100, hint=N_("Slips already written keep the name they say."))
    spec = free_text(N_("Specification"), longest=100)
    unit = free_text(N_("Smallest unit"), longest=100, hint=N_("What is counted one by one, such as 个 or kg."))
    code = free_text(N_("Item code"), longest=100)
    price = Field(N_("List price (yuan)"), lambda desk: PriceField(desk.say), hint=N_("Empty: no list price."))
    lowest = Field(N_("Lowest price (yuan)"), lambda desk: PriceField(desk.say), hint=N_("Less than that is said."))
    larger = Field(
        N_("Larger units"),
        UnitRows,
        hint=N_("Holds: 50, or 10袋 where 袋 is a unit, too. An empty price is that of so many small ones."),
    )
    barcode = free_text(N_("Barcode"), longest=100)
    group = free_text(N_("Group"), longest=100, hint=N_("Such as tiles: prices are changed by group."))
    held_back = tick(N_("Held back from late payers"))
    by_terms = Field(N_("Prices by terms"), TermsRows, hint=N_("For who pays so: longer credit, higher price."))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.article = Goods("")
        self.larger.smallest = self.by_terms.smallest = lambda: self.unit.text().strip()
        self.form.place_problems(self._place)

    def begin_goods(self, article: Goods) -> None:
        """Start with what the book says of the article; one without an id is new."""
        self.article = article
        self.begin(Subject(0, article.name if article.id else self.desk.say("New goods")))

    def fill(self) -> QWidget:
        self.form.show_value(self.article)
        return self.name

    def write(self) -> None:
        before = self.article
        typed = self.form.typed_over(before)
        say = self.desk.say
        if before.id:
            self.enter(
                lambda book, moment: edit_goods(book.ledger, typed, moment),
                lambda one: say("{name} is changed.", name=one.name),
                lambda _: lambda book, moment: edit_goods(book.ledger, before, moment),
            )
        else:
            self.enter(
                lambda book, moment: add_goods(book.ledger, typed, moment),
                lambda one: say("{name} is in the book.", name=one.name),
                lambda one: lambda book, moment: edit_goods(book.ledger, replace(one, active=False), moment),
            )

    def _place(self, problem: Problem, text: str) -> bool:
        """What is wrong with one unit, at its row."""
        if problem.field == "larger" and self.larger.show_at(problem.line, "unit", text):
            return True
        if problem.field in ("larger", "by_terms", "barcode", "unit"):
            self.form.box(problem.field).show_error(text)
            return True
        return False
