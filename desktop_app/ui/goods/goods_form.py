"""Write a new article, or mend one: name, specification, unit, code and list price."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop_app.domain.goods import Goods
from desktop_app.operations.goods import add_goods, edit_goods
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.base.quick import Subject
from desktop_app.ui.widgets.amount_field import PriceField
from desktop_app.ui.widgets.text_field import TextField


class GoodsForm(FormPanel):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, desk.say("Goods"), parent)
        say = desk.say
        self.article = Goods("")
        self.name = TextField(say, required=True, longest=100)
        self.spec = TextField(say, longest=100)
        self.unit = TextField(say, longest=100)
        self.code = TextField(say, longest=100)
        self.price = PriceField(say)
        self.add("name", say("Name"), self.name, say("Slips already written keep the name they say."))
        self.add("spec", say("Specification"), self.spec)
        self.add("unit", say("Unit"), self.unit)
        self.add("code", say("Item code"), self.code)
        self.add("price", say("List price (yuan)"), self.price, say("Empty: no list price."))
        self.saves_on_enter(self.price)

    def begin_goods(self, article: Goods) -> None:
        """Start with what the book says of the article; one without an id is new."""
        self.article = article
        self.begin(Subject(0, article.name if article.id else self.desk.say("New goods")))

    def fill(self) -> QWidget:
        one = self.article
        for field, text in ((self.name, one.name), (self.spec, one.spec), (self.unit, one.unit), (self.code, one.code)):
            field.set_text(text)
        self.price.set_value(one.price)
        return self.name

    def write(self) -> None:
        before = self.article
        typed = replace(
            before,
            name=self.name.text(),
            spec=self.spec.text(),
            unit=self.unit.text(),
            code=self.code.text(),
            price=self.price.value(),
        )
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
