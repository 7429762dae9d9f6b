"""The terms sheet (赊销条款) on paper: what is agreed, who may sign, both signatures (R001, R005)."""

from desktop_app.documents.letterhead import NOTHING, PaperHead, Value, of_customer
from desktop_app.documents.phrases import joined, long_date
from desktop_app.documents.sheet import PaperSize
from desktop_app.documents.table import DrawnColumn, DrawnRow, DrawnTable
from desktop_app.documents.typeface import Weight
from desktop_app.documents.voucher import VoucherPaper, sheet_of
from desktop_app.documents.written import ClauseText, WrittenPaper, draw_written
from desktop_app.domain.sheet_words import CONSPICUOUS, clauses_said, until_said
from desktop_app.domain.terms_sheets import TermsSheet
from desktop_app.language import Translate, translator

_SHARES = (0.06, 0.2, 0.16, 0.2, 0.18, 0.2)


def draw_terms_sheet(
    told: TermsSheet, fingerprint: str, sheet: VoucherPaper = VoucherPaper.A4, language: str = "zh_CN"
) -> bytes:
    """PDF of a terms sheet; the same values give the same bytes (D9)."""
    _, paper = translator(language), sheet_of(sheet)
    dated = _("Made on: {date}").format(date=long_date(told.dated, _))
    head = PaperHead(told.shop, _("Terms sheet"), told.number, dated, fingerprint)
    clauses = tuple(
        ClauseText(label.text(_), text.text(_), Weight.BOLD if label.template in CONSPICUOUS else Weight.REGULAR)
        for label, text in clauses_said(told)
    )
    signing = (_("Seller (signature, seal):"), told.shop.name), (_("Buyer (signature, seal):"), told.customer)
    lines = (*clauses, *_versions(told, _))
    written = WrittenPaper(head, _parties(told, _), lines, told.sequence, _signers(told, paper, _), signing)
    return draw_written(written, paper, language, _)


def _parties(told: TermsSheet, _: Translate) -> tuple[tuple[tuple[str, Value], tuple[str, Value]], ...]:
    buyer = of_customer(told.customer, told.customer_code)
    registered = (_("Registered operator:"), Value(joined(told.operator, told.tax_number)))
    return (
        ((_("Buyer:"), buyer), (_("Contact:"), Value(joined(told.contact, told.phone)))),
        ((_("Seller:"), Value(told.shop.name)), registered if told.operator or told.tax_number else NOTHING),
    )


def _versions(told: TermsSheet, _: Translate) -> tuple[ClauseText, ...]:
    if not told.replaces:
        return ()
    text = _("Version {version}. Once both sides have signed, it takes the place of {number}; slips delivered before "
             "stay as they were agreed.")  # fmt: skip
    return (ClauseText(_("Version"), text.format(version=told.version, number=told.replaces)),)


def _signers(told: TermsSheet, paper: PaperSize, _: Translate) -> tuple[DrawnRow, ...]:
    """A row for each, with room for the specimen of the signature."""
    titles = ("", _("Person's name"), _("Post"), _("Phone"), _("May sign"), _("Specimen signature"))
    columns = tuple(
        DrawnColumn(title, paper.inner * share, lines=2 if at else 0)
        for at, (title, share) in enumerate(zip(titles, _SHARES, strict=True))
    )
    table = DrawnTable(columns, paper.side, 10, 6.5, 9, _("Who may sign for the buyer"))
    return tuple(
        table.row(str(at), one.name, one.post, one.phone, until_said(one).text(_), "")
        for at, one in enumerate(told.clauses.signers, 1)
    )
