"""What credit rests on in the sample shop: terms sheets, most of them signed, one that still waits (R001)."""

from datetime import date, timedelta

from desktop_app.domain.claim_acts import ActKind, ClaimAct
from desktop_app.domain.contracts import Contract, ContractClause
from desktop_app.domain.credit_questions import CreditOutcome, CreditQuestions, PaysOthers
from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import TermsKind
from desktop_app.domain.grounds import Security, SecurityKind
from desktop_app.domain.letters import LetterDraft, LetterKind
from desktop_app.domain.moment import Moment
from desktop_app.domain.open_points import OpenPoint, PointKind
from desktop_app.domain.plan_agreements import AgreementDraft, AgreementTerms
from desktop_app.domain.sendings import SentBy
from desktop_app.domain.terms_sheets import AuthorisedSigner, SheetClauses, TermsSheetDraft
from desktop_app.operations.books import Book
from desktop_app.operations.customer_rows import customer_rows
from desktop_app.operations.grounds import add_act, add_contract, add_security, open_on_credit
from desktop_app.operations.letters import make_letter, send_letter
from desktop_app.operations.open_points import add_point
from desktop_app.operations.paper_runs import came_back_signed, printed_well
from desktop_app.operations.plan_agreements import make_plan_agreement
from desktop_app.operations.plans import plan_standings
from desktop_app.operations.terms_sheets import make_terms_sheet

ON_PAPER = 5
"""So many of those who owe most have their terms on paper; the last of them has not signed yet."""

FEE, DEPOSIT_FEN = 30_000, 5_000_00

TOLD = """致 {客户}：{本店}给贵方赊销，为此记下贵方订货、签收、付款人员的姓名和电话，只用于送货、对账和收款。
资料加密存放在我店的电脑里，不提供给别人。我店不留身份证。本人可以随时查问、要求改正或删除。"""


def put_terms_on_paper(book: Book, moment: Moment) -> None:
    """With those who owe most, two months ago; the first gets a second version with a late fee."""
    made_on, signed_on = moment.today - timedelta(days=60), moment.today - timedelta(days=55)
    owing = _who_owe_most(book, moment)[:ON_PAPER]
    for at, customer in enumerate(owing):
        number = _sheet(book, customer, made_on, SheetClauses(_signers(customer)), moment)
        if at < len(owing) - 1:
            came_back_signed(book, [number], signed_on, moment)
    for customer in owing[:2]:
        _tell_what_is_kept(book, customer, moment)
    _give_securities(book, owing, moment)
    _put_plan_on_paper(book, moment)
    for customer in owing[:1]:
        _open_on_credit(book, customer, moment)
        _ask_for_mediation(book, customer, moment)
    _leave_to_clear(book, owing, moment)
    for customer in owing[:1]:
        clauses = SheetClauses(_signers(customer), late_rate=FEE, deposit_fen=DEPOSIT_FEN, reconciles=True)
        number = _sheet(book, customer, signed_on, clauses, moment)
        came_back_signed(book, [number], moment.today - timedelta(days=50), moment)


def _put_plan_on_paper(book: Book, moment: Moment) -> None:
    """The arrears in parts were signed for a week after they were agreed, with a guarantor (R127)."""
    for standing in plan_standings(book.ledger, moment.today):
        agreed_on = standing.plan.agreed_on + timedelta(days=7)
        terms = AgreementTerms(guarantor="老板娘", note="每月付款前先对一次账")
        draft = AgreementDraft(standing.plan.number, agreed_on, terms)
        number = make_plan_agreement(book.ledger, draft, moment).result
        printed_well(book, [number], moment)
        came_back_signed(book, [number], agreed_on, moment)


def _give_securities(book: Book, owing: list[Customer], moment: Moment) -> None:
    """A guarantee that ends within two months, and a fork-lift truck that was pledged (R012, R013)."""
    given = moment.today - timedelta(days=200)
    due = moment.today - timedelta(days=140)
    for customer in owing[1:2]:
        guarantor = Security(customer.id, SecurityKind.JOINT, given, "其兄长（身份已当面核对）", debt_due=due)
        add_security(book.ledger, guarantor, moment)
    for customer in owing[2:3]:
        until = moment.today + timedelta(days=120)
        pledge = Security(customer.id, SecurityKind.PLEDGE, given, customer.name, what="3吨叉车一台", until=until)
        add_security(book.ledger, pledge, moment)


def _leave_to_clear(book: Book, owing: list[Customer], moment: Moment) -> None:
    """A rebate that waits, a fault of ours, an offer that still holds (R064, R065, R132)."""
    today = moment.today
    for customer in owing[:1]:
        rebate = OpenPoint(PointKind.REBATE, customer.id, today - timedelta(days=20), "上季度进货返利 1%", 860_00)
        add_point(book.ledger, rebate, moment)
    for customer in owing[1:2]:
        fault = OpenPoint(
            PointKind.FAULT, customer.id, today - timedelta(days=6), "促销时答应的货架没送", owner="店长",
            until=today + timedelta(days=3),
        )  # fmt: skip
        add_point(book.ledger, fault, moment)
    for customer in owing[2:3]:
        offer = OpenPoint(
            PointKind.OFFER, customer.id, today - timedelta(days=2), "月底前付清老账，让 200 元", 5_000_00, 200_00,
            until=today + timedelta(days=12),
        )  # fmt: skip
        add_point(book.ledger, offer, moment)


def _ask_for_mediation(book: Book, customer: Customer, moment: Moment) -> None:
    """About what one of them owes; no paper of it has come yet, so no last day moves (N05)."""
    day = moment.today - timedelta(days=9)
    act = ClaimAct(customer.id, ActKind.MEDIATION, day, note="街道调解室答应约双方谈一次")
    add_act(book.ledger, act, moment)


def _open_on_credit(book: Book, customer: Customer, moment: Moment) -> None:
    """What was asked of the largest, and the contract of their building site (R005, R008)."""
    asked = CreditQuestions(
        customer.id, moment.today - timedelta(days=62), "做了六年，隔壁店介绍", 6, True, True, PaysOthers.PROMPT,
        "问过城南管材", monthly_fen=30_000_00, wanted_fen=50_000_00, decided=CreditOutcome.PASS,
    )  # fmt: skip
    open_on_credit(book.ledger, asked, moment)
    clauses = (ContractClause.PRICE, ContractClause.DUE, ContractClause.SIGNERS, ContractClause.VENUE)
    contract = Contract(
        customer.id, moment.today - timedelta(days=60), "HT-06", "供需双方", clauses, 300_000_00, "600 吨", "水泥",
        "6标段", "每月25日对账，次月10日付款", "垫资不超过 5 万元，两个月", moment.today + timedelta(days=300),
    )  # fmt: skip
    add_contract(book.ledger, contract, moment)


def _tell_what_is_kept(book: Book, customer: Customer, moment: Moment) -> None:
    """The notice about people goes with the terms sheet, and is signed for (个人信息保护法 17)."""
    day = moment.today - timedelta(days=60)
    draft = LetterDraft(customer.id, day, LetterKind.PRIVACY, "个人信息告知书", TOLD)
    number = make_letter(book.ledger, draft, moment, str).result
    send_letter(book.ledger, number, day, moment, SentBy.BY_HAND)
    came_back_signed(book, [number], day + timedelta(days=5), moment)


def _who_owe_most(book: Book, moment: Moment) -> list[Customer]:
    rows = customer_rows(book.ledger, moment.today)
    agreed = [one for one in rows if one.customer.terms.kind not in (TermsKind.NOT_AGREED, TermsKind.FIXED_DATE)]
    return [one.customer for one in sorted(agreed, key=lambda one: (-one.balance_fen, one.customer.code))]


def _signers(customer: Customer) -> tuple[AuthorisedSigner, ...]:
    people = tuple(AuthorisedSigner(one.name, phone=one.phone) for one in customer.contacts if one.name)[:2]
    return people or (AuthorisedSigner(customer.operator or customer.name),)


def _sheet(book: Book, customer: Customer, dated: date, clauses: SheetClauses, moment: Moment) -> str:
    number = make_terms_sheet(book.ledger, TermsSheetDraft(customer.id, dated, clauses), moment).result
    printed_well(book, [number], moment)
    return number
