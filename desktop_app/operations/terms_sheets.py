"""The terms sheet of a customer: proposed, made, and how it is with it on a day (R001, R003, R005)."""

from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.customers import Customer, clean_note, clean_text
from desktop_app.domain.moment import Moment
from desktop_app.domain.papers import PaperKind
from desktop_app.domain.shop import Shop
from desktop_app.domain.terms_sheets import (
    NO_SHEET,
    AuthorisedSigner,
    SheetClauses,
    SheetOnFile,
    TermsSheet,
    TermsSheetDraft,
    proposed_clauses,
    sheet_problems,
    sheet_state,
    terms_sheet,
)
from desktop_app.operations.composing import refuse_problems
from desktop_app.operations.credit_papers import issue_paper
from desktop_app.operations.done import Done
from desktop_app.store import customers, snapshots
from desktop_app.store.credit_papers import IssuedPaper, issued_papers
from desktop_app.store.database import Ledger


@dataclass(frozen=True, slots=True)
class SheetVersion:
    """One version of a customer's terms sheet."""

    sheet: TermsSheet
    signed_on: date | None


def sheet_versions(ledger: Ledger, customer_id: int, today: date) -> list[SheetVersion]:
    """Every version that was not voided, oldest first."""
    return [_version(ledger, one) for one in issued_papers(ledger, PaperKind.TERMS_SHEET, customer_id, today)]


def sheet_on_file(ledger: Ledger, customer: Customer, today: date) -> SheetOnFile:
    """The version that counts, the newest that is signed, else the newest; and how it is with it (R001)."""
    made = sheet_versions(ledger, customer.id, today)
    if not made:
        return NO_SHEET
    one = ([one for one in made if one.signed_on] or made)[-1]
    return SheetOnFile(sheet_state(one.sheet, one.signed_on, customer.terms, today), one.sheet, one.signed_on)


def clauses_to_propose(ledger: Ledger, customer_id: int, today: date) -> SheetClauses:
    """What the form begins with."""
    made = sheet_versions(ledger, customer_id, today)
    return proposed_clauses(customers.load_customer(ledger, customer_id), made[-1].sheet.clauses if made else None)


def make_terms_sheet(ledger: Ledger, draft: TermsSheetDraft, moment: Moment) -> Done[str]:
    """Put the customer's terms on paper; the answer is its number. Nothing counts before it is signed."""
    clean = replace(draft, clauses=_cleaned(draft.clauses))
    with ledger.writing():
        refuse_problems(sheet_problems(clean, customers.load_customer(ledger, clean.customer_id)))
        made = [one.sheet.number for one in sheet_versions(ledger, clean.customer_id, moment.today)]

        def composed(shop: Shop, customer: Customer, number: str, sequence: int) -> TermsSheet:
            return terms_sheet(shop, customer, clean, number, made, sequence)

        return issue_paper(
            ledger, PaperKind.TERMS_SHEET, clean.customer_id, clean.dated, composed, moment, clean.submission
        )


def _version(ledger: Ledger, one: IssuedPaper) -> SheetVersion:
    found = snapshots.load(ledger, one.number, TermsSheet)
    assert found is not None, one.number
    return SheetVersion(found[0], one.signed_on)


def _cleaned(said: SheetClauses) -> SheetClauses:
    signers = tuple(
        AuthorisedSigner(
            clean_text(one.name, "The person's name", field="signer_name", line=line),
            clean_text(one.post, "Post", field="signer_post", line=line),
            clean_text(one.phone, "Phone", field="signer_phone", line=line),
            one.until,
        )
        for line, one in enumerate(said.signers, 1)
    )
    return replace(
        said, signers=signers, guarantor=clean_text(said.guarantor, "Guarantor", field="guarantor"),
        note=clean_note(said.note, "The note", field="note"),
    )  # fmt: skip
