"""Sites and projects under a customer: a balance, a limit and a statement each, inside the one account."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from desktop_app.domain.customers import Customer
from desktop_app.domain.doubts import Doubted
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import format_yuan, parse_fen
from desktop_app.domain.objections import Code
from desktop_app.domain.plans import Instalment, Plan
from desktop_app.domain.sites import Site
from desktop_app.domain.statement_goods import StatementDetail
from desktop_app.operations.lists.papers import amount_said
from desktop_app.operations.paper_rows import paper_rows
from desktop_app.operations.paper_runs import issue_seen
from desktop_app.operations.payments import open_items
from desktop_app.operations.plans import agree_plan
from desktop_app.operations.releasing import SlipStopped
from desktop_app.operations.shipments import record_shipment, weigh_shipment
from desktop_app.operations.sites import edit_site, site_rows
from desktop_app.operations.statement_shown import Becomes, show_site
from desktop_app.operations.taking_back import void_document
from desktop_app.store import accounts, customers, statements
from desktop_app.store.database import Ledger
from tests.operations.builders import (
    THIRTY_DAYS,
    a_book,
    a_customer,
    a_draft,
    a_receipt,
    a_return,
    a_slip,
    at,
    item_of,
    on,
)

CLOUD, GREEN = "万科云城二期", "绿地中心"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    with a_book(tmp_path) as ledger:
        yield ledger


def a_builder(book: Ledger, *sites: Site) -> Customer:
    wang = a_customer(book, "王老板装饰", terms=THIRTY_DAYS, limit="10000")
    for one in sites:
        edit_site(book, wang.id, "", one, at("01-02"))
    return customers.load_customer(book, wang.id)


def owed(book: Ledger, customer: Customer, day: str = "12-31") -> dict[str, int]:
    return {one.name: one.owed_fen for one in site_rows(book, customer.id, on(day))}


def told(book: Ledger, customer: Customer, site: str, first: str, last: str, **facts: StatementDetail):  # type: ignore[no-untyped-def]
    return show_site(book, customer.id, site, (on(first), on(last)), at("12-31"), **facts).statement


def test_what_each_site_owes_is_told_beside_the_whole(book: Ledger) -> None:
    wang = a_builder(book, Site(CLOUD), Site(GREEN))
    a_slip(book, wang, "03-01", "300", project=CLOUD)
    a_slip(book, wang, "03-02", "200", project=GREEN)
    a_slip(book, wang, "03-03", "50")
    assert owed(book, wang) == {CLOUD: 300_00, GREEN: 200_00}
    assert accounts.account(book, wang.id, on("12-31")).owed_fen == 550_00


def test_an_old_text_on_a_slip_becomes_a_site_and_its_slips_come_along(book: Ledger) -> None:
    wang = a_builder(book)
    a_slip(book, wang, "03-01", "300", project="云城")
    a_slip(book, wang, "03-02", "100", project="万科云城")
    assert [(one.name, one.kept) for one in site_rows(book, wang.id, on("03-31"))] == [
        ("万科云城", False),
        ("云城", False),
    ]
    edit_site(book, wang.id, "", Site(CLOUD, also=("云城", "万科云城")), at("03-31"))
    assert owed(book, wang) == {CLOUD: 400_00}


def test_a_site_that_gets_another_name_is_still_found_by_the_old_one(book: Ledger) -> None:
    wang = a_builder(book, Site(CLOUD, limit_fen=500_00))
    a_slip(book, wang, "03-01", "300", project=CLOUD)
    edit_site(book, wang.id, CLOUD, Site("云城三期", limit_fen=500_00), at("03-05"))
    assert owed(book, wang) == {"云城三期": 300_00}
    assert customers.load_customer(book, wang.id).sites[0].also == (CLOUD,)
    with pytest.raises(Refused, match="already"):
        edit_site(book, wang.id, "", Site(CLOUD), at("03-05"))


def test_a_name_nobody_knows_is_asked_about_and_then_added(book: Ledger) -> None:
    wang = a_builder(book, Site(CLOUD))
    with pytest.raises(Doubted) as asked:
        record_shipment(book, a_draft(wang, "03-01", project=GREEN), at("03-01"))
    assert asked.value.doubts == {"new_site"}
    draft = a_draft(wang, "03-01", project=GREEN, accepted=frozenset(asked.value.doubts))
    record_shipment(book, draft, at("03-01"))
    assert [one.name for one in customers.load_customer(book, wang.id).sites] == [CLOUD, GREEN]
    assert owed(book, wang) == {CLOUD: 0, GREEN: 100_00}


def test_who_has_no_sites_writes_what_they_like(book: Ledger) -> None:
    wang = a_builder(book)
    record_shipment(book, a_draft(wang, "03-01", project="三楼"), at("03-01"))
    assert customers.load_customer(book, wang.id).sites == ()


@pytest.mark.parametrize(
    ("amount", "paid", "stopped"), [("200", "0", False), ("200.01", "0", True), ("250", "50", False)]
)
def test_the_limit_of_a_site_holds_to_the_fen(book: Ledger, amount: str, paid: str, stopped: bool) -> None:
    wang = a_builder(book, Site(CLOUD, limit_fen=500_00), Site(GREEN))
    a_slip(book, wang, "03-01", "300", project=CLOUD)
    a_slip(book, wang, "03-01", "900", project=GREEN)
    draft = a_draft(wang, "03-02", amount, project=CLOUD, paid_fen=parse_fen(paid))
    verdict = weigh_shipment(book, draft, on("03-02"))
    assert [one.code for one in verdict.objections] == ([Code.OVER_SITE] if stopped else [])
    if stopped:
        assert CLOUD in verdict.objections[0].said.text(str)
        with pytest.raises(SlipStopped):
            record_shipment(book, draft, at("03-02"))
    assert not weigh_shipment(book, replace(draft, project=GREEN), on("03-02")).blocked


def test_the_customer_as_a_whole_is_judged_beside_the_site(book: Ledger) -> None:
    wang = a_builder(book, Site(CLOUD, limit_fen=500_00))
    verdict = weigh_shipment(book, a_draft(wang, "03-02", "10001", project=CLOUD), on("03-02"))
    assert [one.code for one in verdict.objections] == [Code.OVER_LIMIT, Code.OVER_SITE]


def test_the_statement_of_a_site_has_its_slips_and_the_money_set_against_them(book: Ledger) -> None:
    wang = a_builder(book, Site(CLOUD, "西乡街道88号", "陈工", "13800000000"), Site(GREEN))
    before = a_slip(book, wang, "02-20", "100", project=CLOUD)
    slip = a_slip(book, wang, "03-01", "300", project=CLOUD)
    other = a_slip(book, wang, "03-02", "200", project=GREEN)
    a_return(book, wang, "03-05", "30", slip)
    a_receipt(book, wang, "03-10", "170", to={before: "100", other: "50"})
    made = told(book, wang, CLOUD, "03-01", "03-31")
    assert [(row.number[:3], row.debit_fen, row.credit_fen) for row in made.rows] == [
        ("SHD", 300_00, 0), ("XTD", 0, 30_00), ("SKD", 0, 100_00),
    ]  # fmt: skip
    assert (made.opening_fen, made.shipped_fen, made.returned_fen, made.received_fen) == (100_00, 300_00, 30_00, 100_00)
    assert (made.closing_fen, made.site, made.address, made.contact) == (270_00, CLOUD, "西乡街道88号", "陈工")
    assert told(book, wang, GREEN, "03-01", "03-31").closing_fen == 150_00
    shown = show_site(book, wang.id, CLOUD, (on("03-01"), on("03-31")), at("12-31"))
    assert shown.becomes is Becomes.OF_SITE
    row = issue_seen(book, shown, at("12-31")).result
    number = row.number
    listed = next(one for one in paper_rows(book, on("12-31")) if one.number == number)
    assert listed == row
    assert (listed.amount_fen, listed.site) == (shown.statement.closing_fen, shown.statement.site)
    assert (listed.period_from, listed.period_to) == (shown.statement.period_from, shown.statement.period_to)
    assert amount_said(listed) == format_yuan(shown.statement.closing_fen), "the list tells its sum"
    assert issue_seen(book, shown, at("12-31")).result.number == number, "issued once"
    again = show_site(book, wang.id, CLOUD, (on("03-01"), on("03-31")), at("12-31"))
    assert (again.becomes, again.statement.number, number[:5]) == (Becomes.ISSUED, number, "XMDZD")
    assert not statements.chain(book, wang.id, on("12-31")), "the chain of the whole customer does not know it"
    a_slip(book, wang, "03-20", "10", project=CLOUD)
    with pytest.raises(Refused, match="changed meanwhile"):
        issue_seen(book, shown, at("12-31"))
    assert show_site(book, wang.id, CLOUD, (on("03-01"), on("03-31")), at("12-31")).becomes is Becomes.OF_SITE


def test_a_voided_slip_and_its_void_stand_on_the_statement_and_come_to_nothing(book: Ledger) -> None:
    wang = a_builder(book, Site(CLOUD))
    slip = a_slip(book, wang, "03-01", "300", project=CLOUD)
    void_document(book, slip, on("03-04"), "开错了", at("03-04"))
    made = told(book, wang, CLOUD, "03-01", "03-31")
    assert (made.closing_fen, made.shipped_fen, len(made.rows)) == (0, 0, 2)


@pytest.mark.parametrize("seed", range(4))
def test_all_sites_and_what_is_without_one_come_to_what_is_owed_in_any_shop(book: Ledger, seed: int) -> None:
    chance = Random(seed)
    wang = a_builder(book, Site(CLOUD), Site(GREEN, also=("绿地",)))
    wang = replace(wang, limit_fen=None)
    customers.update_customer(book, wang)
    for step in range(40):
        day = date(2026, 2, 1).replace(month=2 + step // 10, day=1 + 2 * (step % 10))
        text = chance.choice((CLOUD, GREEN, "绿地", ""))
        if chance.random() < 0.65:
            a_slip(book, wang, f"{day:%m-%d}", f"{chance.randint(1, 90000) / 100:.2f}", project=text)
        elif open_items(book, wang.id, day):
            a_receipt(book, wang, f"{day:%m-%d}", f"{chance.randint(1, 60000) / 100:.2f}")
    items = accounts.account(book, wang.id, on("12-31")).items
    rows = site_rows(book, wang.id, on("12-31"))
    loose = sum(item.open_fen for item in items) - sum(one.owed_fen for one in rows)
    assert loose >= 0
    for one in rows:
        for split in ("03-10", "04-20"):
            early, late = (
                told(book, wang, one.name, "01-01", split),
                told(
                    book, wang, one.name, f"{split[:3]}{int(split[3:]) + 1:02d}", "12-31", detail=StatementDetail.GOODS
                ),
            )
            assert (early.opening_fen, early.closing_fen) == (0, late.opening_fen)
            assert late.closing_fen == one.owed_fen == sum(item.open_fen for item in late.open_items)


def test_what_a_plan_covers_is_asked_for_by_the_plan_and_by_no_paper_of_a_site(book: Ledger) -> None:
    """Case 22: of 500 in a plan only its parts are due, whichever site they are of; what is outside stands alone."""
    wang = a_builder(book, Site(CLOUD), Site(GREEN))
    slips = [a_slip(book, wang, "03-01", "300", project=CLOUD), a_slip(book, wang, "03-02", "200", project=GREEN)]
    a_slip(book, wang, "05-02", "100", project=GREEN)
    parts = (Instalment(on("07-01"), 250_00), Instalment(on("08-01"), 250_00))
    agree_plan(book, Plan(wang.id, on("06-01"), tuple(item_of(book, one) for one in slips), parts), at("06-01"))
    for site, kept, loose in ((CLOUD, 300_00, 0), (GREEN, 200_00, 100_00)):
        demand = show_site(book, wang.id, site, (on("03-01"), on("06-30")), at("06-30")).statement.demand
        assert demand is not None
        assert (demand.kept_fen, demand.planned_fen) == (kept, kept)
        assert (demand.asked_fen, demand.overdue_fen, demand.next_part_fen) == (loose, loose, 0)
