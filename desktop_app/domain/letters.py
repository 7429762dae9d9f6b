"""Notices and letters to a customer: texts with fields that are filled in as the letter is made (R009, R013).

A field stands in braces, by its English or its Chinese name: `{owed}` or `{欠款}`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.domain.action_groups import ActionGroup
from desktop_app.domain.customer_papers import CustomerPaper
from desktop_app.domain.customers import Customer, addressed
from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.shop import Shop

LONGEST_TITLE, LONGEST_BODY = 60, 4000

_FIELD = re.compile(r"\{([^{}\n]*)\}")


class LetterKind(StrEnum):
    """What a letter is for; FREE has no text of its own."""

    PRIVACY = "privacy"
    POLICY = "policy"
    EXPLANATION = "explanation"
    DEPOSIT = "deposit"
    GUARANTEE = "guarantee"
    PLEDGE = "pledge"
    GOODS_BACK = "goods_back"
    BREACH = "breach"
    STOP = "stop"
    CREDIT_STOP = "credit_stop"
    CONFIRM = "confirm"
    SIGNERS = "signers"
    FREE = "free"


ASKING = frozenset({
    LetterKind.STOP, LetterKind.CREDIT_STOP, LetterKind.DEPOSIT, LetterKind.BREACH, LetterKind.CONFIRM, LetterKind.FREE,
})  # fmt: skip
"""Letters to the customer that may ask for payment: of each slip they name it is a demand (民法典 195)."""


class MergeField(StrEnum):
    """What can be filled in."""

    CUSTOMER = "customer"
    CONTACT = "contact"
    SHOP = "shop"
    SHOP_PHONE = "shop_phone"
    TODAY = "today"
    TERMS = "terms"
    LIMIT = "limit"
    OWED = "owed"
    OVERDUE = "overdue"
    OLDEST_DUE = "oldest_due"
    SLIPS = "slips"
    DEPOSIT = "deposit"
    GUARANTOR = "guarantor"
    GUARANTEE_UNTIL = "guarantee_until"
    SECURITY = "security"
    SECURITY_UNTIL = "security_until"
    PLAN = "plan"
    PLAN_AGREED = "plan_agreed"
    PLAN_MISSING = "plan_missing"
    PLAN_SINCE = "plan_since"
    PLAN_REST = "plan_rest"


MERGE_FIELDS: Mapping[MergeField, tuple[str, Said]] = {
    MergeField.CUSTOMER: ("客户", Said("full name of the customer")),
    MergeField.CONTACT: ("联系人", Said("whom one speaks to there")),
    MergeField.SHOP: ("本店", Said("name of the shop")),
    MergeField.SHOP_PHONE: ("本店电话", Said("phone of the shop")),
    MergeField.TODAY: ("日期", Said("day of the letter")),
    MergeField.TERMS: ("结算方式", Said("how the customer pays")),
    MergeField.LIMIT: ("额度", Said("how far the customer may go")),
    MergeField.OWED: ("欠款", Said("the debt on that day")),
    MergeField.OVERDUE: ("逾期", Said("the overdue part of it")),
    MergeField.OLDEST_DUE: ("最早应付日期", Said("the oldest due date of it")),
    MergeField.SLIPS: ("欠款明细", Said("every paper that is not paid, a line each")),
    MergeField.DEPOSIT: ("押金", Said("deposits that we hold")),
    MergeField.GUARANTOR: ("保证人", Said("who guarantees the debt")),
    MergeField.GUARANTEE_UNTIL: ("保证期间到", Said("the last day of the guarantee")),
    MergeField.SECURITY: ("担保物", Said("the thing that was given as security")),
    MergeField.SECURITY_UNTIL: ("担保到", Said("the last day of that security")),
    MergeField.PLAN: ("还款计划", Said("the plan a part of which was missed longest")),
    MergeField.PLAN_AGREED: ("计划商定日", Said("the day it was agreed")),
    MergeField.PLAN_MISSING: ("计划差额", Said("what is missing of it")),
    MergeField.PLAN_SINCE: ("计划逾期日", Said("since when it is missing")),
    MergeField.PLAN_REST: ("计划余额", Said("all that is left of it")),
}
"""By its English name: its Chinese one, and what stands for it."""

_NAMED = {name: field for field, (chinese, _) in MERGE_FIELDS.items() for name in (field.value, chinese)}


@dataclass(frozen=True, slots=True)
class LetterText:
    """Title and body of a letter as they are written, with fields. `version` counts how often the shop changed it."""

    title: str
    body: str
    version: int = 0


@dataclass(frozen=True, slots=True)
class LetterTexts:
    """The texts that the shop wrote itself, by the kind of the letter."""

    own: dict[str, LetterText]

    def of(self, kind: LetterKind) -> LetterText | None:
        return self.own.get(kind.value)

    def with_text(self, kind: LetterKind, text: LetterText) -> "LetterTexts":
        """The text of one kind changed, as its next version."""
        before = self.own.get(kind.value, LetterText("", ""))
        return LetterTexts({**self.own, kind.value: replace(text, version=before.version + 1)})


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """A letter that is written; `to` is who gets it where that is not the customer, such as a guarantor."""

    customer_id: int
    dated: date
    kind: LetterKind
    title: str
    body: str
    to: str = ""
    submission: str = ""


@dataclass(frozen=True, slots=True)
class Letter(CustomerPaper):
    """What the paper says, with its fields filled in."""

    contact: str
    phone: str
    kind: LetterKind
    title: str
    body: str
    sequence: int
    to: str = ""


def letter_problems(draft: LetterDraft, facts: Mapping[MergeField, str]) -> list[Problem]:
    """A title or text that is missing; a field nobody knows, or for which there is nothing, each at its place."""
    found = [
        Problem(field, said)
        for field, text, said in (
            ("heading", draft.title, Said("Type what the letter is about.")),
            ("text", draft.body, Said("Type the text of the letter.")),
        )
        if not text.strip()
    ]
    texts = (("heading", draft.title), ("text", draft.body))
    return found + [problem for field, text in texts for problem in field_problems(field, text, facts)]


def notice_of(customer: Customer, group: ActionGroup = ActionGroup.NONE) -> LetterKind | None:
    """The notice that a customer whose goods or credit are stopped is to read; None for everybody else (R040)."""
    if customer.stopped:
        return LetterKind.STOP
    return LetterKind.CREDIT_STOP if customer.credit_hold or group is ActionGroup.HOLD else None


def untrue_notice(kind: LetterKind, name: str, stop: LetterKind | None) -> Said | None:
    """What a notice says must be so: goods or credit are stopped before the customer reads that they are.

    `stop` is the notice that fits the customer as they are.
    """
    if kind is LetterKind.STOP and stop is not LetterKind.STOP:
        return Said("Supply to {name} is not stopped. Stop it in the customer's details first.", name=name)
    if kind is LetterKind.CREDIT_STOP and stop is None:
        return Said("Credit of {name} is not stopped. Stop it in the customer's details first.", name=name)
    return None


def field_problems(field: str, text: str, facts: Mapping[MergeField, str] | None = None) -> list[Problem]:
    """Fields in braces that are none, and with `facts` those that would stay empty."""
    return [Problem(field, said) for said in _wrong(text, facts)]


def _wrong(text: str, facts: Mapping[MergeField, str] | None) -> Iterator[Said]:
    for at, line in enumerate(text.split("\n"), 1):
        for name in _FIELD.findall(line):
            known = _NAMED.get(name.strip())
            if known is None:
                yield Said("“{field}” in line {line} is not a field. Known: {known}.", field=f"{{{name}}}", line=at,
                           known=", ".join(_NAMED))  # fmt: skip
            elif facts is not None and not facts.get(known):
                yield Said("Nothing is known for “{field}” in line {line}. Write it yourself.", field=f"{{{name}}}",
                           line=at)  # fmt: skip
        rest = _FIELD.sub("", line)
        if "{" in rest or "}" in rest:
            yield Said("A brace in line {line} has no other. A field has one before and one after its name.", line=at)


def merged(text: str, facts: Mapping[MergeField, str]) -> str:
    """The text with its fields filled in; one that is not known stays as it is written."""

    def filled(found: re.Match[str]) -> str:
        known = _NAMED.get(found[1].strip())
        return facts.get(known, found[0]) if known else found[0]

    return _FIELD.sub(filled, text)


def letter(
    shop: Shop, customer: Customer, draft: LetterDraft, facts: Mapping[MergeField, str], number: str, sequence: int
) -> Letter:
    """The paper of a draft that has no problems."""
    return Letter(
        shop=shop, number=number, dated=draft.dated, **addressed(customer), kind=draft.kind,
        title=merged(draft.title, facts), body=merged(draft.body, facts), sequence=sequence, to=draft.to,
    )  # fmt: skip
