"""Who is in the book, and what one of them owes."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from desktop_app.domain.disputes import Dispute
from desktop_app.domain.moment import Moment
from desktop_app.operations.books import open_book
from desktop_app.operations.customers import edit_customer, find_customer
from desktop_app.operations.disputes import raise_dispute
from desktop_app.operations.payments import open_items
from tests.cli.desk import PASSPHRASE, Desk, cement, plain_lines


def test_customers_come_with_terms_limit_and_balance(desk: Desk) -> None:
    desk.ship("老王", "2026-11-01", "120.50")
    answer = desk.json("customers")
    assert answer["as_of"] == "2026-11-21"
    by_name = {one["name"]: one for one in answer["customers"]}
    assert by_name["老王建材"] == {
        "code": "C0001",
        "name": "老王建材",
        "aliases": ["老王"],
        "terms": {"kind": "days", "days": 30, "grace_days": 0},
        "limit": "10000.00",
        "grade": "",
        "area": "",
        "phone": "13800000001",
        "stopped": False,
        "round_to": "0.00",
        "credit_hold": False,
        "active": True,
        "statement_detail": "slips",
        "balance": "120.50",
    }
    assert by_name["王记五金店"]["terms"] == {"kind": "cash"}
    assert by_name["城东门窗厂"]["limit"] is None


def test_the_table_of_customers_lines_up_and_sums(desk: Desk) -> None:
    desk.ship("老王", "2026-11-01", "1234.50")
    lines = desk.run("customers").out.splitlines()
    assert lines[0].split() == ["Customer", "code", "Customer", "Terms", "Credit", "limit", "Owed", "Phone"]
    row = next(line for line in lines if "老王建材" in line)
    assert row.split() == [
        "C0001",
        "老王建材",
        *["30", "days", "from", "delivery"],
        "10,000.00",
        "1,234.50",
        "13800000001",
    ]
    assert lines[-1].split() == ["3", "customers", "1,234.50"]


def test_what_is_owed_is_summed_without_the_money_of_those_who_paid_ahead(desk: Desk) -> None:
    """Case 22: the customers and this week's list sum the same; a credit says so in a word, never by a minus."""
    desk.ship("老王", "2026-10-05", "100")
    desk.post("receive", customer="城东", date="2026-10-06", amount="30")
    told = "\n".join(plain_lines(desk.run("customers").out))
    assert "credit 30.00" in told
    assert "-30.00" not in told
    lines = told.splitlines()
    total = next(at for at, line in enumerate(lines) if "customers" in line and "100.00" in line)
    assert "credit 30.00" in lines[total + 1]
    assert "100.00" in next(line for line in plain_lines(desk.run("chase").out) if "of 1 customers" in line)


def test_a_balance_is_asked_by_name_other_name_or_code(desk: Desk) -> None:
    for name in ("老王建材", "老王", "C0001", " 老王 "):
        assert desk.json("balance", name)["customer"] == "老王建材"


def test_a_balance_shows_every_open_slip(desk: Desk) -> None:
    number = desk.ship("老王", "2026-10-01", "100")["number"]
    desk.post("receive", customer="老王", date="2026-11-21", amount="30", allocate=[{"number": number, "amount": "20"}])
    assert desk.json("balance", "老王") == {
        "as_of": "2026-11-21",
        "customer": "老王建材",
        "code": "C0001",
        "balance": "70.00",
        "overdue": "70.00",
        "ask": "70.00",
        "in_plan": "0.00",
        "next_part": None,
        "in_dispute": "0.00",
        "on_account": "10.00",
        "earnest": "0.00",
        "security": "0.00",
        "we_owe": "0.00",
        "limit": "10000.00",
        "items": [
            {
                "number": number,
                "date": "2026-10-01",
                "due": "2026-10-31",
                "amount": "100.00",
                "open": "80.00",
                "days_overdue": 21,
                "disputed": "0.00",
                "in_plan": False,
                "claim_ends": "2029-11-21",
            }
        ],
    }
    shown = desk.run("balance", "老王").out
    assert "老王建材 (C0001) on 2026-11-21" in shown
    assert number in shown


def test_a_balance_of_a_past_day_knows_only_that_day(desk: Desk) -> None:
    desk.ship("老王", "2026-10-01", "100")
    desk.post("receive", customer="老王", date="2026-11-10", amount="100")
    assert desk.json("balance", "老王", today="2026-11-09")["balance"] == "100.00"
    assert desk.json("balance", "老王", today="2026-09-30")["items"] == []
    assert desk.run("balance", "老王").out.endswith("No slip is unpaid.\n")


def test_a_customer_nobody_knows_is_told_with_the_nearest_names(desk: Desk) -> None:
    said = desk.run("balance", "老李建材")
    assert said.code == 2
    assert said.err.startswith("The book has no customer “老李建材”. Did you mean 老王建材")


def test_planned_slips_are_marked(desk: Desk) -> None:
    desk.ship("城东", "2026-01-05", "100")
    desk.post("plan", customer="城东", instalments={"count": 2, "first": "2026-12-01"})
    assert "in plan" in desk.run("balance", "城东").out


def test_a_slip_that_waits_for_the_next_batch_has_no_due_date(desk: Desk) -> None:
    sheet = desk.folder / "batch.csv"
    sheet.write_text("客户名称,结算方式\n压批商行,批结\n", encoding="utf-8")
    assert desk.json("import", str(sheet), "--as", "customers")["imported"]["customers"] == 1
    desk.ship("压批商行", "2026-11-01", "100")
    terms = {one["name"]: one["terms"] for one in desk.json("customers")["customers"]}
    assert terms["压批商行"] == {"kind": "previous_batch", "open_batches": 1}
    assert desk.json("balance", "压批商行")["items"][0]["due"] is None
    assert "with the next batch" in desk.run("balance", "压批商行").out


def test_a_stopped_customer_a_put_away_one_and_a_dispute_are_marked(desk: Desk) -> None:
    desk.ship("老王", "2026-10-01", "100")
    with open_book(desk.book, PASSPHRASE) as book:
        wang, stopped = find_customer(book.ledger, "老王"), find_customer(book.ledger, "城东")
        item = open_items(book.ledger, wang.id, date(2026, 11, 21))[0]
        moment = Moment(date(2026, 11, 21), datetime(2026, 11, 21, 4, tzinfo=UTC), "老板")
        raise_dispute(book.ledger, Dispute(item.item_id, wang.id, 1500, "破损", moment.today), moment)
        edit_customer(book.ledger, replace(stopped, stopped=True), moment)
        edit_customer(book.ledger, replace(find_customer(book.ledger, "王记五金店"), active=False), moment)
    shown = desk.run("customers").out
    assert "supply stopped" in shown
    assert "(inactive)" in shown
    assert "in dispute 15.00" in desk.run("balance", "老王").out
    assert desk.json("balance", "老王")["items"][0]["disputed"] == "15.00"


def test_an_empty_book_says_how_customers_come_in(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.passphrase_file.write_text(PASSPHRASE, encoding="utf-8")
    assert desk.run("new", "--shop", "顺达").code == 0
    assert "qingzhang import FILE --as customers" in desk.run("customers").out


def test_stopped_goods_and_stopped_credit_are_told_apart(desk: Desk) -> None:
    """R040."""
    with open_book(desk.book, PASSPHRASE) as book:
        moment = Moment(date(2026, 11, 21), datetime(2026, 11, 21, 4, tzinfo=UTC), "老板")
        edit_customer(book.ledger, replace(find_customer(book.ledger, "老王"), credit_hold=True), moment)
    by_name = {one["name"]: one for one in desk.json("customers")["customers"]}
    assert (by_name["老王建材"]["credit_hold"], by_name["老王建材"]["stopped"]) == (True, False)
    assert "credit stopped" in desk.run("customers").out
    assert desk.ship("老王", "2026-11-20", "100", paid="100")["verdict"] == "pass"
    stopped = desk.send("ship", {"customer": "老王", "date": "2026-11-20", "lines": [cement("100")]})
    assert [one["code"] for one in stopped.answer["objections"]] == ["credit_held"]
    assert [(way["way"], way["amount"]) for way in stopped.answer["ways_out"]] == [("pay_now", "100.00")]
