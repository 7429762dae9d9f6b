"""The agreement to set off (抵账单): what each side owed the other, what is set off, what is left, signed by both."""

from desktop_app.documents.letterhead import Value
from desktop_app.documents.phrases import title_of, yuan
from desktop_app.documents.sum_paper import SumPaper, slips_told
from desktop_app.documents.voucher import VoucherPaper
from desktop_app.domain.set_offs import SetOffPaper
from desktop_app.domain.side_accounts import ACCOUNTS
from desktop_app.language import Translate, translator


def draw_set_off(
    told: SetOffPaper, fingerprint: str, sheet: VoucherPaper = VoucherPaper.CONTINUOUS, language: str = "zh_CN"
) -> bytes:
    """PDF of a posted set-off; the same values give the same bytes (D9)."""
    _ = translator(language)
    title = title_of(told.shop, "set_off", _("Agreement to set off"), language)
    page = SumPaper(told, title, fingerprint, sheet, language)
    against = Value(_(ACCOUNTS[told.account].template) if told.is_deposit else _("Goods they supplied"))
    page.head(_("Set off on: {date}"), _("Customer:"), (_("Against:"), against))
    page.lines(page.sum(_("Set off (in words):")), _lines(told, _))
    return page.sign(_("For the shop (signature, seal):"), _("For the customer (signature, seal):"))


def _lines(told: SetOffPaper, _: Translate) -> tuple[str, ...]:
    owed = _("The customer owed {before}, and owes {after} after this.")
    return (
        owed.format(before=yuan(told.owed_before_fen), after=yuan(told.owed_after_fen)),
        _beside(told, _),
        _("It pays: {slips}").format(slips=slips_told(told.paid, _)),
        _("No money was paid for it. Both sides agree that these sums are settled."),
    )


def _beside(told: SetOffPaper, _: Translate) -> str:
    text = (
        _("We held {before} of their deposit, and hold {after} after this.")
        if told.is_deposit
        else _("We owed the customer {before}, and owe {after} after this.")
    )
    return text.format(before=yuan(told.beside_before_fen), after=yuan(told.beside_after_fen))
