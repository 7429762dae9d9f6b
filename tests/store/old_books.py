"""Books kept for ever: one of every released format, with the figures the program of its day showed (D17, T16).

`python -m tests.store.old_books FOLDER` makes such a book in today's format, before the format changes.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from shutil import copytree
from typing import Any
from unittest.mock import patch

from PIL import Image

from desktop_app.domain.accounts import Direction
from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.credit_rules import CreditRules
from desktop_app.domain.customers import Buyer, Contact, Customer, Grade, Role
from desktop_app.domain.dates import Calendar, Terms, TermsKind
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.goods import Goods
from desktop_app.domain.money import parse_fen, parse_price, parse_quantity
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.domain.promises import Promise
from desktop_app.domain.shipments import Line, Release, ShipmentDraft
from desktop_app.domain.shop import Shop
from desktop_app.domain.statements import StatementState
from desktop_app.operations.adjustments import AdjustmentDraft, Grounds, record_adjustment
from desktop_app.operations.books import Book, create_book, open_book
from desktop_app.operations.contacts import log_contact, put_off
from desktop_app.operations.customers import add_customer, edit_customer
from desktop_app.operations.disputes import raise_dispute
from desktop_app.operations.drafts import Draft, keep_draft
from desktop_app.operations.goods import add_goods, edit_goods
from desktop_app.operations.papers import VoucherPaper, mark_printed, mark_signed, statement_pdfs, voucher_pdf
from desktop_app.operations.payments import open_items
from desktop_app.operations.plans import agree_plan
from desktop_app.operations.promises import make_promise
from desktop_app.operations.settings import edit_calendar, edit_rules, edit_shop
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.statements import Answer, answer_statement, issue_statement, mark_sent
from desktop_app.operations.taking_back import Withdrawable, withdraw
from desktop_app.store import accounts, customers
from desktop_app.store.database import Ledger
from desktop_app.system import keys
from desktop_app.system.passphrase import Method, Stretch
from tests.operations.builders import ONE_BEHIND, SHOP, THIRTY_DAYS, a_receipt, a_return, a_slip, an_opening, at, on
from tests.store.everything import become_one, bring_and_take_back, talk, trade

FILES = Path(__file__).parents[1] / "files"
FORMATS = sorted(FILES.glob("format-*"))
PASSPHRASE = "四川 建材 2026"
DAYS = tuple(on(day) for day in ("2025-12-31", "01-10", "01-31", "02-28", "03-31", "04-30", "12-31"))
SALT = bytes(range(16))


def copy_of(kept: Path, folder: Path) -> Path:
    """A copy to open: what is kept stays as it was written."""
    return Path(copytree(kept, folder))


def expected(kept: Path) -> dict[str, Any]:
    """The figures the program of its day showed of a kept book."""
    return dict(json.loads((kept / "figures.json").read_text(encoding="utf-8")))


def figures(ledger: Ledger) -> dict[str, Any]:
    """What no later format may change: who owed what on which day, due when, and what was put on paper.

    Amounts in fen. Taken through the product; `figures.json` holds what it gave when the book was written.
    """
    names = {one: name for one, _, name in customers.names(ledger)}
    return {
        "balances": {
            day.isoformat(): {names[one]: fen for one, fen in accounts.balances(ledger, day) if fen} for day in DAYS
        },
        "open": {day.isoformat(): sorted(_open(ledger, names, day)) for day in DAYS},
        "documents": dict(Counter(kind for (kind,) in ledger.rows("SELECT kind FROM documents"))),
        "statements": [list(row) for row in ledger.rows("SELECT number, closing_fen FROM statements ORDER BY id")],
        "papers": [list(row) for row in ledger.rows("SELECT number, sha256 FROM papers ORDER BY number")],
        "prints": [list(row) for row in ledger.rows("SELECT number, layout, sha256 FROM prints ORDER BY id")],
        "journal": [
            ledger.value("SELECT count(*) FROM journal"),
            ledger.value("SELECT hex(hash) FROM journal ORDER BY seq DESC LIMIT 1"),
        ],
    }


def _open(ledger: Ledger, names: dict[int, str], day: date) -> Iterator[list[Any]]:
    for account in accounts.accounts(ledger, day):
        if account.on_account_fen:
            yield [names[account.customer_id], "on account", 0, "", account.on_account_fen]
        for item in account.items:
            due = item.due.isoformat() if item.due else ""
            yield [names[account.customer_id], item.number, item.part, due, item.open_fen]


# ── a book of today's format ─────────────────────────────────────────────────────────────────────
@contextmanager
def rich_book(folder: Path) -> Iterator[Book]:
    """A new book with every kind of record the program of today can make, real papers and scans among them.

    Its passphrase is stretched as little as a key file may say, so that the tests open it at once.
    """
    with patch.object(keys, "new_stretch", lambda: Stretch(Method.ARGON2ID, 2**13, 1, 1, SALT)):
        create_book(folder, SHOP, at("2025-12-01"), PASSPHRASE)
    with open_book(folder, PASSPHRASE) as book:
        live(book, folder)
        yield book


def live(book: Book, folder: Path) -> None:
    """Five months of one shop."""
    ledger = book.ledger
    settings(ledger)
    articles(ledger)
    regular, batches = everybody(ledger)
    trade(ledger, regular, batches)
    talk(ledger, regular)
    bring_and_take_back(ledger, folder.parent)
    become_one(ledger)
    batch_trade(ledger)
    month_trade(ledger)
    notes(ledger)
    papers_of(book)
    keep_draft(ledger, Draft("receipt", "d-1", '{"amount": "12"}', datetime(2026, 3, 1, 4, tzinfo=UTC)))


def settings(ledger: Ledger) -> None:
    shop = Shop(name="顺达建材批发部", address="云溪镇东街 8 号", phone="138 0013 8000", voucher_clause="请当面点清。")
    edit_shop(ledger, shop, at("2025-12-02"))
    edit_rules(ledger, CreditRules(overdue_tolerance_days=3, batch_tolerance_fen=100), at("2025-12-02"))
    edit_calendar(ledger, Calendar(frozenset({on("02-17"), on("02-18")}), frozenset({on("02-14")})), at("2025-12-02"))


def articles(ledger: Ledger) -> None:
    made = add_goods(ledger, Goods("水泥", code="SN42", spec="P.O 42.5", unit="包", price=235_000), at("2025-12-03"))
    edit_goods(ledger, replace(made.result, price=240_000), at("2025-12-04"))
    add_goods(ledger, Goods("河沙", unit="方", active=False), at("2025-12-03"))


def everybody(ledger: Ledger) -> tuple[Customer, Customer]:
    """Customers on every kind of terms, with every field filled in at least once."""
    people = (
        Contact("王总", Role.OWNER, "139 0000 0001", "wang", "爱喝茶"),
        Contact("小李", Role.DO_NOT_DISCUSS),
        Contact("会计", Role.PAYER, "139 0000 0002"),
    )
    regular = Customer(
        "曾国强建材", code="K001", aliases=("老曾", "国强"), contacts=people, segment=Buyer.SOLE_TRADER,
        terms=THIRTY_DAYS, limit_fen=5_000_00, grade=Grade.A, area="城南", address="南街 1 号", phone="0728 1234567",
        tax_number="91420000MA00000000", operator="老板", payment_days=(10, 25), must_reconcile=True, notes="老客户",
        since=on("2020-05-01"),
    )  # fmt: skip
    monthly, next_month = TermsKind.MONTHLY_DAY, TermsKind.NEXT_MONTH_DAYS
    others = (
        Customer("现金老赵", terms=Terms(TermsKind.CASH), limit_fen=0),
        Customer("三批刘记", terms=Terms(TermsKind.PREVIOUS_BATCH, open_batches=2), segment=Buyer.PERSON),
        Customer("月结公司", terms=Terms(monthly, pay_day=10, cut_off=25), hide_balance=True),
        Customer("月结晚付", terms=Terms(monthly, pay_day=28, cut_off=20), grade=Grade.C, segment=Buyer.CHAIN),
        Customer("次月结三十", terms=Terms(next_month, days=30), segment=Buyer.PUBLIC_BODY),
        Customer("一次性工地", terms=Terms(TermsKind.FIXED_DATE, fixed=on("03-15")), segment=Buyer.SITE),
        Customer("停货周记", terms=THIRTY_DAYS, stopped=True, stop_reason="拖欠太久"),
        Customer("早就不来", terms=THIRTY_DAYS, active=False),
    )
    kept = add_customer(ledger, regular, at("2025-12-05")).result
    batches = add_customer(ledger, Customer("单县五金", terms=ONE_BEHIND), at("2025-12-05")).result
    for one in others:
        add_customer(ledger, one, at("2025-12-05"))
    return edit_customer(ledger, replace(kept, area="城北"), at("2025-12-06")).result, batches


def named(ledger: Ledger, name: str) -> Customer:
    return next(one for one in customers.load_customers(ledger) if one.name == name)


def batch_trade(ledger: Ledger) -> None:
    """Batches that wait for the next, one partly paid."""
    who = named(ledger, "三批刘记")
    for day, yuan in (("01-05", "500"), ("01-19", "700"), ("02-03", "900")):
        a_slip(ledger, who, day, yuan, release="老板同意")
    a_receipt(ledger, who, "02-10", "620.5")


def month_trade(ledger: Ledger) -> None:
    for name, slips in {
        "月结公司": (("01-24", "1200"), ("01-26", "800"), ("02-11", "333.33")),
        "月结晚付": (("01-15", "400"), ("01-21", "600")),
        "次月结三十": (("01-31", "250"), ("02-01", "350")),
        "现金老赵": (("02-02", "88.8"),),
    }.items():
        for day, yuan in slips:
            a_slip(ledger, named(ledger, name), day, yuan, paid=yuan if name == "现金老赵" else "0")
    a_receipt(ledger, named(ledger, "月结公司"), "02-12", "3000")
    one_off = named(ledger, "一次性工地")
    line = Line("水泥", parse_quantity("12.5"), parse_price("24"), "P.O 42.5", "包", "SN42", "到工地", 1)
    slip = ShipmentDraft(
        one_off.id, on("02-20"), (line,), project="三标段", remark="塔吊旁", carrier="老孙 鄂R12345",
        paper_number="0004711", prepared_by="小李", fixed_due=on("04-01"), release=Release("老板同意", on("03-01")),
    )  # fmt: skip
    sold = record_shipment(ledger, slip, at("02-22")).result.number
    a_return(ledger, one_off, "02-25", "24", slip=sold)
    a_slip(ledger, one_off, "03-02", "640", parts=(("03-20", "340"), ("05-20", "300")))
    owes = named(ledger, "停货周记")
    an_opening(ledger, owes, "2025-10-08", "4000", due="2025-11-07")
    charge = AdjustmentDraft(owes.id, on("02-26"), parse_fen("55"), Direction.DEBIT, Grounds.OTHER, remark="代垫运费")
    record_adjustment(ledger, charge, at("02-26"))


def notes(ledger: Ledger) -> None:
    """Promises kept, broken, waiting and taken back; every outcome of a talk; a plan that runs, an open dispute."""
    owes = named(ledger, "停货周记")
    for made, by, fen in (("02-01", "02-05", 50_00), ("02-06", "02-09", 90_00), ("03-01", "05-30", 700_00)):
        make_promise(ledger, Promise(owes.id, fen, on(by), on(made), "周记", Channel.WECHAT, "口头"), at(made))
    wrong = make_promise(ledger, Promise(owes.id, 1_00, on("05-01"), on("03-01")), at("03-01")).result
    withdraw(ledger, Withdrawable.PROMISE, wrong.id, at("03-01"))
    a_receipt(ledger, owes, "02-04", "50")
    said = [one for one in Outcome if one is not Outcome.PUT_OFF]
    for day, outcome in enumerate(said, 3):
        claim = outcome is Outcome.CLAIMS_PAID
        line = Contacted(
            owes.id, on(f"03-{day:02}"), tuple(Channel)[day % 6], outcome, f"第{day}次", on("03-20"),
            amount_fen=100_00 if claim else 0, claimed_on=on("03-05") if claim else None,
        )  # fmt: skip
        log_contact(ledger, line, at(line.at))
    put_off(ledger, owes.id, on("03-18"), at("03-14"))
    items = open_items(ledger, owes.id, on("03-15"))
    old = next(item for item in items if item.open_fen > 1000_00)
    parts = monthly_plan(old.open_fen, 5, on("03-31"))
    agree_plan(ledger, Plan(owes.id, on("03-15"), (old.item_id,), parts, "双方签字"), at("03-15"))
    a_receipt(ledger, owes, "03-30", "790")
    late = named(ledger, "月结晚付")
    item = open_items(ledger, late.id, on("03-16"))[0]
    raise_dispute(ledger, Dispute(item.item_id, late.id, 40_00, "有两包受潮", on("03-16")), at("03-16"))


def papers_of(book: Book) -> None:
    """Slips printed and signed with a photo or a PDF; statements agreed, differing, signed, sent and unanswered."""
    ledger = book.ledger
    for number in ("SHD-2026-00001", "XTD-2026-00001"):
        voucher_pdf(
            book,
            number,
            VoucherPaper.CONTINUOUS if number != "XTD-2026-00001" else VoucherPaper.A4,
            "zh_CN",
            at("04-01"),
        )
        mark_printed(book, number, on("04-01"), at("04-01"))
    mark_signed(book, "SHD-2026-00001", on("04-02"), at("04-02"), a_photo(), "门卫代签")
    issued = {
        name: issue_statement(ledger, named(ledger, name).id, on("03-01"), at("04-03")).result.number
        for name in ("曾国强建材", "月结公司", "月结晚付", "次月结三十", "停货周记")
    }
    pdfs = dict(statement_pdfs(book, (issued["曾国强建材"], issued["停货周记"]), "zh_CN", at("04-03")))
    for name in ("曾国强建材", "月结公司", "月结晚付", "停货周记"):
        mark_sent(ledger, issued[name], on("04-03"), at("04-03"))
    agreed = Answer(StatementState.AGREED, on("04-05"), said_by="王总", channel="phone", note="没问题")
    answer_statement(ledger, issued["曾国强建材"], agreed, at("04-05"))
    differs = Answer(StatementState.DIFFERS, on("04-06"), 560_00, "月结会计", "wechat", "少减一张退货")
    answer_statement(ledger, issued["月结晚付"], differs, at("04-06"))
    mark_signed(book, issued["停货周记"], on("04-08"), at("04-08"), pdfs[issued["停货周记"]], "盖章")


def a_photo() -> bytes:
    """A small grey JPEG, as a camera writes it."""
    made = BytesIO()
    Image.new("L", (64, 48), 200).save(made, "JPEG")
    return made.getvalue()


def main(folder: Path) -> None:
    with rich_book(folder) as book:
        keep_figures(folder, figures(book.ledger))


def keep_figures(folder: Path, kept: dict[str, Any]) -> None:
    lines = [f" {json.dumps(name)}: {json.dumps(figure, ensure_ascii=False)}" for name, figure in kept.items()]
    (folder / "figures.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
