"""How the shop's papers look: their titles, captions and foot lines, with a paper that changes as they are typed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from desktop_app.domain.errors import Said
from desktop_app.domain.papers import PAPER_KINDS, PaperKind
from desktop_app.domain.shop import Shop
from desktop_app.domain.shop_pictures import SHOP_PICTURES, ShopPicture
from desktop_app.language import N_
from desktop_app.operations.paper_samples import SAMPLES, sample_paper
from desktop_app.operations.settings import edit_shop, shop_of
from desktop_app.operations.shop_pictures import keep_shop_picture, read_shop_picture, with_pictures
from desktop_app.ui.base.at_the_printer import VOUCHER_PAPER
from desktop_app.ui.base.fields import Field, free_text, tick
from desktop_app.ui.base.file_places import file_asked
from desktop_app.ui.base.page_pictures import page_picture, page_size
from desktop_app.ui.look.theme import px
from desktop_app.ui.settings.value_section import Kept, ValueSection
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.notices import error
from desktop_app.ui.widgets.paper_view import PaperView
from desktop_app.ui.widgets.soon import Soon
from desktop_app.ui.widgets.switch import Switch
from desktop_app.ui.widgets.text_field import NoteField

HEIGHT, AFTER_MS, USUAL = 268, 300, "241x140"
"""How high the paper is shown, in px at the standard text size; how long after the last key it is drawn; on
which paper where none was chosen."""

ABOUT = {
    ShopPicture.LOGO: N_("At the head of every paper, in black and white."),
    ShopPicture.PAYMENT_CODE: N_(
        "On slips and statements where money is to come. Only a merchant code (商户收款码): a personal code must not "
        "be used for business payments far away (PBOC notice 银发〔2021〕259号)."
    ),
    ShopPicture.SEAL: N_(
        "In the place for the seal, in black and white. A printed picture proves nothing by itself: press the seal on "
        "what matters."
    ),
}
"""What is said of each picture; English source texts."""

USUAL_TITLE = N_("Empty: the usual title.")


class ShopPapersSettings(ValueSection[Shop]):
    title = N_("Look of the papers")
    about = N_("Papers already issued stay as they are.")
    kept = Kept(shop_of, edit_shop)
    said = N_("The look of the papers is saved.")
    rows = (
        ("voucher_title", "return_title"),
        ("receipt_title", "refund_title"),
        ("statement_title", "set_off_title"),
        ("consignment_title", "prepared_by"),
        ("seal_place",),
        ("copies",),
        ("line_columns",),
        ("voucher_clause",),
        ("statement_clause",),
    )

    voucher_title = free_text(N_("Title of the slips"), required=True, longest=20)
    return_title = free_text(N_("Title of the returns"), longest=20, hint=USUAL_TITLE)
    receipt_title = free_text(N_("Title of the receipts"), longest=20, hint=USUAL_TITLE)
    refund_title = free_text(N_("Title of the refunds"), longest=20, hint=USUAL_TITLE)
    statement_title = free_text(N_("Title of the statements"), longest=20, hint=USUAL_TITLE)
    set_off_title = free_text(N_("Title of the agreements to set off"), longest=20, hint=USUAL_TITLE)
    consignment_title = free_text(N_("Title of the consignment slips"), longest=20, hint=USUAL_TITLE)
    seal_place = tick(N_("Mark the place for our seal (盖章处)"))
    prepared_by = free_text(N_("Prepared by (on the papers)"), longest=100)
    copies = free_text(
        N_("What the copies of a slip are for"), longest=100, hint=N_("Up the right edge, such as ①存根、②客户、③财务.")
    )
    line_columns = free_text(
        N_("Columns of your own on slips"), longest=60, hint=N_("Up to three, such as 颜色、重量、批号.")
    )
    voucher_clause = Field(N_("One line at the foot of every slip"), lambda _: NoteField(2))
    statement_clause = free_text(N_("One line at the foot of every statement"), longest=200)

    def build(self) -> None:
        say = self.desk.say
        self.which = Switch([(one, self.desk.words(PAPER_KINDS[one])) for one in SAMPLES], say("Paper to look at"))
        self.view = PaperView()
        self.view.setFixedHeight(px(HEIGHT))
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.add_note(say("This is how it looks: made-up goods, with what is typed below."))
        self.add_view(self.which)
        self.add_view(self.view)
        for what, about in ABOUT.items():
            self._add_picture(what, about)
        super().build()
        self.shown = b""
        self._drawing = Soon(self, self._draw, AFTER_MS)
        self.which.changed.connect(lambda _: self._draw())
        self.form.edited.connect(self._drawing.start)
        self.view.wanted.connect(self._draw_page)

    def show_value(self, value: Shop) -> None:
        super().show_value(value)
        self._draw()

    # ── pictures ─────────────────────────────────────────────────────────────────────────────────

    def _add_picture(self, what: ShopPicture, about: str) -> None:
        say = self.desk.say
        choosing = button(say("Choose a picture…"), lambda: self.choose_picture(what))
        removing = button(say("Without"), lambda: self.keep_picture(what, b""))
        self.add_action(self.desk.words(SHOP_PICTURES[what]), self.desk.translate(about), choosing, removing)

    def choose_picture(self, what: ShopPicture) -> None:
        """A file, looked at by the limited child before it is kept."""
        title = self.desk.say("Choose a picture…")
        path = file_asked(self, self.desk, title, "JPG, PNG (*.jpg *.jpeg *.png)", "shop_pictures")
        if path is not None:
            self.desk.jobs.make(
                lambda _: read_shop_picture(path, what),
                lambda packed: self.keep_picture(what, packed),
                self,
                self._refuse,
            )

    def keep_picture(self, what: ShopPicture, packed: bytes) -> None:
        """On papers from now on; undo brings the one before back."""
        before = self.value

        def told(_: Shop) -> None:
            if before is not None:
                back, said = before, self.desk.say("The look of the papers is saved.")
                self.desk.done(said, lambda book, moment: edit_shop(book.ledger, back, moment), asks_elsewhere=True)

        self.desk.jobs.do(lambda book, moment: keep_shop_picture(book, what, packed, moment), told, self, self._refuse)

    def _refuse(self, said: Said) -> None:
        self.desk.notice(error(self.desk.tell(said)))

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
        self.desk.jobs.ask(
            lambda book: sample_paper(with_pictures(book, shop), kind, sheet, language, today),
            self._measure, self, lambda _: None, lane="sample paper",
        )  # fmt: skip

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
