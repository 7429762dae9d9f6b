"""The sample shop: the same for the same seed, proven like any book, and full of what a user will meet."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import fmean

import pytest

from desktop_app.domain.accounts import days_overdue
from desktop_app.domain.chasing import Row
from desktop_app.domain.customers import Customer, Grade
from desktop_app.domain.dates import TermsKind, add_months
from desktop_app.domain.disputes import is_open
from desktop_app.domain.errors import Refused
from desktop_app.domain.papers import PaperKind
from desktop_app.domain.plans import InstalmentState
from desktop_app.domain.promises import PromiseState
from desktop_app.domain.reasons import Reason
from desktop_app.domain.shipments import Line, ShipmentDraft, total_fen
from desktop_app.domain.statements import StatementState
from desktop_app.operations.attachments import attached, attachment_bytes
from desktop_app.operations.books import begin_ledger, open_book
from desktop_app.operations.chasing import this_week
from desktop_app.operations.consignment import consigned
from desktop_app.operations.customers import find_customer
from desktop_app.operations.plans import plan_standings
from desktop_app.operations.prices import agreed_rows
from desktop_app.operations.promises import judged_promises
from desktop_app.operations.reports import account, ageing
from desktop_app.sample import create_sample, fill_sample, first_moment, sample_shop, shop
from desktop_app.sample.articles import FAMILIES, articles_of, tidy
from desktop_app.sample.baskets import Baskets
from desktop_app.sample.bulk import BulkDesk
from desktop_app.sample.cast import PARTS, CastPart, client_of
from desktop_app.sample.clients import Town
from desktop_app.sample.desk import BookDesk
from desktop_app.sample.prices import Market
from desktop_app.sample.seasons import new_year, next_open
from desktop_app.store import chasing, disputes, papers, statements
from desktop_app.store import journal as journals
from desktop_app.store.checking import check
from desktop_app.store.customers import load_customers
from desktop_app.store.database import Ledger, create_ledger
from desktop_app.store.goods import load_goods
from tests.operations.builders import at

NOW = at("2026-03-16")
TODAY = NOW.today


@contextmanager
def a_sample(
    folder: Path, customers: int = 40, years: int = 2, seed: int = 1, day: str = "2026-03-16"
) -> Iterator[Ledger]:
    """The sample shop in a new ledger, closed at the end."""
    ledger = an_empty_book(folder, years, day)
    try:
        fill_sample(ledger, at(day), customers, years, seed)
        yield ledger
    finally:
        ledger.close()


def an_empty_book(folder: Path, years: int = 1, day: str = "2026-03-16") -> Ledger:
    ledger = create_ledger(folder / "ledger.db", bytes(range(32)))
    begin_ledger(ledger, sample_shop(), "SAMPLE", first_moment(at(day), years))
    return ledger


def everything_in(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    tables = ledger.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
    )
    return {name: sorted(ledger.rows(f"SELECT * FROM {name}"), key=repr) for (name,) in tables}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The shop everybody sees first; the tests only read it."""
    with a_sample(tmp_path_factory.mktemp("sample")) as ledger:
        yield ledger


@pytest.fixture(scope="module")
def week(book: Ledger) -> dict[str, Row]:
    """This week's list by customer."""
    return {row.name: row for row in this_week(book, TODAY)}


# ── one book like any other ──────────────────────────────────────────────────────────────────────


def test_the_bulk_path_writes_what_the_verbs_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every row of every table, the hash chain and the frozen papers included."""

    class ByHand(BookDesk):
        def finish(self) -> None:
            pass

    written = []
    for desk in (BulkDesk, ByHand):
        monkeypatch.setattr(shop, "BulkDesk", desk)
        folder = tmp_path / desk.__name__
        folder.mkdir()
        with a_sample(folder, customers=24, years=1, seed=7) as ledger:
            written.append(everything_in(ledger))
    bulk, by_hand = written
    assert {table: len(rows) for table, rows in bulk.items()} == {table: len(rows) for table, rows in by_hand.items()}
    assert bulk == by_hand


def test_the_bulk_path_has_had_every_kind_of_paper(book: Ledger) -> None:
    """Returns, releases, waived change and spread advances stand before the last months, too."""
    until = (TODAY - shop.BY_HAND).isoformat()
    verbs: dict[str, int] = dict(
        book.rows("SELECT verb, count(*) FROM journal WHERE dated < ? GROUP BY verb", (until,))
    )
    expected = {"record_shipment", "release_shipment", "take_payment", "record_return", "record_adjustment", "allocate"}
    assert expected <= verbs.keys()
    assert min(verbs[verb] for verb in expected) >= 3


def test_check_finds_nothing_in_the_sample(book: Ledger) -> None:
    assert check(book) == []


def test_the_same_seed_makes_the_same_shop_and_another_seed_another(tmp_path: Path) -> None:
    heads = []
    for index, seed in enumerate((3, 3, 4)):
        folder = tmp_path / str(index)
        folder.mkdir()
        with a_sample(folder, customers=25, years=1, seed=seed) as ledger:
            heads.append((journals.head(ledger), ageing(ledger, TODAY).total))
    assert heads[0] == heads[1]
    assert heads[0] != heads[2]


@pytest.mark.parametrize(
    ("customers", "years", "day"), [(1, 1, "2026-03-16"), (2, 1, "2024-02-29"), (8, 1, "2026-02-18")]
)
def test_a_sample_of_any_size_on_any_day_is_whole(tmp_path: Path, customers: int, years: int, day: str) -> None:
    """Also on a leap day, and while the shop itself is closed for New Year."""
    with a_sample(tmp_path, customers, years, day=day) as ledger:
        assert check(ledger) == []
        assert len(load_customers(ledger)) == customers
        assert ledger.value("SELECT max(dated) FROM documents") <= at(day).today.isoformat()


def test_time_in_the_journal_only_goes_forward(book: Ledger) -> None:
    moments = book.rows("SELECT recorded, dated FROM journal ORDER BY seq")
    assert [one[0] for one in moments] == sorted(one[0] for one in moments)
    assert [one[1] for one in moments] == sorted(one[1] for one in moments)
    assert moments[0][1] == add_months(TODAY, -24).isoformat()


@pytest.mark.parametrize(("customers", "years"), [(0, 2), (40, 0), (10_001, 2), (40, 21)])
def test_a_sample_of_a_strange_size_is_refused(tmp_path: Path, customers: int, years: int) -> None:
    with pytest.raises(Refused, match="1 to 10000 customers"):
        create_sample(tmp_path / "book", NOW, customers, years, passphrase="correct horse battery")
    assert list(tmp_path.iterdir()) == []


def test_the_sample_is_never_mixed_into_a_book_in_use(tmp_path: Path) -> None:
    with a_sample(tmp_path, customers=1, years=1) as ledger:
        before = everything_in(ledger)
        with pytest.raises(Refused, match="never mixed"):
            fill_sample(ledger, NOW, 1, 1)
        assert everything_in(ledger) == before


def test_a_sample_book_opens_with_its_passphrase(tmp_path: Path) -> None:
    recovery = create_sample(tmp_path / "book", NOW, 2, 1, passphrase="correct horse battery")
    with open_book(tmp_path / "book", "correct horse battery") as opened:
        assert check(opened.ledger) == []
        assert opened.ledger.value("SELECT dated FROM journal WHERE seq = 1") == "2025-03-16"
        assert [one.sold for one in consigned(opened.ledger, TODAY)] == [14_000]
        assert PaperKind.CONSIGNMENT in {one.kind for one in papers.load_papers(opened.ledger, TODAY)}
        kept = attached(opened.ledger, TODAY)
        assert kept
        assert all(attachment_bytes(opened, one).startswith(b"\x89PNG") for one in kept)
    assert recovery


def test_a_sample_that_fails_leaves_no_half_filled_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(desk: BulkDesk) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(BulkDesk, "finish", full_disk)
    with pytest.raises(OSError, match="disk full"):
        create_sample(tmp_path / "book", NOW, 1, 1, passphrase="correct horse battery")
    assert not (tmp_path / "book").exists()


# ── a believable shop ────────────────────────────────────────────────────────────────────────────


def test_the_shop_sells_a_hundred_articles_down_to_fractions_of_a_fen(book: Ledger) -> None:
    goods = load_goods(book)
    assert 80 <= len(goods) <= 120
    assert len({one.code for one in goods}) == len(goods)
    assert 350 in {one.price for one in goods}, "a screw at 0.035"
    assert {"袋", "吨", "卷", "根", "片", "颗"} <= {one.unit for one in goods}


def test_goods_go_by_the_box_and_some_customers_have_agreed_prices(book: Ledger) -> None:
    """R002: what left by the box is counted in pieces; agreed prices have a source."""
    boxes = book.value("SELECT count(*) FROM lines WHERE holds > 1000 AND base_unit <> '' AND unit <> base_unit")
    assert boxes > 20
    rows = agreed_rows(book, TODAY)
    assert len(rows) >= 10
    assert {row.agreed.source for row in rows} == {"报价单", "合同", "口头说好"}


@pytest.mark.parametrize(
    ("price", "written"),
    [(35_871_234, 35_870_000), (238_499, 238_000), (43_300, 43_500), (1_274, 1_250), (349, 350), (1, 5)],
)
def test_prices_are_written_as_shops_write_them(price: int, written: int) -> None:
    assert tidy(price) == written


def test_every_kind_of_terms_is_traded_on(book: Ledger) -> None:
    """R003."""
    kinds = {kind for (kind,) in book.rows("SELECT DISTINCT terms_kind FROM shipments")}
    assert kinds == {*TermsKind} - {TermsKind.NOT_AGREED}


def test_phone_numbers_ring_at_nobodys(book: Ledger) -> None:
    phones = {contact.phone for one in load_customers(book) for contact in one.contacts}
    assert phones
    assert all(phone.startswith("138 0013 80") and len(phone) == 13 for phone in phones)


def test_no_two_customers_share_a_name(book: Ledger) -> None:
    names = [name for one in load_customers(book) for name in (one.name, *one.aliases)]
    assert len(names) == len(set(names))


def test_spring_is_busier_than_summer_and_new_year_is_quiet(book: Ledger) -> None:
    sold: dict[str, int] = dict(
        book.rows("SELECT substr(dated, 1, 7), count(*) FROM documents WHERE kind = 'shipment' GROUP BY 1")
    )
    quiet = book.value(
        "SELECT count(*) FROM documents WHERE kind = 'shipment' AND dated BETWEEN ? AND ?",
        ((new_year(2025) - timedelta(days=7)).isoformat(), (new_year(2025) + timedelta(days=9)).isoformat()),
    )
    spring, summer = sold["2025-04"] + sold["2025-05"], sold["2025-07"] + sold["2025-08"]
    assert spring > 1.2 * summer
    assert quiet == 0


@pytest.mark.parametrize("year", range(2015, 2035))
def test_new_year_is_a_day_between_late_january_and_late_february(year: int) -> None:
    first = new_year(year)
    assert date(year, 1, 20) <= first <= date(year, 2, 21)
    assert (next_open(first) - first).days == 10


def test_new_year_falls_where_the_calendar_says() -> None:
    assert [new_year(year) for year in (2012, 2025, 2026, 2027)] == [
        date(2012, 1, 23), date(2025, 1, 29), date(2026, 2, 17), date(2027, 2, 6),
    ]  # fmt: skip


def test_good_customers_pay_earlier_than_bad_ones(book: Ledger) -> None:
    """So that the order of the week has something to learn (N07)."""
    grades = {one.id: one.grade for one in load_customers(book)}
    late: dict[Grade, list[int]] = {grade: [] for grade in Grade}
    for customer_id, days in chasing.settled_items(book, TODAY):
        late[grades[customer_id]].append(days)
    assert fmean(late[Grade.A]) + 15 < fmean(late[Grade.C])


def test_no_slip_passed_the_gate_without_money_or_a_reason(book: Ledger) -> None:
    """R019, R039: a released slip says why, and cash slips are paid on the day unless released."""
    released = book.rows(
        "SELECT s.release_reason FROM journal j JOIN documents d ON d.number = j.subject JOIN shipments s "
        "ON s.document_id = d.id WHERE j.verb = 'release_shipment'"
    )
    assert released
    assert all(reason for (reason,) in released)
    unpaid_cash = book.value(
        """SELECT count(*) FROM shipments s JOIN documents d ON d.id = s.document_id WHERE s.terms_kind = 'cash'
           AND s.release_reason = '' AND d.dated < ? AND d.amount_fen > (SELECT coalesce(sum(a.amount_fen), 0)
               FROM items i JOIN allocations a ON a.debit_item = i.id WHERE i.document_id = d.id)""",
        ((TODAY - timedelta(days=60)).isoformat(),),
    )
    assert unpaid_cash == 0


# ── the stories ──────────────────────────────────────────────────────────────────────────────────


def the(book: Ledger, alias: str) -> Customer:
    return find_customer(book, alias)


def reason_of(week: dict[str, Row], customer: Customer) -> Reason:
    return week[customer.name].reason


def test_every_part_of_the_cast_is_there(book: Ledger) -> None:
    assert {part.name for part in PARTS} <= {one.name for one in load_customers(book)}


def test_one_customer_is_over_the_limit_by_a_released_slip(book: Ledger, week: dict[str, Row]) -> None:
    """R019."""
    customer = the(book, "恒泰装饰")
    assert reason_of(week, customer) is Reason.OVER_LIMIT
    slips = book.rows(
        "SELECT release_reason FROM shipments s JOIN documents d ON d.id = s.document_id WHERE d.customer_id = ? "
        "AND d.dated = ?",
        (customer.id, (TODAY - timedelta(days=3)).isoformat()),
    )
    assert slips == [("老客户，工地等料，周五前回款",)]


def test_another_is_over_a_limit_that_was_lowered(book: Ledger, week: dict[str, Row]) -> None:
    """R016: nothing is late, and the journal knows both limits."""
    customer = the(book, "永兴五金")
    assert (customer.limit_fen, reason_of(week, customer)) == (20_000_00, Reason.OVER_LIMIT)
    assert week[customer.name].overdue_fen == 0


@pytest.mark.parametrize(
    ("alias", "states"),
    [
        ("老曾", [PromiseState.BROKEN] * 3),
        ("顺发水暖", [PromiseState.PART_KEPT]),
        ("百顺建材", [PromiseState.KEPT]),
        ("尉迟师傅", [PromiseState.DUE_TODAY, PromiseState.WAITING]),
    ],
)
def test_promises_were_kept_in_part_or_not_at_all(book: Ledger, alias: str, states: list[PromiseState]) -> None:
    """N01."""
    customer = the(book, alias)
    newest = [one for one in judged_promises(book, TODAY)[customer.id] if one.promise.made_on > TODAY - timedelta(90)]
    assert [one.state for one in newest] == states


def test_whoever_breaks_promises_again_is_offered_a_plan(book: Ledger, week: dict[str, Row]) -> None:
    assert reason_of(week, the(book, "老曾")) is Reason.PROMISE_BROKEN_AGAIN


def test_a_plan_has_one_part_paid_and_one_missed(book: Ledger, week: dict[str, Row]) -> None:
    """N11, R127."""
    customer = the(book, "双喜五金")
    (standing,) = plan_standings(book, TODAY, customer.id)
    states = [part.state for part in standing.parts]
    assert states[:2] == [InstalmentState.PAID, InstalmentState.MISSED]
    assert set(states[2:]) <= {InstalmentState.COMING, InstalmentState.DUE}
    assert reason_of(week, customer) is Reason.INSTALMENT_MISSED


def test_the_plan_does_not_say_that_it_is_signed_while_no_copy_came_back(book: Ledger) -> None:
    """Case 28: its card says that word of mouth proves nothing, and its note stands below."""
    (standing,) = plan_standings(book, TODAY, the(book, "双喜五金").id)
    assert (standing.plan.signed_on, standing.plan.note) == (None, "每月一期")


def test_part_of_a_slip_has_been_disputed_for_three_days(book: Ledger) -> None:
    """N10."""
    customer = the(book, "美居瓷砖")
    (dispute,) = disputes.load_disputes(book, TODAY, customer.id)
    assert (dispute.amount_fen, (TODAY - dispute.raised_on).days, is_open(dispute, TODAY)) == (150_00, 3, True)
    assert sum(item.disputed_fen for item in account(book, customer, TODAY).items) == 150_00


def test_one_customer_gets_no_more_goods(book: Ledger, week: dict[str, Row]) -> None:
    """R040."""
    customer = the(book, "永固")
    assert customer.stopped
    assert customer.stop_reason
    assert week[customer.name].days > 60


def test_one_customer_has_money_on_account_that_no_slip_used(book: Ledger) -> None:
    """Case 10."""
    report = account(book, the(book, "天成家装"), TODAY)
    assert report.on_account_fen >= 50_000_00
    assert report.balance_fen < 0
    assert report.items


def test_three_slips_never_came_back_signed(book: Ledger) -> None:
    """R030."""
    unsigned = {customer: count for customer, count, _ in papers.unsigned(book, TODAY)}
    assert unsigned[the(book, "周师傅").id] == 3
    signed = book.value("SELECT count(*) FROM paper_events WHERE event = 'signed'")
    assert signed > sum(unsigned.values())


def test_statements_of_the_last_months_are_agreed_contradicted_or_unanswered(book: Ledger) -> None:
    """N03."""
    last = {one.customer_id: one for one in statements.issued_statements(book, TODAY)}
    states = {alias: last[the(book, alias).id].state for alias in ("宏远建筑", "德信装饰", "清水小学")}
    assert states == {
        "宏远建筑": StatementState.AGREED, "德信装饰": StatementState.DIFFERS, "清水小学": StatementState.SENT,
    }  # fmt: skip
    assert {one.period_to for one in statements.issued_statements(book, TODAY)} >= {
        date(2026, 1, 31),
        date(2026, 2, 28),
    }


def test_a_slip_that_was_entered_twice_is_reversed(book: Ledger) -> None:
    customer = the(book, "兴旺装饰")
    (reversal,) = book.rows(
        "SELECT amount_fen, remark FROM documents WHERE reverses IS NOT NULL AND customer_id = ?", (customer.id,)
    )
    assert reversal == (account(book, customer, TODAY).balance_fen, "重复开单")


def test_an_old_debt_is_close_to_the_end_of_its_period(book: Ledger, week: dict[str, Row]) -> None:
    """R081, case 13: taken over from the time before the program, as a dated document."""
    customer = the(book, "老戴")
    (item,) = account(book, customer, TODAY).items
    assert item.number.startswith("QCD-2023-")
    assert item.dated < add_months(TODAY, -24)
    assert reason_of(week, customer) is Reason.LIMITATION_NEAR


def test_money_that_was_claimed_has_not_arrived(book: Ledger, week: dict[str, Row]) -> None:
    """Case 18."""
    assert reason_of(week, the(book, "聚力水电")) is Reason.CLAIMED_NOT_ARRIVED


def test_a_site_pays_everything_on_one_fixed_date(book: Ledger) -> None:
    """R004."""
    items = account(book, the(book, "滨江花园工地"), TODAY).items
    assert len(items) == 3
    assert {(item.due - TODAY).days for item in items if item.due} == {24}


def test_one_customer_named_the_slip_it_paid_and_keeps_a_return_apart(book: Ledger) -> None:
    """Cases 2 and 12: the older slip stays untouched."""
    customer = the(book, "大众家装")
    older, newer = account(book, customer, TODAY).items
    assert older.open_fen == older.amount_fen
    assert newer.open_fen < newer.amount_fen
    assert (
        book.value(
            "SELECT max(kept_apart) FROM returns t JOIN documents d ON d.id = t.document_id WHERE d.customer_id = ?",
            (customer.id,),
        )
        == 1
    )


def test_the_list_of_the_week_has_something_of_everything(week: dict[str, Row]) -> None:
    """At least ten different reasons, and money of every age."""
    assert len({row.reason for row in week.values()}) >= 10
    assert len(week) >= 20


def test_old_money_is_rare_but_there(book: Ledger) -> None:
    report = ageing(book, TODAY)
    total = report.total
    assert total.not_due_fen > report.overdue_fen > 0
    assert all(total.buckets_fen)
    items = [item for one in load_customers(book) for item in account(book, one, TODAY).items]
    assert max(days_overdue(item.due, TODAY) for item in items) > 90


@pytest.mark.parametrize(
    "part", [part for part in PARTS if part.name != "枫林老戴建材经营部"], ids=lambda part: part.alias
)
def test_a_slip_of_the_stories_comes_within_a_twentieth_of_its_sum(part: CastPart) -> None:
    rng = Random(5)
    articles = [
        replace(one, goods=replace(one.goods, id=index))
        for index, one in enumerate((one for family in FAMILIES for one in articles_of(family)), 1)
    ]
    town = Town(rng, articles, add_months(TODAY, -24), TODAY, set())
    client = client_of(part, town, articles, add_months(TODAY, -24), TODAY)
    baskets = Baskets(rng, Market(rng, articles, add_months(TODAY, -24), TODAY))
    for yuan in range(2_500, 30_000, 500):
        total = total_fen(baskets.slip_of(client, TODAY, yuan * 100).lines)
        assert 0.95 * yuan * 100 <= total <= yuan * 100


def test_a_slip_that_is_cut_leaves_nothing_that_is_only_given_away() -> None:
    """A paint of 1,680.00 does not fit into 500.00 any more; the tin given with it does not leave alone."""
    paint = Line("乳胶漆", 10_000, 1_680_000, unit="桶")
    slip = ShipmentDraft(1, TODAY, (paint, replace(paint, quantity=1_000, gift=True)))
    rng = Random(5)
    baskets = Baskets(rng, Market(rng, [], add_months(TODAY, -24), TODAY))
    assert baskets.less(slip, 500_00) is None
    whole = baskets.less(slip, slip.sums.total_fen)
    assert whole is not None
    assert len(whole.lines) == 2
