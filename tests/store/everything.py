"""One shop's short history that leaves rows in every table of the book, and random days of trade."""

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from desktop_app.domain.acceptances import BillState
from desktop_app.domain.accounts import Direction
from desktop_app.domain.action_groups import ActionGroup
from desktop_app.domain.attachments import AttachedTo, AttachmentDraft, AttachmentKind
from desktop_app.domain.bills import BillLine
from desktop_app.domain.claim_acts import ActKind, ClaimAct
from desktop_app.domain.consignment import StockEntry, StockMove
from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.contracts import Contract, ContractClause
from desktop_app.domain.credit_questions import CreditQuestions, PaysOthers
from desktop_app.domain.customers import Customer, Grade
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.debt_classes import DebtCause, DebtClass, DebtNature, DebtView
from desktop_app.domain.differences import AccountDifference, AccountLine, DifferenceKind, DifferenceStep
from desktop_app.domain.disputes import Dispute, DisputeKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.goods import Goods, GoodsUnit, TermsPrice
from desktop_app.domain.grounds import Security, SecurityKind
from desktop_app.domain.letters import LetterDraft, LetterKind
from desktop_app.domain.limits import LimitDecision
from desktop_app.domain.money import parse_fen
from desktop_app.domain.open_points import OpenPoint, PointEnd, PointKind, point_of
from desktop_app.domain.paid_parts import Acceptance, AcceptedBy, PaidPart
from desktop_app.domain.payments import Allocation, ReceiptDraft
from desktop_app.domain.plan_agreements import AgreementDraft, AgreementTerms
from desktop_app.domain.plans import Instalment, Plan, monthly_plan
from desktop_app.domain.prices import AgreedPrice
from desktop_app.domain.promises import Promise, PromiseTie
from desktop_app.domain.refunds import RefundDraft
from desktop_app.domain.sendings import SentBy
from desktop_app.domain.set_offs import SetOffDraft
from desktop_app.domain.shipments import Line, Part, Release, ReturnDraft, ShipmentDraft
from desktop_app.domain.shop_pictures import ShopPicture
from desktop_app.domain.side_accounts import SideAccount, SideAct, SideEntry
from desktop_app.domain.sites import Site
from desktop_app.domain.slip_sums import Charges, SlipSums
from desktop_app.domain.statements import StatementState
from desktop_app.domain.tasks import TaskKind, Todo
from desktop_app.domain.terms_sheets import AuthorisedSigner, SheetClauses, TermsSheetDraft
from desktop_app.operations.acceptances import bounce_payment, mark_bill
from desktop_app.operations.adjustments import AdjustmentDraft, Grounds, record_adjustment
from desktop_app.operations.bills import Taking, no_customers, take_lines
from desktop_app.operations.consignment import note_stock, settle_stock
from desktop_app.operations.contacts import log_contact
from desktop_app.operations.customers import edit_customer
from desktop_app.operations.debt_classes import judge_debt
from desktop_app.operations.disputes import answer_dispute, raise_dispute, settle_dispute
from desktop_app.operations.goods import add_goods, goods_rows
from desktop_app.operations.goods_merging import merge_goods
from desktop_app.operations.grounds import add_act, add_contract, add_security, open_on_credit
from desktop_app.operations.importing import ImportKind, Preview, preview_file
from desktop_app.operations.letters import make_letter, send_letter
from desktop_app.operations.limits import decide_group, decide_limit
from desktop_app.operations.merging import merge_customers
from desktop_app.operations.open_points import add_point, end_point
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.operations.payments import allocate, open_items, take_payment
from desktop_app.operations.plan_agreements import make_plan_agreement
from desktop_app.operations.plans import agree_plan, end_plan
from desktop_app.operations.prices import agree_price
from desktop_app.operations.promises import make_promise
from desktop_app.operations.refunds import pay_back
from desktop_app.operations.releasing import release_slip
from desktop_app.operations.returns import record_return
from desktop_app.operations.settings import edit_shop, shop_of
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.side_accounts import note_side, set_off
from desktop_app.operations.sites import edit_site
from desktop_app.operations.statements import Answer, answer_statement, issue_statement, mark_sent, replace_statement
from desktop_app.operations.taking_back import undo_allocation, void_document
from desktop_app.operations.tasks import add_task, put_task_off
from desktop_app.operations.terms_sheets import make_terms_sheet
from desktop_app.operations.undated import agree_dues
from desktop_app.operations.undoing_imports import undo_import
from desktop_app.store import attachments, documents, notes, open_points, papers, plans, shop_pictures
from desktop_app.store.customers import load_customer
from desktop_app.store.database import Ledger
from desktop_app.store.papers import Print
from desktop_app.store.receipts import load_receipts
from tests.operations.builders import (
    MEANT,
    ONE_BEHIND,
    THIRTY_DAYS,
    a_customer,
    a_draft,
    a_receipt,
    a_return,
    a_slip,
    an_opening,
    at,
    goods,
    item_of,
    on,
)
from tests.operations.one_table import import_preview

SHEET = "客户,单号,日期,到期日,欠款\n兴隆粮油,A1,2026-01-05,2026-02-04,1000\n兴隆粮油,A2,2026-01-20,2026-02-19,500\n"


def everything(book: Ledger, folder: Path) -> None:
    """Two months of one shop: every verb of the book at least once."""
    regular, batches = a_customer(book, "曾国强建材", limit="5000"), a_customer(book, "单县五金", terms=ONE_BEHIND)
    trade(book, regular, batches)
    talk(book, regular)
    send_to_sites(book, regular)
    stand_on_papers(book)
    put_on_paper(book, regular)
    bring_and_take_back(book, folder)
    live_through(book, regular)


def live_through(book: Ledger, customer: Customer) -> None:
    """What every busy book has seen, also that of the seals: what comes new to the book stands here."""
    find_money(book, customer)
    become_one(book)
    sell_in_units(book, customer)
    at_the_counter(book, customer)
    keep_a_picture(book, customer)
    give_somebody_a_task(book, customer)
    lie_at(book, customer)
    clear_up(book, customer)
    rest_credit_on_paper(book, customer)
    give_credit(book, customer)
    put_a_plan_on_paper(book, customer)
    promise_with_a_delivery(book, customer)


def give_credit(book: Ledger, customer: Customer) -> None:
    """A slip that is let go before it is saved."""
    draft = a_draft(customer, "02-24", "900000", submission="waits", release=Release("工地等料", on("02-27")))
    release_slip(book, draft, at("02-24"))
    season = LimitDecision(customer.id, on("02-24"), 6_000_00, Grade.A, on("05-31"), on("06-01"), "旺季备货")
    decide_limit(book, season, at("02-24"))
    decide_group(book, customer.id, ActionGroup.PRESS, "先打电话", at("02-24"))
    slip = open_items(book, customer.id, on("02-24"))[0].number
    view = DebtView(
        0, slip, on("02-24"), DebtClass.DOUBTFUL, DebtCause.SPLIT, DebtNature.DELAYED, on("04-30"), 40, "老说下月"
    )
    judge_debt(book, view, at("02-24"))


def rest_credit_on_paper(book: Ledger, customer: Customer) -> None:
    """The terms are put on paper."""
    clauses = SheetClauses((AuthorisedSigner("曾国强", "老板", "13800000000", on("12-31")),), late_rate=50_000)
    make_terms_sheet(book, TermsSheetDraft(customer.id, on("02-21"), clauses), at("02-21"))
    add_security(
        book, Security(customer.id, SecurityKind.JOINT, on("02-21"), "曾大强", debt_due=on("06-30")), at("02-21")
    )
    asked = CreditQuestions(
        customer.id, on("02-21"), "老客户介绍", 5, True, True, PaysOthers.PROMPT, wanted_fen=1_000_00
    )
    open_on_credit(book, asked, at("02-21"))
    kept = Contract(
        customer.id, on("02-21"), "HT-1", clauses=(ContractClause.PRICE,), project="万科", advance="垫资两个月"
    )
    add_contract(book, kept, at("02-21"))
    add_act(book, ClaimAct(customer.id, ActKind.POLICE, on("02-22"), "受案回执"), at("02-22"))
    draft = LetterDraft(customer.id, on("02-21"), LetterKind.EXPLANATION, "说明", "到{日期}欠 {owed}。")
    number = make_letter(book, draft, at("02-21"), str).result
    send_letter(book, number, on("02-22"), at("02-22"), SentBy.POST, "EMS 1180")


def promise_with_a_delivery(book: Ledger, customer: Customer) -> None:
    """Some of the old debt with the next slip."""
    said = Promise(customer.id, parse_fen("5"), on("03-10"), on("02-26"), "曾总", Channel.WECHAT)
    paid = Contacted(customer.id, on("02-26"), Channel.WECHAT, Outcome.CLAIMS_PAID, "已转", amount_fen=5_00)
    paid = replace(paid, claimed_on=on("02-25"), bank="工行", account="尾号 8810")
    log_contact(book, paid, at("02-26"), accepted=True)
    make_promise(book, replace(said, tie=PromiseTie.NEXT_SLIP), at("02-26"), accepted=MEANT)


def put_a_plan_on_paper(book: Ledger, customer: Customer) -> None:
    """What is open goes into a plan, and the plan on paper; its signed copy is back."""
    items = tuple(one.item_id for one in open_items(book, customer.id, on("02-25")) if not one.in_plan)[:1]
    fen = sum(one.open_fen for one in open_items(book, customer.id, on("02-25")) if one.item_id in items)
    plan = agree_plan(book, Plan(customer.id, on("02-25"), items, monthly_plan(fen, 3, on("03-10"))), at("02-25"))
    draft = AgreementDraft(plan.result.number, on("02-25"), AgreementTerms(guarantor="曾大强", note="每月对数"))
    paper = make_plan_agreement(book, draft, at("02-25")).result
    papers.add_event(book, paper, "signed", on("02-26"), at("02-26"))


def sell_in_units(book: Ledger, customer: Customer) -> None:
    """Goods by the box and the piece at an agreed price, and goods that were entered twice."""
    box = GoodsUnit("箱", 50_000, 3_000_000, 2_800_000, "6901234500025")
    by_terms = (TermsPrice(TermsKind.CASH, "个", 58_000),)
    screws = add_goods(book, Goods("螺丝", unit="个", price=60_000, lowest=55_000, group="五金", larger=(box,),
                                   by_terms=by_terms, held_back=True), at("02-13")).result  # fmt: skip
    agree_price(book, AgreedPrice(customer.id, screws.id, "箱", 2_900_000, on("02-13"), "报价单"), at("02-13"))
    line = Line("螺丝", 2_000, 2_900_000, unit="箱", goods_id=screws.id)
    record_shipment(book, ShipmentDraft(customer.id, on("02-14"), (line,), release=Release("老板同意"),
                                        accepted=MEANT), at("02-14"))  # fmt: skip
    gift = Line("螺丝", 1_000, 60_000, unit="个", goods_id=screws.id, gift=True)
    charges = SlipSums(48_000, Charges(0, 200, 30_00).on(48_000)).rounded_down(100).charges
    sold = Line("旧货", 2_000, 1_000_000, unit="包", more=("红", "12kg"))
    first = ShipmentDraft(customer.id, on("02-14"), (sold,), release=Release("老板同意"), accepted=MEANT)
    came_with = record_shipment(book, first, at("02-14")).result.number
    back = replace(sold, quantity=-1_000, origin=came_with)
    given = ShipmentDraft(
        customer.id,
        on("02-14"),
        (line.at_rate(500), gift, back),
        release=Release("老板同意"),
        accepted=MEANT,
        charges=charges,
        deliver_to="北门卸货口",
        receiver="老曾 13800000000",
        plate="粤S·A1286",
    )
    record_shipment(book, given, at("02-14"))
    edit_customer(book, replace(load_customer(book, customer.id), round_to_fen=100), at("02-14"))
    late = a_customer(book, "后来说定的", terms=Terms(TermsKind.NOT_AGREED))
    a_slip(book, late, "02-13", "70")
    edit_customer(book, replace(late, terms=ONE_BEHIND), at("02-14"))
    agree_dues(book, late.id, None, at("02-14"))
    twice = add_goods(book, Goods("镙丝", unit="个"), at("02-14")).result
    merge_goods(book, twice.id, screws.id, at("02-15"))


def at_the_counter(book: Ledger, customer: Customer) -> None:
    """Money in several ways, with a bill of exchange among it and something let go; deposits, supplies, the drawer."""
    bill = Acceptance(AcceptedBy.BANK, "1313", on("08-20"))
    parts = (PaidPart("现金", 2_00), PaidPart("承兑汇票", 3_00))
    mixed = ReceiptDraft(
        customer.id, on("02-20"), 5_00, parts=parts, taken_by="小李", acceptance=bill, let_go_fen=1_00, accepted=MEANT
    )
    number = take_payment(book, mixed, at("02-20")).result.number
    mark_bill(book, number, BillState.PASSED_ON, on("02-21"), at("02-21"), "转给水泥厂")
    edit_shop(book, replace(shop_of(book), bank_account="建行 6217；农商行 8810"), at("02-20"))
    cheque = ReceiptDraft(customer.id, on("02-20"), 7_00, "支票", accepted=MEANT, account="农商行 8810")
    bounce_payment(book, take_payment(book, cheque, at("02-20")).result.number, on("02-22"), "退票", at("02-22"))
    for entry in (
        SideEntry(SideAccount.EARNEST, SideAct.TAKEN, on("02-20"), 300_00, customer.id, "现金", "小李"),
        SideEntry(SideAccount.SUPPLY, SideAct.BILL, on("02-20"), 50_00, customer.id, reference="A7", note="沙子"),
        SideEntry(SideAccount.DRAWER, SideAct.FLOAT, on("02-20"), 200_00),
    ):
        note_side(book, entry, at("02-20"))
    owing = a_customer(book, "又供货又进货")
    a_slip(book, owing, "02-20", "90")
    owed = SideEntry(SideAccount.SUPPLY, SideAct.BILL, on("02-20"), 50_00, owing.id, reference="B1")
    note_side(book, owed, at("02-20"))
    set_off(book, SetOffDraft(owing.id, on("02-21"), 50_00), at("02-21"))
    a_receipt(book, owing, "02-21", "60")
    pay_back(book, RefundDraft(owing.id, on("02-22"), 5_00, "现金", "小李"), at("02-22"))


def give_somebody_a_task(book: Ledger, customer: Customer) -> None:
    """An invoice is wanted, and put off."""
    wanted = add_task(book, Todo(TaskKind.INVOICE, customer.id, on("02-21"), note="专票"), at("02-21")).result
    put_task_off(book, wanted, on("02-25"), at("02-22"))


def keep_a_picture(book: Ledger, customer: Customer) -> None:
    """A contract of the customer; its bytes are not kept here."""
    draft = AttachmentDraft(
        AttachedTo.CUSTOMER, str(customer.id), AttachmentKind.CONTRACT, on("02-21"), "合同.pdf", "柜"
    )
    with book.writing():
        attachments.add(book, draft, customer.id, "b" * 52, "00" * 32, at("02-21"))


def lie_at(book: Ledger, customer: Customer) -> None:
    """Ten bags lie there, two of them sold and settled."""
    article = goods_rows(book, on("02-22"))[0].goods
    for move, many in ((StockMove.PLACED, 10_000), (StockMove.COUNTED, 8_000)):
        entry = StockEntry(customer.id, article.id, article.unit, move, on("02-22"), many, 1_0000, "架子上")
        note_stock(book, entry, at("02-22"))
    settle_stock(book, customer.id, on("02-22"), at("02-22"), release="熟客")


def clear_up(book: Ledger, customer: Customer) -> None:
    """A rebate is credited, a fault of ours was put right, a difference to their sheet stands."""
    rebate = OpenPoint(PointKind.REBATE, customer.id, on("02-22"), "一月返利", 500)
    made = add_point(book, rebate, at("02-22")).result
    with book.writing():
        open_points.add_end(book, made, PointEnd.HONOURED, "", "", at("02-22"))
    fault = OpenPoint(
        PointKind.FAULT, customer.id, on("02-22"), "促销礼品没给", owner="小曾", until=on("02-25"), number="ZP-1"
    )
    end_point(book, add_point(book, fault, at("02-22")).result.id, PointEnd.CLEARED, "补了", at("02-23"))
    theirs = AccountLine("", on("02-20"), -3000, "付款", 7)
    differs = AccountDifference(DifferenceKind.ONLY_THEM, (), (theirs,), DifferenceStep.LOOK_FOR_RECEIPT)
    add_point(book, point_of(differs, customer.id, on("02-22")), at("02-22"))


def find_money(book: Ledger, customer: Customer) -> None:
    """A line of a bill is found to be the receipt that was typed, another is nobody's."""
    typed = next(row.number for row in load_receipts(book, on("12-31"), customer.id) if not row.reversed_by)
    fen = documents.load_document(book, typed).amount_fen
    line = BillLine("wechat 1000050001202601150000000001", 17, on("01-15"), fen, "小曾")
    take_lines(book, [Taking(line, 0, "微信", same=typed)], at("03-01"))
    no_customers(book, [BillLine("wechat 2", 18, on("01-15"), 1, "美团收款")], at("03-01"))


def trade(book: Ledger, regular: Customer, batches: Customer) -> None:
    an_opening(book, regular, "2025-12-20", "300", due="01-20")
    first = a_slip(book, regular, "01-05", "1000", paid="200")
    a_slip(book, regular, "01-08", "600", parts=(("02-01", "400"), ("03-01", "200")))
    a_slip(book, regular, "01-09", "9000", release="老板同意")
    a_slip(book, batches, "01-10", "150")
    a_slip(book, batches, "01-17", "250", release="再送一批")
    a_return(book, regular, "01-12", "100", slip=first)
    a_return(book, regular, "01-13", "50", slip=first, apply=False)
    a_receipt(book, regular, "01-15", "500")
    spread = a_receipt(book, regular, "01-16", "200", to={})
    allocate(book, spread, [Allocation(item_of(book, first), parse_fen("120"))], on("01-17"), at("01-17"))
    undo_allocation(book, spread, first, on("01-18"), at("01-18"))
    wrong = a_slip(book, regular, "01-19", "77", release="熟客")
    void_document(book, wrong, on("01-20"), "开错了", at("01-20"))
    draft = AdjustmentDraft(regular.id, on("01-21"), parse_fen("10"), about_number=first, remark="抹零")
    record_adjustment(book, draft, at("01-21"))


def talk(book: Ledger, customer: Customer) -> None:
    make_promise(book, Promise(customer.id, parse_fen("300"), on("02-10"), on("01-25"), "王总"), at("01-25"), "p-1")
    said = Contacted(customer.id, on("01-26"), Channel.PHONE, Outcome.REACHED, "月底付", on("02-01"))
    log_contact(book, said, at("01-26"))
    for day in ("01-27", "01-29"):
        item = open_items(book, customer.id, on(day))[0]
        parts = (Instalment(on("02-20"), 1), Instalment(on("03-20"), item.open_fen - 1))
        plan = agree_plan(book, Plan(customer.id, on(day), (item.item_id,), parts, "分两次"), at(day)).result
        with book.writing():
            plans.sign_plan(book, plans.load_plans(book, on(day))[-1], on(day), "王总签字", "", at(day))
        if day == "01-27":
            end_plan(book, plan.number, on("01-28"), "重新商定", at("01-28"))
    item = open_items(book, customer.id, on("01-30"))[-1]
    dispute = raise_dispute(
        book,
        Dispute(
            item.item_id,
            customer.id,
            500,
            "少了两包",
            on("01-30"),
            kind=DisputeKind.SHORT,
            told_by="老王",
            channel="phone",
        ),
        at("01-30"),
    ).result
    answer_dispute(book, dispute.id, on("01-31"), "去看看", at("01-31"))
    settle_dispute(book, dispute.id, on("02-02"), 500, "减五元", at("02-02"))
    with book.writing():
        notes.add(book, "withdrawals", ("contact", 1, on("02-02")), at("02-02"), "withdraw", "contact 1")


def stand_on_papers(book: Ledger) -> None:
    """A logo, whose bytes are not kept here."""
    with book.writing():
        shop_pictures.add(book, ShopPicture.LOGO, "a" * 52, at("02-02"))


def send_to_sites(book: Ledger, customer: Customer) -> None:
    """A site with a limit of its own, under another name since, and a slip for it."""
    edit_site(book, customer.id, "", Site("云城二期", "固戍一路88号", "陈工", "13800138000", 500_000), at("02-02"))
    edit_site(book, customer.id, "云城二期", Site("万科云城二期", limit_fen=500_000, also=("云城",)), at("02-02"))
    a_slip(book, customer, "02-02", "1", project="云城", release="熟客")


def put_on_paper(book: Ledger, customer: Customer) -> None:
    """A statement from issue to signature, and a printed slip; the bytes of the sheets are not kept here."""
    issue_statement(book, customer.id, on("01-01"), at("02-03"))
    a_receipt(book, customer, "01-30", "1", entered="02-03")
    issued = replace_statement(book, customer.id, on("01-01"), at("02-03")).result
    mark_sent(book, issued.number, on("02-03"), at("02-03"))
    answer_statement(book, issued.number, Answer(StatementState.AGREED, on("02-05"), said_by="王总"), at("02-05"))
    with book.writing():
        papers.add_print(book, Print("SHD-2026-00001", "a4-zh_CN", "a" * 52, "00" * 32), at("02-06"))
        papers.add_event(book, "SHD-2026-00001", "printed", on("02-06"), at("02-06"))


def bring_and_take_back(book: Ledger, folder: Path) -> None:
    file = folder / "旧账.csv"
    file.write_text(SHEET, encoding="utf-8")
    for _ in range(2):
        seen = preview_file(book, file, ImportKind.OPEN_ITEMS, on("02-08"))
        assert isinstance(seen, Preview)
        import_preview(book, seen, "旧账.csv", at("02-08"))
        if not book.value("SELECT count(*) FROM import_undone"):
            undo_import(book, at("02-09"))


def become_one(book: Ledger) -> None:
    """One customer was entered twice, and was called otherwise before."""
    twice = [a_customer(book, name) for name in ("老孟", "孟家粮油店")]
    for one in twice:
        a_slip(book, one, "02-10", "80")
    renamed = edit_customer(book, replace(twice[1], name="孟氏粮油"), at("02-11")).result
    merge_customers(book, twice[0].id, renamed.id, at("02-12"))


def random_trade(book: Ledger, seed: int, steps: int) -> None:
    """Random documents of three customers, dated and entered in no order; what the rules refuse is left out."""
    chance = random.Random(seed)
    terms = (THIRTY_DAYS, ONE_BEHIND, Terms(TermsKind.MONTHLY_DAY, pay_day=10, cut_off=25))
    names = [f"客户{seed}-{place}" for place in range(3)]
    customers = [a_customer(book, name, terms=each) for name, each in zip(names, terms, strict=True)]
    today = date(2026, 1, 1)
    for _ in range(steps):
        today += timedelta(days=chance.choice((0, 0, 1, 3)))
        try:
            one_step(book, chance, chance.choice(customers), today)
        except Refused:
            continue


def one_step(book: Ledger, chance: random.Random, customer: Customer, today: date) -> None:
    dated, fen = today - timedelta(days=chance.choice((0, 0, 2, 9))), chance.randint(1, 100_000)
    match chance.choice(("slip", "slip", "receipt", "receipt", "return", "opening", "note", "reverse", "undo")):
        case "slip":
            parts = (Part(today, fen // 2), Part(today + timedelta(days=9), fen - fen // 2)) if fen % 5 == 0 else ()
            draft = ShipmentDraft(
                customer.id, dated, (goods(f"{fen / 100:.2f}"),), paid_fen=chance.choice((0, fen // 3)), parts=parts,
                release=Release("老板同意"),
            )  # fmt: skip
            record_shipment(book, draft, at(today))
        case "receipt":
            take_payment(book, ReceiptDraft(customer.id, dated, fen), at(today))
        case "return":
            slip = some_number(book, chance, customer, "shipment")
            back = ReturnDraft(customer.id, today, (goods("3.50"),), slip, apply=bool(fen % 2))
            record_return(book, back, at(today))
        case "opening":
            record_opening(book, OpeningDraft(customer.id, dated, today, fen), at(today))
        case "note":
            way = chance.choice((Direction.DEBIT, Direction.CREDIT))
            note = AdjustmentDraft(customer.id, dated, fen, way, Grounds.ALLOWANCE, accepted=MEANT)
            record_adjustment(book, note, at(today))
        case "reverse":
            kind = chance.choice(("shipment", "receipt", "return", "adjustment"))
            void_document(book, some_number(book, chance, customer, kind), today, "开错了", at(today))
        case "undo":
            credit, debit = some_allocation(book, chance, customer)
            undo_allocation(book, credit, debit, today, at(today))


def some_number(book: Ledger, chance: random.Random, customer: Customer, kind: str) -> str:
    rows = book.rows("SELECT number FROM documents WHERE customer_id = ? AND kind = ?", (customer.id, kind))
    if not rows:
        raise Refused("There is none yet.")
    return str(chance.choice(rows)[0])


def some_allocation(book: Ledger, chance: random.Random, customer: Customer) -> tuple[str, str]:
    """Numbers of a credit and of a slip it settles or settled."""
    rows = book.rows(
        """SELECT c.number, d.number FROM allocations a JOIN items x ON x.id = a.credit_item
           JOIN documents c ON c.id = x.document_id JOIN items y ON y.id = a.debit_item
           JOIN documents d ON d.id = y.document_id WHERE c.customer_id = ?""",
        (customer.id,),
    )
    if not rows:
        raise Refused("There is none yet.")
    credit, debit = chance.choice(rows)
    return str(credit), str(debit)
