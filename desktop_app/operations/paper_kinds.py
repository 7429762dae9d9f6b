"""Every kind of paper in one table: what is frozen of it, how it is drawn, and on which sheets.

A new kind is its value in the domain, its drawing, and a row here; lists, preview, printing and files follow.
What draws is loaded when the first paper is drawn.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.consignment_paper import ConsignmentPaper
from desktop_app.domain.deposit_papers import DepositPaper
from desktop_app.domain.errors import Refused
from desktop_app.domain.letters import Letter
from desktop_app.domain.papers import WHOLE_SHEETS, PaperKind
from desktop_app.domain.plan_agreements import PlanAgreement
from desktop_app.domain.receipt_paper import ReceiptPaper
from desktop_app.domain.set_offs import SetOffPaper
from desktop_app.domain.shipments import Voucher
from desktop_app.domain.statements import Statement
from desktop_app.domain.terms_sheets import TermsSheet
from desktop_app.store import papers, receipts, snapshots
from desktop_app.store.database import Ledger

Frozen = tuple[Any, str]
"""What a paper says, and its fingerprint."""


@dataclass(frozen=True, slots=True)
class PaperForm:
    """`draw` takes papers of one kind, the name of the sheet and the language; `any_sheet`: the user chooses it."""

    value: type[Any]
    draw: Callable[[Sequence[Frozen], str, str], list[bytes]]
    any_sheet: bool = True


def form_of(kind: PaperKind) -> PaperForm:
    return FORMS[kind]


def usual_sheet(ledger: Ledger, number: str) -> str:
    """On which sheet the paper of this number is printed where nobody says."""
    return "a4" if papers.kind_named(ledger, number) in WHOLE_SHEETS else "241x140"


def frozen_paper(ledger: Ledger, number: str) -> tuple[PaperForm, Frozen]:
    """A paper by its number, as it was frozen, and its form; refuses a number of which no paper was made."""
    kind = papers.kind_named(ledger, number)
    found = snapshots.load(ledger, number, FORMS[kind].value) if kind else None
    if kind is None or found is None:
        raise no_paper(ledger, number)
    return FORMS[kind], found


def no_paper(ledger: Ledger, number: str) -> Refused:
    """Why nothing can be printed under this number: there are receipts that have no paper of their own."""
    slip = receipts.came_with(ledger, number)
    if slip:
        return Refused("{number} is the money handed over with {slip}; it is on that paper.", number=number, slip=slip)
    if slip is not None:
        return Refused("{number} has no paper: it was imported, or entered before receipts had one.", number=number)
    return Refused("There is no paper {number}. Check the number.", number=number)


def _vouchers(frozen: Sequence[Frozen], sheet: str, language: str) -> list[bytes]:
    from desktop_app.documents.voucher import VoucherPaper, draw_voucher

    return [draw_voucher(*one, VoucherPaper(sheet), language) for one in frozen]


def _statements(frozen: Sequence[Frozen], _: str, language: str) -> list[bytes]:
    from desktop_app.documents.statement import draw_statements

    return draw_statements(list(frozen), language)


def _receipts(frozen: Sequence[Frozen], sheet: str, language: str) -> list[bytes]:
    from desktop_app.documents.receipt import draw_receipt
    from desktop_app.documents.voucher import VoucherPaper

    return [draw_receipt(*one, VoucherPaper(sheet), language) for one in frozen]


def _set_offs(frozen: Sequence[Frozen], sheet: str, language: str) -> list[bytes]:
    from desktop_app.documents.set_off import draw_set_off
    from desktop_app.documents.voucher import VoucherPaper

    return [draw_set_off(*one, VoucherPaper(sheet), language) for one in frozen]


def _terms_sheets(frozen: Sequence[Frozen], sheet: str, language: str) -> list[bytes]:
    from desktop_app.documents.terms_sheet import draw_terms_sheet
    from desktop_app.documents.voucher import VoucherPaper

    return [draw_terms_sheet(*one, VoucherPaper(sheet), language) for one in frozen]


def _consigned(frozen: Sequence[Frozen], sheet: str, language: str) -> list[bytes]:
    from desktop_app.documents.consignment import draw_consignment
    from desktop_app.documents.voucher import VoucherPaper

    return [draw_consignment(*one, VoucherPaper(sheet), language) for one in frozen]


def _deposits(frozen: Sequence[Frozen], sheet: str, language: str) -> list[bytes]:
    from desktop_app.documents.deposit import draw_deposit
    from desktop_app.documents.voucher import VoucherPaper

    return [draw_deposit(*one, VoucherPaper(sheet), language) for one in frozen]


def _letters(frozen: Sequence[Frozen], sheet: str, language: str) -> list[bytes]:
    from desktop_app.documents.letter import draw_letter
    from desktop_app.documents.voucher import VoucherPaper

    return [draw_letter(*one, VoucherPaper(sheet), language) for one in frozen]


def _plan_agreements(frozen: Sequence[Frozen], sheet: str, language: str) -> list[bytes]:
    from desktop_app.documents.plan_agreement import draw_plan_agreement
    from desktop_app.documents.voucher import VoucherPaper

    return [draw_plan_agreement(*one, VoucherPaper(sheet), language) for one in frozen]


FORMS: Mapping[PaperKind, PaperForm] = {
    PaperKind.VOUCHER: PaperForm(Voucher, _vouchers),
    PaperKind.RETURN: PaperForm(Voucher, _vouchers),
    PaperKind.STATEMENT: PaperForm(Statement, _statements, any_sheet=False),
    PaperKind.RECEIPT: PaperForm(ReceiptPaper, _receipts),
    PaperKind.REFUND: PaperForm(ReceiptPaper, _receipts),
    PaperKind.SET_OFF: PaperForm(SetOffPaper, _set_offs),
    PaperKind.TERMS_SHEET: PaperForm(TermsSheet, _terms_sheets),
    PaperKind.CONSIGNMENT: PaperForm(ConsignmentPaper, _consigned),
    PaperKind.SITE_STATEMENT: PaperForm(Statement, _statements, any_sheet=False),
    PaperKind.DEPOSIT: PaperForm(DepositPaper, _deposits),
    PaperKind.LETTER: PaperForm(Letter, _letters),
    PaperKind.PLAN_AGREEMENT: PaperForm(PlanAgreement, _plan_agreements),
}
"""The kinds of paper."""
