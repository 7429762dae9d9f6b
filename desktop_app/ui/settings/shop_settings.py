"""The shop: what stands at the head and foot of its papers."""

from dataclasses import replace

from desktop_app.domain.shop import Shop
from desktop_app.language import N_
from desktop_app.operations.books import edit_shop, shop_of
from desktop_app.operations.done import Changed, done
from desktop_app.ui.base.settings_section import SettingsSection, button
from desktop_app.ui.widgets.note_field import NoteField
from desktop_app.ui.widgets.text_field import TextField

LINES = {
    "name": (N_("Registered name of the shop"), 100),
    "phone": (N_("Phone"), 100),
    "wechat": (N_("WeChat"), 100),
    "address": (N_("Address"), 200),
    "business": (N_("Line of business"), 200),
    "bank_account": (N_("Bank account"), 200),
    "voucher_title": (N_("Title of the slips"), 20),
    "prepared_by": (N_("Prepared by (on the papers)"), 100),
}
"""The fields of one line by the name of the shop's attribute: label and longest text."""

SIDE_BY_SIDE = (
    ("name",),
    ("phone", "wechat"),
    ("address",),
    ("business",),
    ("bank_account", "voucher_title"),
    ("prepared_by",),
)


class ShopSettings(SettingsSection):
    title = N_("Shop")
    about = N_("Stands at the head and foot of every paper from now on. Papers already issued keep what they say.")
    watches = frozenset({Changed.SHOP})

    def build(self) -> None:
        say = self.desk.say
        self.shop: Shop | None = None
        self.lines = {
            name: TextField(say, required=name in ("name", "voucher_title"), longest=longest)
            for name, (_, longest) in LINES.items()
        }
        self.clause = NoteField(2)
        for names in SIDE_BY_SIDE:
            self.form.row(*(self.form.field(one, self.desk.translate(LINES[one][0]), self.lines[one]) for one in names))
        self.add("voucher_clause", say("One line at the foot of every slip"), self.clause)
        self.saving = button(say("Save  Ctrl+Enter"), primary=True)
        self.saving.clicked.connect(self.save)
        self.add_buttons(self.saving)
        self.form.submitted.connect(self.save)

    def reload(self) -> None:
        self.desk.jobs.ask(lambda book: shop_of(book.ledger), self._show, self, lane="shop")

    def save(self) -> None:
        """Keep the shop as it is typed; undo brings the one before back."""
        before = self.shop
        if before is None or not self.form.check():
            return
        shop = self._typed(before)
        self.desk.jobs.do(
            lambda book, moment: done(edit_shop(book.ledger, shop, moment), Changed.SHOP),
            lambda kept: self._saved(before, shop, kept),
            self,
            self.form.show_refusal,
        )

    def _typed(self, before: Shop) -> Shop:
        texts = {name: line.text() for name, line in self.lines.items()}
        return replace(before, voucher_clause=self.clause.text(), **texts)

    def _saved(self, before: Shop, typed: Shop, kept: Shop) -> None:
        self.dirty = self._typed(before) != typed  # typed on while it was saved
        self._show(kept)
        self.desk.done(
            self.desk.say("The shop is saved."),
            lambda book, moment: done(edit_shop(book.ledger, before, moment), Changed.SHOP),
        )

    def _show(self, shop: Shop) -> None:
        self.shop = shop
        if not self.dirty:
            for name, line in self.lines.items():
                line.set_text(getattr(shop, name))
            self.clause.set_text(shop.voucher_clause)
