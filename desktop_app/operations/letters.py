"""Letters to a customer: begun with the shop's text, looked at, made, sent on record (R009, R013, N09)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.action_groups import NO_GROUP
from desktop_app.domain.customers import Customer, clean_text
from desktop_app.domain.errors import Problem, Refused, Said
from desktop_app.domain.grounds import GUARANTEES, THINGS, Security, standing_on
from desktop_app.domain.letter_texts import usual_text
from desktop_app.domain.letters import (
    LONGEST_BODY,
    LONGEST_TITLE,
    Letter,
    LetterDraft,
    LetterKind,
    LetterText,
    LetterTexts,
    MergeField,
    field_problems,
    letter,
    letter_problems,
    merged,
    notice_of,
    untrue_notice,
)
from desktop_app.domain.moment import Moment
from desktop_app.domain.money import format_yuan
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.papers import PaperKind
from desktop_app.domain.sendings import SentBy, SentPaper, cleaned_note
from desktop_app.domain.sheet_words import on_paper
from desktop_app.domain.shop import Shop
from desktop_app.domain.terms_words import terms_said
from desktop_app.operations.composing import refuse_future_date, refuse_problems
from desktop_app.operations.credit_papers import issue_paper, paper_named
from desktop_app.operations.debts import debt_of_account
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner
from desktop_app.operations.plans import plan_standings
from desktop_app.store import accounts, credit_papers, customers, limits, papers, records, settings
from desktop_app.store.database import Ledger
from desktop_app.store.grounds import load_securities
from desktop_app.store.side_entries import beside_of

Translate = Callable[[str], str]
"""Puts an English source text into the language of the letter."""


def letter_text(ledger: Ledger, kind: LetterKind, translate: Translate, in_chinese: bool) -> LetterText:
    """What a letter of this kind begins with: the shop's own text, or the usual one."""
    return settings.load_letters(ledger).of(kind) or usual_text(kind, translate, in_chinese)


def letter_facts(ledger: Ledger, customer_id: int, dated: date, translate: Translate) -> Mapping[MergeField, str]:
    """What is filled in for a customer on a day, as papers write it; empty where nothing is known."""
    customer, shop = customers.load_customer(ledger, customer_id), settings.load_shop(ledger)
    debt = debt_of_account(ledger, accounts.account(ledger, customer_id, dated), dated)
    held = beside_of(ledger, dated, customer_id).deposits_fen
    due = debt.oldest_due
    return {
        MergeField.CUSTOMER: customer.name, MergeField.CONTACT: customer.contacts[0].name if customer.contacts else "",
        MergeField.SHOP: shop.name, MergeField.SHOP_PHONE: shop.phone,
        MergeField.TODAY: on_paper(dated).text(translate), MergeField.TERMS: terms_said(customer.terms).text(translate),
        MergeField.LIMIT: "" if customer.limit_fen is None else _yuan(customer.limit_fen),
        MergeField.OWED: _yuan(max(accounts.balance_on(ledger, customer_id, dated), 0)),
        MergeField.OVERDUE: _yuan(debt.overdue_fen),
        MergeField.OLDEST_DUE: on_paper(due).text(translate) if due else "",
        MergeField.SLIPS: "\n".join(_unpaid(one).text(translate) for one in debt.net),
        MergeField.DEPOSIT: _yuan(held) if held else "",
        **_security_facts(ledger, customer_id, dated, translate),
        **_plan_facts(ledger, customer_id, dated, translate),
    }  # fmt: skip


def _unpaid(item: OpenItem) -> Said:
    """A line of what is not paid: its number, its day, when it is due, what is open of it."""
    number, dated, open_ = item.number, on_paper(item.dated), _yuan(item.open_fen)
    if item.due is None:
        return Said("{number} of {dated}: {sum} not paid", number=number, dated=dated, sum=open_)
    due = on_paper(item.due)
    return Said("{number} of {dated}, due {due}: {sum} not paid", number=number, dated=dated, due=due, sum=open_)


def notice_wanted(ledger: Ledger, customer_id: int, today: date) -> LetterKind | None:
    """The notice for a customer whose goods or credit are stopped (R040)."""
    decided = limits.groups_now(ledger, today, customer_id).get(customer_id, NO_GROUP)
    return notice_of(customers.load_customer(ledger, customer_id), decided.group)


def _security_facts(ledger: Ledger, customer_id: int, dated: date, translate: Translate) -> Mapping[MergeField, str]:
    """The guarantee and the thing whose last days come first."""
    every = standing_on(load_securities(ledger, dated, customer_id), dated)
    guarantee = next((one for one in every if one.kind in GUARANTEES), None)
    thing = next((one for one in every if one.kind in THINGS), None)

    def day(one: Security | None) -> str:
        return on_paper(one.ends).text(translate) if one is not None and one.ends else ""

    return {
        MergeField.GUARANTOR: guarantee.given_by if guarantee else "", MergeField.GUARANTEE_UNTIL: day(guarantee),
        MergeField.SECURITY: thing.what if thing else "", MergeField.SECURITY_UNTIL: day(thing),
    }  # fmt: skip


def _plan_facts(ledger: Ledger, customer_id: int, dated: date, translate: Translate) -> Mapping[MergeField, str]:
    """The plan of which a part is missing longest, as it stands that day."""
    missed = [one for one in plan_standings(ledger, dated, customer_id) if any(part.due < dated for part in one.unpaid)]
    if not missed:
        return {}
    one = min(missed, key=lambda each: each.unpaid[0].due)
    late = [part for part in one.unpaid if part.due < dated]
    return {
        MergeField.PLAN: one.plan.number, MergeField.PLAN_AGREED: on_paper(one.plan.agreed_on).text(translate),
        MergeField.PLAN_MISSING: _yuan(sum(part.fen for part in late)),
        MergeField.PLAN_SINCE: on_paper(late[0].due).text(translate),
        MergeField.PLAN_REST: _yuan(sum(part.fen for part in one.unpaid)),
    }  # fmt: skip


def look_at_letter(ledger: Ledger, draft: LetterDraft, translate: Translate) -> str:
    """What the letter would say; refused as it would be when it is made."""
    facts = letter_facts(ledger, draft.customer_id, draft.dated, translate)
    _refuse_unfit(ledger, draft, facts)
    return f"{merged(draft.title, facts)}\n\n{merged(draft.body, facts)}"


def _refuse_unfit(ledger: Ledger, draft: LetterDraft, facts: Mapping[MergeField, str]) -> None:
    stop = notice_wanted(ledger, draft.customer_id, draft.dated)
    untrue = untrue_notice(draft.kind, facts[MergeField.CUSTOMER], stop)
    refuse_problems([*([Problem("kind", untrue)] if untrue else []), *letter_problems(draft, facts)])


def make_letter(
    ledger: Ledger, draft: LetterDraft, moment: Moment, translate: Translate, keep_text: bool = False
) -> Done[str]:
    """Number and freeze it; the answer is its number. An unknown field is refused at its place.

    With `keep_text` what was written is the shop's own text of such letters from now on.
    """
    clean = replace(
        draft,
        title=clean_text(draft.title, "The title", LONGEST_TITLE, "heading"),
        body=_clean_body(draft.body),
        to=clean_text(draft.to, "Addressed to", field="to"),
    )
    with ledger.writing():
        facts = letter_facts(ledger, clean.customer_id, clean.dated, translate)
        _refuse_unfit(ledger, clean, facts)

        def composed(shop: Shop, customer: Customer, number: str, sequence: int) -> Letter:
            return letter(shop, customer, clean, facts, number, sequence)

        if keep_text:
            edit_letter_text(ledger, clean.kind, LetterText(clean.title, clean.body), moment)
        kind = PaperKind.LETTER
        return issue_paper(ledger, kind, clean.customer_id, clean.dated, composed, moment, clean.submission)


def edit_letter_text(ledger: Ledger, kind: LetterKind, text: LetterText, moment: Moment) -> Done[LetterTexts]:
    """The shop's own text of a kind from now on; letters that were made keep theirs. Refuses an unknown field."""
    body = _clean_body(text.body)
    refuse_problems([*field_problems("heading", text.title), *field_problems("text", body)])
    clean = LetterText(clean_text(text.title, "The title", LONGEST_TITLE, "heading"), body)
    with ledger.writing():
        return keep_letter_texts(ledger, settings.load_letters(ledger).with_text(kind, clean), moment)


def keep_letter_texts(ledger: Ledger, texts: LetterTexts, moment: Moment) -> Done[LetterTexts]:
    """These are the shop's own texts; so a change is undone as well."""
    with ledger.writing():
        require_owner(ledger, OwnerAct.SETTINGS, moment)
        records.keep_setting(ledger, "letters", texts, moment, "edit_letters")
    return done(texts, Changed.SHOP)


def send_letter(
    ledger: Ledger, number: str, dated: date, moment: Moment, by: SentBy, note: str = ""
) -> Done[tuple[SentPaper, ...]]:
    """How a terms sheet or letter went to the customer, as proof of service; told twice, it is kept once."""
    refuse_future_date(dated, moment.today)
    kept = SentPaper(number, dated, by, cleaned_note(by, note))
    with ledger.writing():
        found = paper_named(ledger, number, moment.today)
        if dated < found.dated:
            raise Refused("{number} did not exist yet on {date}. Choose a later day.", number=number, date=dated)
        before = credit_papers.sendings_of(ledger, number, moment.today)
        if kept in before:
            return done(before)
        papers.add_event(ledger, number, "sent", dated, moment, f"{by.value} {kept.note}".strip())
    return done((*before, kept), Changed.PAPERS)


def _clean_body(text: str) -> str:
    lines = text.replace("\r\n", "\n").split("\n")
    kept = "\n".join(clean_text(one, "The text", LONGEST_BODY, "text") for one in lines).strip()
    if len(kept) > LONGEST_BODY:
        raise Refused("The text has {length} characters; at most {longest} fit. Shorten it.", length=len(kept),
                      longest=LONGEST_BODY).at("text")  # fmt: skip
    return kept


def _yuan(fen: int) -> str:
    return f"¥{format_yuan(fen)}"
