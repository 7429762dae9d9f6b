"""What a terms sheet says, clause by clause, and how it is with a customer's: the words of paper and window."""

from collections.abc import Iterator, Mapping
from datetime import date

from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_price, format_yuan
from desktop_app.domain.pay_order import PayOrder
from desktop_app.domain.terms_sheets import (
    AuthorisedSigner,
    DueExample,
    InvoiceKind,
    PriceBasis,
    SheetClauses,
    SheetOnFile,
    SheetState,
    TermsSheet,
    Venue,
    is_high_fee,
    yearly_percent,
)
from desktop_app.domain.terms_words import terms_meaning_said, terms_said

CONSPICUOUS = frozenset({"Late payment", "Ownership", "By message", "Disputes"})
"""Clauses the buyer may not expect stand out on the paper, or they do not bind (民法典 496)."""

Clause = tuple[Said, Said]
"""What it is about, and what is agreed."""

PRICES: Mapping[PriceBasis, Said] = {
    PriceBasis.SLIP: Said("as on each delivery slip"),
    PriceBasis.LIST: Said("as agreed in a list"),
    PriceBasis.DAY: Said("of the day of delivery"),
}
"""To choose from."""

INVOICES: Mapping[InvoiceKind, Said] = {
    InvoiceKind.UNSAID: Said("not agreed"),
    InvoiceKind.NONE: Said("no invoice"),
    InvoiceKind.ORDINARY: Said("ordinary invoice"),
    InvoiceKind.SPECIAL: Said("VAT special invoice"),
}
"""To choose from."""

VENUES: Mapping[Venue, Said] = {
    Venue.UNSAID: Said("not agreed"),
    Venue.SELLER: Said("at our place"),
    Venue.BUYER: Said("at the buyer's place"),
}
"""To choose from."""

_PRICES = {
    PriceBasis.SLIP: Said("The unit price on each delivery slip that was signed for counts."),
    PriceBasis.LIST: Said(
        "The prices both sides agreed in writing count; a new price counts from the day it is agreed."
    ),
    PriceBasis.DAY: Said("The seller's price on the day of delivery counts, as it is written on the delivery slip."),
}

_VENUES = {
    Venue.SELLER: Said("Both sides talk first. Failing that, the court at the seller's place decides."),
    Venue.BUYER: Said("Both sides talk first. Failing that, the court at the buyer's place decides."),
}

_INVOICES = {
    InvoiceKind.NONE: Said("Prices are without an invoice, unless agreed otherwise for one delivery."),
    InvoiceKind.ORDINARY: Said("The seller issues an ordinary invoice. An invoice does not prove that money was paid."),
    InvoiceKind.SPECIAL: Said(
        "The seller issues a VAT special invoice. An invoice does not prove that money was paid."
    ),
}

SHEET_STATES: Mapping[SheetState, Said] = {
    SheetState.NONE: Said("No terms sheet is on file."),
    SheetState.UNSIGNED: Said("The terms sheet {number} is not signed yet."),
    SheetState.OTHER_TERMS: Said("The terms were changed since the terms sheet {number} was signed. Make a new one."),
    SheetState.NO_SIGNER: Said("Nobody named in the terms sheet {number} may sign any more. Make a new one."),
    SheetState.SIGNED: Said("Terms sheet {number}, signed on {day}"),
}


def sheet_state_said(found: SheetOnFile) -> Said:
    """How it is with a customer's terms sheet."""
    number = found.sheet.number if found.sheet else ""
    return Said(SHEET_STATES[found.state].template, number=number, day=found.signed_on or "")


def on_paper(day: date) -> Said:
    """A day as papers write it: 2026年3月1日."""
    return Said("{year}-{month:02d}-{day:02d}", year=day.year, month=day.month, day=day.day)


def clauses_said(sheet: TermsSheet) -> Iterator[Clause]:
    """Every clause of the paper, in its order."""
    agreed = sheet.clauses
    yield Said("Price that counts"), _PRICES[agreed.price_basis]
    yield Said("When it is paid"), _payment(sheet.terms)
    for one in sheet.examples:
        yield Said("Example"), example_said(sheet.terms, one)
    yield Said("Late payment"), late_said(agreed.late_rate)
    if agreed.pays is PayOrder.OLDEST:
        yield Said("What money pays first"), Said("Where the buyer does not say which slip is paid, money pays the "
                                                  "oldest delivery first.")  # fmt: skip
    yield Said("Checking the goods"), _window(agreed)
    yield Said("Who signs"), _SIGNING
    yield from _money(agreed)
    yield from _about_goods(agreed)
    if agreed.note:
        yield Said("Also agreed"), Said("{note}", note=agreed.note)


def _money(agreed: SheetClauses) -> Iterator[Clause]:
    if agreed.reconciles:
        yield Said("Statement"), Said("Both sides agree on the statement before it is paid; who does not agree says "
                                      "which slips differ. Payment is not put off by it.")  # fmt: skip
    if agreed.invoice in _INVOICES:
        yield Said("Tax invoice"), _INVOICES[agreed.invoice]
    if agreed.deposit_fen:
        yield Said("Security deposit"), Said("The buyer leaves a deposit of ¥{sum}; it is not a payment until both "
                                             "sides set it off.", sum=format_yuan(agreed.deposit_fen))  # fmt: skip
    if agreed.guarantor:
        yield Said("Guarantee"), Said("{name} answers for the debt together with the buyer (joint guarantee), on a "
                                      "paper of its own.", name=agreed.guarantor)  # fmt: skip


def _about_goods(agreed: SheetClauses) -> Iterator[Clause]:
    if agreed.keeps_title:
        yield Said("Ownership"), Said("Goods stay the seller's until they are paid for (民法典 641).")
    if agreed.by_message:
        yield Said("By message"), Said("Slips, statements and notices may also be sent by WeChat or e-mail to the "
                                       "people named here; what they answer there counts as the buyer's "
                                       "answer.")  # fmt: skip
    if agreed.venue in _VENUES:
        yield Said("Disputes"), _VENUES[agreed.venue]


def _payment(terms: Terms) -> Said:
    return Said("{terms}: {meaning}", terms=terms_said(terms), meaning=terms_meaning_said(terms))


def example_said(terms: Terms, one: DueExample) -> Said:
    """One example in words: the same day that a slip of then falls due on (U8, case 4)."""
    delivered = on_paper(one.delivered)
    if one.due is not None:
        return Said("Delivered on {day}: to be paid by {due}.", day=delivered, due=on_paper(one.due))
    if terms.kind is not TermsKind.PREVIOUS_BATCH:
        return Said(
            "Delivered on {day}: to be paid before a delivery leaves with which {count} slips would be unpaid.",
            day=delivered, count=terms.open_batches + 1,
        )  # fmt: skip
    if terms.open_batches == 1:
        return Said("Delivered on {day}: to be paid on the day the next delivery leaves.", day=delivered)
    return Said("Delivered on {day}: to be paid on the day the delivery number {count} after it leaves.", day=delivered,
                count=terms.open_batches)  # fmt: skip


def late_said(late_rate: int) -> Said:
    """What late payment costs."""
    if not late_rate:
        return Said("Nothing is agreed beyond the law; the seller's rights from late payment stay as they are.")
    rate = format_price(late_rate).rstrip("0").rstrip(".")  # it is no sum of money
    return Said("{rate} in 10,000 of the unpaid sum for each day after the due date.", rate=rate)


def fee_caution(late_rate: int) -> Said | None:
    """What is said of a fee above the yardstick; it may be agreed all the same."""
    if not is_high_fee(late_rate):
        return None
    return Said("The late fee comes to {percent} % a year, above four times the LPR: a court is likely to lower it.",
                percent=format_yuan(yearly_percent(late_rate)))  # fmt: skip


def _window(agreed: SheetClauses) -> Said:
    return Said(
        "The buyer counts the goods and looks at them on arrival, and says within {count} days what is short or "
        "damaged; what can only be found in use within {quality} days after it could be found. In writing or by "
        "message.",
        count=agreed.count_days, quality=agreed.quality_days,
    )  # fmt: skip


_SIGNING = Said("Each of the people below may sign slips and statements for the buyer. The buyer says in writing when "
                "somebody no longer may; until then their signature counts.")  # fmt: skip


def until_said(one: AuthorisedSigner) -> Said:
    """How long a signature of theirs counts."""
    return on_paper(one.until) if one.until else Said("until told otherwise")
