"""How the shop's papers look: their titles, captions and foot lines, with a paper that changes as they are typed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from desktop_app.domain.papers import PAPER_KINDS, PaperKind
from desktop_app.domain.shop import Shop
from desktop_app.language import N_
from desktop_app.operations.paper_samples import sample_paper
from desktop_app.operations.settings import edit_shop, shop_of
from desktop_app.ui.base.at_the_printer import VOUCHER_PAPER
from desktop_app.ui.base.fields import Field, free_text
from desktop_app.ui.base.page_pictures import page_picture, page_size
from desktop_app.ui.look.theme import px
from desktop_app.ui.settings.value_section import Kept, ValueSection
from desktop_app.ui.widgets.paper_view import PaperView
from desktop_app.ui.widgets.soon import Soon
from desktop_app.ui.widgets.switch import Switch
from desktop_app.ui.widgets.text_field import NoteField

HEIGHT, AFTER_MS, USUAL = 268, 300, "241x140"
"""How high the paper is shown, in px at the standard text size; how long after the last key it is drawn; on
which paper where none was chosen."""

SHOWN = (PaperKind.VOUCHER, PaperKind.STATEMENT)


class ShopPapersSettings(ValueSection[Shop]):
    title = N_("Look of the papers")
    about = N_("Papers already issued stay as they are.")
    kept = Kept(shop_of, edit_shop)
    said = N_("The look of the papers is saved.")
    rows = (("voucher_title", "prepared_by"), ("copies",), ("voucher_clause",), ("statement_clause",))

    voucher_title = free_text(N_("Title of the slips"), required=True, longest=20)
    prepared_by = free_text(N_("Prepared by (on the papers)"), longest=100)
    copies = free_text(
        N_("What the copies of a slip are for"), longest=100, hint=N_("Up the right edge, such as ①存根、②客户、③财务.")
    )
    voucher_clause = Field(N_("One line at the foot of every slip"), lambda _: NoteField(2))
    statement_clause = free_text(N_("One line at the foot of every statement"), longest=200)

    def build(self) -> None:
        say = self.desk.say
        self.which = Switch([(one, self.desk.words(PAPER_KINDS[one])) for one in SHOWN], say("Paper to look at"))
        self.view = PaperView()
        self.view.setFixedHeight(px(HEIGHT))
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.add_note(say("This is how it looks: made-up goods, with what is typed below."))
        self.add_view(self.which)
        self.add_view(self.view)
        super().build()
        self.shown = b""
        self._drawing = Soon(self, self._draw, AFTER_MS)
        self.which.changed.connect(lambda _: self._draw())
        self.form.edited.connect(self._drawing.start)
        self.view.wanted.connect(self._draw_page)

    def show_value(self, value: Shop) -> None:
        super().show_value(value)
        self._draw()

    # ── the paper ────────────────────────────────────────────────────────────────────────────────

    def _draw(self) -> None:
        """The sample paper with what stands in the fields now."""
        if self.value is None:
            return
        shop, kind = self.form.typed_over(self.value), PaperKind(str(self.which.value()))
        sheet, language, today = (
            self.desk.preferences.text(VOUCHER_PAPER) or USUAL,
            self.desk.language,
            self.desk.today(),
        )
        self.desk.jobs.make(
            lambda _: sample_paper(shop, kind, sheet, language, today), self._measure, self, lambda _: None
        )

    def _measure(self, pdf: bytes) -> None:
        self.shown = pdf
        self.desk.jobs.make(lambda _: page_size(pdf), lambda size: self._show(pdf, size), self, lambda _: None)

    def _show(self, pdf: bytes, size: tuple[int, float, float]) -> None:
        if pdf is self.shown:
            self.view.show_paper(*size)

    def _draw_page(self, page: int, dpi: float) -> None:
        pdf = self.shown

        def show(picture: QImage) -> None:
            if pdf is self.shown:
                self.view.show_page(page, dpi, picture)

        if pdf:
            self.desk.jobs.make(lambda _: page_picture(pdf, page, dpi), show, self, lambda _: None)
