"""What a plan agreement says, clause by clause: the words of paper, window and command line."""

from collections.abc import Iterator

from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.plan_agreements import PlanAgreement
from desktop_app.domain.sheet_words import Clause, on_paper
from desktop_app.domain.words import in_words

STANDING_OUT = frozenset({"The debt", "If a part is not paid", "Guarantor"})
"""Clauses the debtor may not expect stand out, or they do not bind (民法典 496)."""


def agreement_said(told: PlanAgreement) -> Iterator[Clause]:
    """Clause by clause."""
    yield Said("The debt"), _debt(told)
    yield (
        Said("How it is paid"),
        Said(
            "It is paid in {count} parts on the days listed; money that comes pays the earliest part first.",
            count=len(told.instalments),
        ),
    )
    yield Said("Due dates"), Said("As long as every part is paid on its day, nothing else of these slips is asked for. "
                                  "Their due dates stay on record.")  # fmt: skip
    yield Said("If a part is not paid"), _breach(told.terms.calls_at)
    if told.terms.guarantor:
        yield Said("Guarantor"), Said(
            "{name} {phone} is jointly and severally liable for this debt and signs here: ____________________",
            name=told.terms.guarantor, phone=told.terms.guarantor_phone,
        )  # fmt: skip
    if told.terms.note:
        yield Said("Also agreed"), Said("{note}", note=told.terms.note)
    if told.replaces:
        yield Said("Version"), Said("It takes the place of {number}.", number=told.replaces)


def _debt(told: PlanAgreement) -> Said:
    facts = {
        "day": on_paper(told.dated), "words": in_words(told.open_fen), "figure": f"¥{format_yuan(told.open_fen)}",
        "plan": told.plan, "settled": f"¥{format_yuan(told.settled_fen)}",
    }  # fmt: skip
    if told.settled_fen:
        return Said("The debtor acknowledges: on {day} {words} ({figure}) is unpaid for the goods of the slips listed, "
                    "and will pay it as agreed here. {settled} of plan {plan} is settled already.",
                    **facts)  # fmt: skip
    return Said("The debtor acknowledges: on {day} {words} ({figure}) is unpaid for the goods of the slips listed, and "
                "will pay it as agreed here.", **facts)  # fmt: skip


def _breach(calls_at: int) -> Said:
    if not calls_at:
        return Said("The creditor may ask for every part from its day on. The debtor pays what is missing at once.")
    return Said("Once parts that are due and unpaid reach {percent} % of the total and stay unpaid after the creditor "
                "asked for them, the creditor may ask for the whole rest at once (Civil Code 634).",
                percent=calls_at)  # fmt: skip
