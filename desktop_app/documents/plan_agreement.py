"""The plan agreement (还款协议) on paper: the debt acknowledged, its parts, what follows a breach, both signatures."""

from desktop_app.documents.letterhead import NOTHING, PaperHead, Value, of_customer
from desktop_app.documents.phrases import joined, long_date
from desktop_app.documents.sheet import Align, PaperSize
from desktop_app.documents.table import DrawnColumn, DrawnRow, DrawnTable
from desktop_app.documents.typeface import Weight
from desktop_app.documents.voucher import VoucherPaper, sheet_of
from desktop_app.documents.written import ClauseText, WrittenPaper, draw_written
from desktop_app.domain.agreement_words import STANDING_OUT, agreement_said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.plan_agreements import PlanAgreement
from desktop_app.language import Translate, translator

_PARTS, _SLIPS = (0.12, 0.44, 0.44), (0.08, 0.32, 0.2, 0.2, 0.2)


def draw_plan_agreement(
    told: PlanAgreement, fingerprint: str, sheet: VoucherPaper = VoucherPaper.A4, language: str = "zh_CN"
) -> bytes:
    """PDF of an agreement; the same values give the same bytes (D9)."""
    _, paper = translator(language), sheet_of(sheet)
    dated = _("Made on: {date}").format(date=long_date(told.dated, _))
    head = PaperHead(told.shop, _("Repayment agreement"), told.number, dated, fingerprint)
    clauses = tuple(
        ClauseText(label.text(_), text.text(_), Weight.BOLD if label.template in STANDING_OUT else Weight.REGULAR)
        for label, text in agreement_said(told)
    )
    rows = (*_parts(told, paper, _), *_slips(told, paper, _))
    signing = (_("Creditor (signature, seal):"), told.shop.name), (_("Debtor (signature, seal):"), told.customer)
    written = WrittenPaper(head, _parties(told, _), clauses, told.sequence, rows, signing)
    return draw_written(written, paper, language, _)


def _parties(told: PlanAgreement, _: Translate) -> tuple[tuple[tuple[str, Value], tuple[str, Value]], ...]:
    debtor = of_customer(told.customer, told.customer_code)
    registered = (_("Registered operator:"), Value(joined(told.operator, told.tax_number)))
    return (
        ((_("Debtor:"), debtor), (_("Contact:"), Value(joined(told.contact, told.phone)))),
        ((_("Creditor:"), Value(told.shop.name)), registered if told.operator or told.tax_number else NOTHING),
    )


def _parts(told: PlanAgreement, paper: PaperSize, _: Translate) -> tuple[DrawnRow, ...]:
    titles = "", _("Due date"), _("Amount (yuan)")
    columns = tuple(
        DrawnColumn(title, paper.inner * share, Align.RIGHT if at == 2 else Align.LEFT)
        for at, (title, share) in enumerate(zip(titles, _PARTS, strict=True))
    )
    table = DrawnTable(columns, paper.side, 6, 6.5, 9, _("Parts"))
    rows = tuple(
        table.row(str(at), part.due.isoformat(), format_yuan(part.amount_fen))
        for at, part in enumerate(told.instalments, 1)
    )
    return (*rows, table.row("", _("Total"), format_yuan(told.total_fen), weight=Weight.BOLD))


def _slips(told: PlanAgreement, paper: PaperSize, _: Translate) -> tuple[DrawnRow, ...]:
    """Where the debt comes from, each slip with its own due date (民法典 195: what is acknowledged is named)."""
    titles = "", _("Slip"), _("Date"), _("Due date"), _("Unpaid (yuan)")
    columns = tuple(
        DrawnColumn(title, paper.inner * share, Align.RIGHT if at == 4 else Align.LEFT)
        for at, (title, share) in enumerate(zip(titles, _SLIPS, strict=True))
    )
    table = DrawnTable(columns, paper.side, 6, 6.5, 9, _("Slips the debt comes from"))
    rows = tuple(
        table.row(
            str(at), slip.number, slip.dated.isoformat(), slip.due.isoformat() if slip.due else "",
            format_yuan(slip.open_fen),
        )
        for at, slip in enumerate(told.slips, 1)
    )  # fmt: skip
    return (*rows, table.row("", _("Total"), "", "", format_yuan(told.open_fen), weight=Weight.BOLD))
