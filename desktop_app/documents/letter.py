"""A letter or notice on paper: to whom, what it says, who signs (R009, R013)."""

from desktop_app.documents.letterhead import NOTHING, PaperHead, Value, of_customer
from desktop_app.documents.phrases import joined, long_date
from desktop_app.documents.voucher import VoucherPaper, sheet_of
from desktop_app.documents.written import ClauseText, WrittenPaper, draw_written
from desktop_app.domain.letters import Letter, LetterKind
from desktop_app.language import N_, translator

_SIZES = {VoucherPaper.A4: 12.0}
"""A whole sheet has room for letters that are read easily."""

THEIRS = {
    **dict.fromkeys((LetterKind.PRIVACY, LetterKind.POLICY), N_("Read by (signature, date):")),
    **dict.fromkeys((LetterKind.CONFIRM, LetterKind.SIGNERS), N_("For the customer (signature, seal):")),
}
"""What the customer's signature says: that they have read it, or mean it; other letters are only received."""


def draw_letter(
    told: Letter, fingerprint: str, sheet: VoucherPaper = VoucherPaper.A4, language: str = "zh_CN"
) -> bytes:
    """PDF of a letter; the same values give the same bytes (D9)."""
    _ = translator(language)
    dated = _("Made on: {date}").format(date=long_date(told.dated, _))
    head = PaperHead(told.shop, told.title, told.number, dated, fingerprint)
    to = of_customer(told.customer, told.customer_code) if not told.to else Value(told.to, 10.5)
    about = (_("Customer:"), Value(told.customer)) if told.to else NOTHING
    parties = (((_("To:"), to), (_("Contact:"), Value(joined(told.contact, told.phone)))), (about, NOTHING))
    paragraphs = tuple(ClauseText("", one) for one in told.body.split("\n"))
    ours = _("For the shop (signature, seal):"), told.shop.name
    theirs = _(THEIRS.get(told.kind, N_("Received by (signature, date):")))
    written = WrittenPaper(
        head,
        parties,
        paragraphs,
        told.sequence,
        size=_SIZES.get(sheet, 9.5),
        signatures=(ours, (theirs, told.to or told.customer)),
    )
    return draw_written(written, sheet_of(sheet), language, _)
