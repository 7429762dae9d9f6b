"""The paper of a deposit (定金收据, 押金收据): how much was taken or given back, and what is held after it."""

from desktop_app.documents.letterhead import Value
from desktop_app.documents.phrases import yuan
from desktop_app.documents.sum_paper import SumPaper
from desktop_app.documents.voucher import VoucherPaper
from desktop_app.domain.deposit_papers import DepositPaper
from desktop_app.domain.side_accounts import SideAccount
from desktop_app.language import Translate, translator


def draw_deposit(
    told: DepositPaper, fingerprint: str, sheet: VoucherPaper = VoucherPaper.CONTINUOUS, language: str = "zh_CN"
) -> bytes:
    """PDF of a deposit as it was entered; the same values give the same bytes (D9)."""
    _ = translator(language)
    page = SumPaper(told, _title(told, _), fingerprint, sheet, language)
    way = (_("Payment method:"), Value(told.method))
    if told.is_taken:
        page.head(_("Received on: {date}"), _("Received from:"), way)
        page.lines(page.sum(_("Received (in words):")), _lines(told, _))
        by, ours, theirs = (
            _("Taken by: {name}"),
            _("Received by the shop (signature, seal):"),
            _("Paid by (signature):"),
        )
    else:
        page.head(_("Paid back on: {date}"), _("Paid back to:"), way)
        page.lines(page.sum(_("Paid back (in words):")), _lines(told, _))
        by, ours = _("Paid out by: {name}"), _("Paid out by the shop (signature, seal):")
        theirs = _("Received by (signature):")
    return page.sign(ours, theirs, by.format(name=told.taken_by) if told.taken_by else "")


def _title(told: DepositPaper, _: Translate) -> str:
    earnest = told.account is SideAccount.EARNEST
    if told.is_taken:
        return _("Earnest deposit receipt") if earnest else _("Security deposit receipt")
    return _("Earnest deposit given back") if earnest else _("Security deposit given back")


def _lines(told: DepositPaper, _: Translate) -> tuple[str, ...]:
    held = _("Held of this deposit after it: {sum}").format(sum=yuan(told.held_fen))
    means = _("It is the customer's money and pays no slip until both sides sign that it is set off.")
    return held, means if told.is_taken else ""
