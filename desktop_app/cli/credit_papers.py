"""Papers that credit rests on: the terms sheet is made, listed, and voided while nobody signed it."""

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.cli.answers import day, told, yuan
from desktop_app.cli.documents import (
    BODY,
    DAY_IF_ANY,
    NO,
    NO_FEN,
    NOTE,
    PRICE,
    TEXT,
    WORDS,
    YES,
    JsonDocument,
    count,
    every,
    if_any,
    today_or,
    word,
)
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.domain.errors import Said
from desktop_app.domain.letter_texts import LETTERS
from desktop_app.domain.letters import MERGE_FIELDS, LetterDraft, LetterKind, LetterText
from desktop_app.domain.money import format_price
from desktop_app.domain.pay_order import PayOrder
from desktop_app.domain.sheet_words import clauses_said, fee_caution, sheet_state_said
from desktop_app.domain.terms_sheets import (
    LONGEST_WINDOW,
    AuthorisedSigner,
    InvoiceKind,
    PriceBasis,
    SheetClauses,
    SheetOnFile,
    TermsSheetDraft,
    Venue,
)
from desktop_app.language import translator
from desktop_app.operations.books import Book
from desktop_app.operations.credit_papers import void_credit_paper
from desktop_app.operations.customers import find_customer
from desktop_app.operations.letters import edit_letter_text, letter_text, look_at_letter, make_letter
from desktop_app.operations.terms_sheets import SheetVersion, make_terms_sheet, sheet_on_file, sheet_versions

SIGNER = JsonDocument(name=WORDS, post=WORDS, phone=WORDS, until=DAY_IF_ANY)
SHEET = JsonDocument(
    customer=TEXT, date=today_or, signers=if_any(every(SIGNER), ()), price=word(PriceBasis, PriceBasis.SLIP),
    late_rate=if_any(PRICE, 0), count_days=if_any(count(LONGEST_WINDOW), 3),
    quality_days=if_any(count(LONGEST_WINDOW), 7), invoice=word(InvoiceKind, InvoiceKind.UNSAID),
    venue=word(Venue, Venue.UNSAID), pays=word(PayOrder, PayOrder.LAW), deposit=NO_FEN,
    guarantor=WORDS, reconciles=NO, keeps_title=NO, by_message=YES, note=NOTE, submission=WORDS,
)  # fmt: skip

LETTER = JsonDocument(
    customer=TEXT, kind=word(LetterKind), title=WORDS, body=BODY, to=WORDS, date=today_or, submission=WORDS
)
TEXT_OF_KIND = JsonDocument(kind=word(LetterKind), title=TEXT, body=BODY)


@dataclass(frozen=True, slots=True)
class SheetReport:
    """A customer's terms sheet as it stands, and every version."""

    customer: str
    found: SheetOnFile
    versions: tuple[SheetVersion, ...]


def make_sheet(session: Session) -> None:
    """Make a customer's terms sheet; answers its number, and what is said of the late fee."""
    said = SHEET.read(session)
    with opened(session) as book:
        customer = find_customer(book.ledger, said.customer)
        draft = TermsSheetDraft(customer.id, said.date, _clauses(said), said.submission)
        made = make_terms_sheet(book.ledger, draft, session.moment)
    caution = fee_caution(said.late_rate)
    warned = {"caution": caution.text(session.translate)} if caution else {}
    session.posted(made, {"number": made.result, "customer": customer.name, **warned})


def sheets(session: Session) -> None:
    """How it is with a customer's terms sheet, what it says, and every version."""
    today = session.moment.today
    with opened(session) as book:
        customer = find_customer(book.ledger, session.options.name)
        found = sheet_on_file(book.ledger, customer, today)
        report = SheetReport(customer.name, found, tuple(sheet_versions(book.ledger, customer.id, today)))
    session.present(report, lambda one: _answer(one, session), _show)


def write_letter(session: Session) -> None:
    """Make a letter or notice; with --look only what it would say."""
    said, translate = LETTER.read(session), translator(session.paper_language)
    with opened(session) as book:
        customer = find_customer(book.ledger, said.customer)
        usual = _text(book, said.kind, session)
        draft = LetterDraft(customer.id, said.date, said.kind, said.title or usual.title, said.body or usual.body,
                            said.to, said.submission)  # fmt: skip
        if session.options.look:
            looks = look_at_letter(book.ledger, draft, translate)
            session.tell({"customer": customer.name, "text": looks}, Said("{note}", note=looks))
            return
        made = make_letter(book.ledger, draft, session.moment, translate)
    session.posted(made, {"number": made.result, "customer": customer.name})


def set_letter_text(session: Session) -> None:
    """The shop's own text of a kind of letters from now on."""
    said = TEXT_OF_KIND.read(session)
    with opened(session) as book:
        kept = edit_letter_text(book.ledger, said.kind, LetterText(said.title, said.body), session.moment).result
    session.answer({"kind": said.kind, **told(kept.of(said.kind), "title", "body", "version")})


def letter_texts(session: Session) -> None:
    """The texts letters begin with, and the fields that can be filled in."""
    with opened(session) as book:
        found = {kind: _text(book, kind, session) for kind in LetterKind}
    session.present(found, _texts_answer, _show_texts)


def _text(book: Book, kind: LetterKind, session: Session) -> LetterText:
    """In the language of the papers."""
    language = session.paper_language
    return letter_text(book.ledger, kind, translator(language), language == "zh_CN")


def _texts_answer(found: Mapping[LetterKind, LetterText]) -> object:
    texts = {kind.value: told(text, "title", "body", "version") for kind, text in found.items()}
    return {"texts": texts, "fields": {field.value: chinese for field, (chinese, _) in MERGE_FIELDS.items()}}


def _show_texts(found: Mapping[LetterKind, LetterText], screen: Screen) -> None:
    for kind, text in found.items():
        screen.heading(LETTERS[kind])
        screen.say(*(Said("{note}", note=line) for line in (text.title, *text.body.split("\n")) if line))


def void_paper(session: Session) -> None:
    """A terms sheet or letter that nobody signed counts no more; its number stays."""
    number = session.options.number.strip()
    with opened(session) as book:
        void_credit_paper(book.ledger, number, session.moment)
    session.tell({"voided": number}, Said("{number} is void. Its number stays.", number=number))


def _clauses(said: Namespace) -> SheetClauses:
    signers = tuple(AuthorisedSigner(one.name, one.post, one.phone, one.until) for one in said.signers)
    return SheetClauses(
        signers=signers, price_basis=said.price, late_rate=said.late_rate, count_days=said.count_days,
        quality_days=said.quality_days, reconciles=said.reconciles, invoice=said.invoice, deposit_fen=said.deposit,
        guarantor=said.guarantor, keeps_title=said.keeps_title, by_message=said.by_message, note=said.note,
        venue=said.venue, pays=said.pays,
    )  # fmt: skip


def _answer(report: SheetReport, session: Session) -> Mapping[str, object]:
    found = report.found
    return {
        "customer": report.customer,
        "state": found.state,
        "text": sheet_state_said(found).text(session.translate),
        "versions": [_version(one, session) for one in report.versions],
    }


def _version(one: SheetVersion, session: Session) -> Mapping[str, object]:
    sheet, agreed = one.sheet, one.sheet.clauses
    return {
        **told(sheet, "number", "version", "dated"),
        "signed": day(one.signed_on),
        "signers": [told(who, "name", "post", "phone", "until") for who in agreed.signers],
        "examples": [told(example, "delivered", "due") for example in sheet.examples],
        "late_rate": format_price(agreed.late_rate),
        "deposit": yuan(agreed.deposit_fen),
        **told(agreed, "price=price_basis", "count_days", "quality_days", "invoice", "guarantor", "reconciles",
               "keeps_title", "by_message", "venue", "pays", "note"),
        "clauses": [
            {"about": about.text(session.translate), "text": text.text(session.translate)}
            for about, text in clauses_said(sheet)
        ],
    }  # fmt: skip


def _show(report: SheetReport, screen: Screen) -> None:
    screen.say(sheet_state_said(report.found))
    if report.found.sheet is not None:
        screen.say(*(Said("{about}: {text}", about=about, text=text) for about, text in
                     clauses_said(report.found.sheet)))  # fmt: skip
