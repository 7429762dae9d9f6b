"""Write a new article, or mend one: name, specification, unit, code and list price."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop_app.domain.goods import Goods
from desktop_app.language import N_
from desktop_app.operations.goods import add_goods, edit_goods
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, free_text
from desktop_app.ui.base.form_panel import FormPanel, Subject
from desktop_app.ui.widgets.amount_field import PriceField


class GoodsForm(FormPanel):
    title = N_("Goods")
    kept_as = "quick.goods"
    name = free_text(N_("Name"), required=True, longest=100, hint=N_("Slips already written keep the name they say."))
    spec = free_text(N_("Specification"), longest=100)
    unit = free_text(N_("Unit"), longest=100)
    code = free_text(N_("Item code"), longest=100)
    price = Field(N_("List price (yuan)"), lambda desk: PriceField(desk.say), hint=N_("Empty: no list price."))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.article = Goods("")

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
        if before.id:
            self.do(lambda book, moment: edit_goods(book.ledger, typed, moment), lambda one: self._edited(before, one))
        else:
            self.do(lambda book, moment: add_goods(book.ledger, typed, moment), self._added)

    def _edited(self, before: Goods, after: Goods) -> None:
        said = self.desk.say("{name} is changed.", name=after.name)
        self.desk.done(said, lambda book, moment: edit_goods(book.ledger, before, moment))

    def _added(self, made: Goods) -> None:
        said = self.desk.say("{name} is in the book.", name=made.name)
        self.desk.done(said, lambda book, moment: edit_goods(book.ledger, replace(made, active=False), moment))
