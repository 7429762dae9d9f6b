"""On what credit rests, on the command line: securities are entered and listed (R012, R013, R044)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from desktop_app.cli.answers import day, told, yuan
from desktop_app.cli.documents import (
    DAY_IF_ANY,
    NO,
    NO_FEN,
    NOTE,
    TEXT,
    TEXTS,
    WORDS,
    JsonDocument,
    count,
    if_any,
    today_or,
    word,
)  # fmt: skip
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.domain.claim_acts import ActKind, ClaimAct
from desktop_app.domain.contracts import Contract, ContractClause
from desktop_app.domain.credit_questions import Backing, CreditOutcome, CreditQuestions, PaysOthers, verdict_of
from desktop_app.domain.errors import Said
from desktop_app.domain.grounds import TO_DO, Security, SecurityKind
from desktop_app.operations.customers import all_customers, find_customer
from desktop_app.operations.grounds import (
    Ground,
    acts,
    add_act,
    add_contract,
    add_security,
    answers,
    contracts,
    open_on_credit,
)
from desktop_app.operations.grounds import securities as entered
from desktop_app.operations.lists.grounds import GROUNDS

SECURITY = JsonDocument(
    customer=TEXT, kind=word(SecurityKind), given_by=WORDS, phone=WORDS, what=WORDS, amount=NO_FEN,
    debt_due=DAY_IF_ANY, until=DAY_IF_ANY, date=today_or, note=NOTE, submission=WORDS,
)  # fmt: skip


QUESTIONS = JsonDocument(
    customer=TEXT, who=NOTE, years=if_any(count(200), 0), licence_seen=NO, place_seen=NO,
    pays_others=word(PaysOthers, PaysOthers.UNKNOWN), references=NOTE, in_court=NO,
    backing=word(Backing, Backing.NONE), monthly=NO_FEN, wanted=NO_FEN, decided=if_any(word(CreditOutcome)), why=NOTE,
    date=today_or, submission=WORDS,
)  # fmt: skip
ACT = JsonDocument(
    customer=TEXT, kind=word(ActKind), date=today_or, proof=WORDS, slips=if_any(TEXTS, ()), until=DAY_IF_ANY, note=NOTE,
    submission=WORDS,
)  # fmt: skip
CONTRACT = JsonDocument(
    customer=TEXT, number=WORDS, parties=WORDS, clauses=if_any(TEXTS, ()), amount=NO_FEN, quantity=WORDS,
    product=WORDS, project=WORDS, pays=WORDS, advance=WORDS, until=DAY_IF_ANY, date=today_or, note=NOTE,
    submission=WORDS,
)  # fmt: skip

Found = tuple[Sequence[Contract], Sequence[Security], Sequence[CreditQuestions], Sequence[ClaimAct]]


def security(session: Session) -> None:
    """Enter a guarantee, a pledge or goods that came back for the debt; answers its number and last day."""
    said = SECURITY.read(session)
    with opened(session) as book:
        customer = find_customer(book.ledger, said.customer)
        drawn = Security(customer.id, said.kind, said.date, said.given_by, said.phone, said.what, said.amount,
                         said.debt_due, said.until, said.note)  # fmt: skip
        made = add_security(book.ledger, drawn, session.moment, said.submission)
    session.posted(made, {"customer": customer.name, **_answer(session, made.result)})


def questions(session: Session) -> None:
    """Keep what was asked before somebody gets credit; answers what the answers speak for, how far, and why."""
    said = QUESTIONS.read(session)
    with opened(session) as book:
        customer = find_customer(book.ledger, said.customer)
        asked = CreditQuestions(
            customer.id, said.date, said.who, said.years, said.licence_seen, said.place_seen, said.pays_others,
            said.references, said.in_court, said.backing, said.monthly, said.wanted, why=said.why,
        )  # fmt: skip
        verdict = verdict_of(asked)
        made = open_on_credit(
            book.ledger, replace(asked, decided=said.decided or verdict.outcome), session.moment, said.submission
        )
    reasons = [one.text(session.translate) for one in verdict.reasons]
    answer = {"rule": verdict.outcome, "limit": yuan(verdict.limit_fen), "reasons": reasons}
    session.posted(made, {"customer": customer.name, "id": str(made.result.id), **told(made.result, "decided"),
                          **answer})  # fmt: skip


def contract(session: Session) -> None:
    """Keep the record of a contract; answers the clauses it does not have."""
    said = CONTRACT.read(session)
    with opened(session) as book:
        customer = find_customer(book.ledger, said.customer)
        drawn = Contract(
            customer.id, said.date, said.number, said.parties, tuple(map(ContractClause, said.clauses)), said.amount,
            said.quantity, said.product, said.project, said.pays, said.advance, said.until, said.note,
        )  # fmt: skip
        made = add_contract(book.ledger, drawn, session.moment, said.submission)
    session.posted(made, {"customer": customer.name, "id": str(made.result.id), "missing": list(made.result.missing)})


def act(session: Session) -> None:
    """Enter what was done about the claim: a demand that was signed for, a step in court, a judgment."""
    said = ACT.read(session)
    with opened(session) as book:
        customer = find_customer(book.ledger, said.customer)
        drawn = ClaimAct(customer.id, said.kind, said.date, said.proof, tuple(said.slips), said.until, said.note)
        made = add_act(book.ledger, drawn, session.moment, said.submission)
    session.posted(made, {"customer": customer.name, **_act(made.result)})


def _act(one: ClaimAct) -> Mapping[str, object]:
    return {"id": str(one.id), **told(one, "kind", "date=dated", "proof", "slips", "until", "note")}


def grounds(session: Session) -> None:
    """Everything that credit of one customer rests on beside the papers."""
    today = session.moment.today
    with opened(session) as book:
        customer = find_customer(book.ledger, session.options.name)
        found = (
            contracts(book.ledger, today, customer.id), entered(book.ledger, today, customer.id),
            answers(book.ledger, today, customer.id), acts(book.ledger, today, customer.id),
        )  # fmt: skip
    session.present(found, partial(_grounds, session), partial(_show_grounds, session))


def _grounds(session: Session, found: Found) -> object:
    made, secured, asked, done = found
    return {
        "contracts": [
            {"id": str(one.id), **told(one, "date=dated", "number", "parties", "clauses", "missing", "amount_fen",
                                       "quantity", "product", "project", "pays", "advance", "until", "note")}
            for one in made
        ],
        "securities": [_answer(session, one) for one in secured],
        "questions": [
            {"id": str(one.id), **told(one, "date=dated", "who", "years", "licence_seen", "place_seen", "pays_others",
                                       "references", "in_court", "backing", "monthly_fen", "wanted_fen", "decided",
                                       "why")}
            for one in asked
        ],
        "acts": [_act(one) for one in done],
    }  # fmt: skip


def _show_grounds(session: Session, found: Found, screen: Screen) -> None:
    every: list[Ground] = [one for some in found for one in some]
    screen.table(GROUNDS, every, session.moment.today)


def securities(session: Session) -> None:
    """What answers for the debt of one customer, or of all, with the last day of each."""
    today = session.moment.today
    with opened(session) as book:
        customer = find_customer(book.ledger, session.options.name).id if session.options.name else 0
        names = {one.id: one.name for one in all_customers(book.ledger)}
        found = [(names[one.customer_id], one) for one in entered(book.ledger, today, customer)]
    session.present(found, partial(_answers, session), partial(_show, session))


def _answers(session: Session, found: Sequence[tuple[str, Security]]) -> object:
    return {"securities": [{"customer": name, **_answer(session, one)} for name, one in found]}


def _answer(session: Session, one: Security) -> Mapping[str, object]:
    return {
        "id": str(one.id), **told(one, "kind", "given_by", "phone", "what", "amount_fen", "debt_due", "until"),
        "ends": day(one.ends), **told(one, "date=dated", "note"), "to_do": TO_DO[one.kind].text(session.translate),
    }  # fmt: skip


def _show(session: Session, found: Sequence[tuple[str, Security]], screen: Screen) -> None:
    if not found:
        screen.say(Said("No securities. The command “security” enters one."))
        return
    for whose in dict.fromkeys(name for name, _ in found):
        every: list[Ground] = [one for name, one in found if name == whose]
        screen.heading(Said("{name}", name=whose))
        screen.table(GROUNDS, every, session.moment.today)
