"""Make the sample shop: years by the bulk path, the last months by the verbs, stories and all."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from random import Random

from desktop_app.domain.dates import add_months, month_start
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.prices import AgreedPrice
from desktop_app.domain.shop import Shop
from desktop_app.operations.alike import alike_pairs, keep_apart
from desktop_app.operations.books import create_book, discard_book, open_book
from desktop_app.operations.prices import agree_price
from desktop_app.sample import cast
from desktop_app.sample.agreed import put_terms_on_paper
from desktop_app.sample.articles import FAMILIES, Article, articles_of
from desktop_app.sample.baskets import Baskets
from desktop_app.sample.bulk import BulkDesk
from desktop_app.sample.clients import Client, Town
from desktop_app.sample.clock import SampleClock
from desktop_app.sample.counter import Counter
from desktop_app.sample.days import Life
from desktop_app.sample.desk import BookDesk, SampleDesk
from desktop_app.sample.kept import decide_credit, keep_chats, place_goods
from desktop_app.sample.office import Office
from desktop_app.sample.paying import DAY
from desktop_app.sample.prices import Market
from desktop_app.sample.stage import FIRST_DAY, StoryStage
from desktop_app.sample.theatre import Theatre
from desktop_app.store import records
from desktop_app.store.database import Ledger

CUSTOMERS, YEARS, SEED = 40, 2, 1
MOST_CUSTOMERS, MOST_YEARS = 10_000, 20
AGREEING = 12
"""So many customers have prices of their own."""

AGREED_BY = ("报价单", "合同", "口头说好")
BY_HAND = timedelta(days=FIRST_DAY + 5)
"""The last days are entered by the verbs, so that promises, calls and statements stand among them in their order."""


def create_sample(
    folder: Path,
    moment: Moment,
    customers: int = CUSTOMERS,
    years: int = YEARS,
    seed: int = SEED,
    passphrase: str | None = None,
) -> str:
    """Make a book with the sample shop in an empty or new folder; returns its recovery key.

    The same seed and day give the same shop. A failure leaves no half-filled book behind.
    """
    _refuse_strange_size(customers, years)
    recovery = create_book(folder, sample_shop(), first_moment(moment, years), passphrase, must_confirm=False)
    try:
        with open_book(folder, passphrase) as book:
            fill_sample(book.ledger, moment, customers, years, seed)
            keep_chats(book, moment)
            place_goods(book, moment)
            decide_credit(book, moment)
            put_terms_on_paper(book, moment)
    except BaseException:
        discard_book(folder)
        raise
    return recovery


def fill_sample(
    ledger: Ledger, moment: Moment, customers: int = CUSTOMERS, years: int = YEARS, seed: int = SEED
) -> None:
    """Write the sample shop into a book that has neither customers nor goods; best one begun at `first_moment`."""
    _refuse_strange_size(customers, years)
    _refuse_used_book(ledger)
    _Making(ledger, moment, customers, years, seed).make()


def first_moment(moment: Moment, years: int = YEARS) -> Moment:
    """When the sample shop began to keep its book."""
    return SampleClock(moment).at(add_months(moment.today, -12 * years))


def sample_shop() -> Shop:
    """What stands at the head of its papers."""
    return Shop(
        name="云溪鑫盛建材批发部",
        address="云溪镇建材市场B区12号",
        phone="138 0013 8000",
        wechat="xinsheng-jiancai",
        business="水泥 钢材 瓷砖 管材 电线 防水 五金",
        prepared_by="吴晓燕",
        voucher_clause="请当面点清数量、核对规格；外观和数量有异议请在三日内提出。签收即确认本单货物、单价和金额，本单作为结算依据。",
    )


class _Making:
    """One shop while it is being made."""

    def __init__(self, ledger: Ledger, moment: Moment, customers: int, years: int, seed: int) -> None:
        self.ledger = ledger
        self.today = moment.today
        self.start = add_months(self.today, -12 * years)
        self.rng = Random(seed)
        self.clock = SampleClock(moment)
        self.articles = self._articles()
        self.market = Market(self.rng, self.articles, self.start, self.today)
        self.baskets = Baskets(self.rng, self.market)
        self.life = Life(self.rng, self.baskets, self.clock)
        town = Town(self.rng, self.articles, self.start, self.today, cast.names())
        self.actors = [
            (part, cast.client_of(part, town, self.articles, self.start, self.today)) for part in cast.PARTS[:customers]
        ]
        self.coming = [client for _, client in self.actors]
        self.coming += [town.client() for _ in range(customers - len(self.actors))]
        self.rng.shuffle(self.coming)
        self.coming.sort(key=lambda client: client.joined)
        self.there: list[Client] = []

    def make(self) -> None:
        by_hand = self.today - BY_HAND
        bulk = BulkDesk(self.ledger)
        for month in _months(self.start, by_hand):
            with self.ledger.writing():
                for day in month:
                    self._live(bulk, day)
        bulk.finish()
        theatre, office = self._theatre(), Office(self.rng, self.ledger, self.clock, self.today)
        book = BookDesk(self.ledger)
        for month in _months(by_hand, self.today + DAY):
            with self.ledger.writing():
                for day in month:
                    self._live(book, day)
                    theatre.play(day)
                    office.work(day, self.there, self.life)
        self._tell_apart()
        self._agree_prices()
        others = [one.customer for one in self.there if one.customer.name not in cast.names()]
        Counter(self.ledger, self.clock.at(self.today)).play(others)

    def _agree_prices(self) -> None:
        """Some have prices of their own from the first of the month on, by an offer or a contract (R002)."""
        first, moment = month_start(self.today), self.clock.at(self.today)
        for place, client in enumerate(self.there[:AGREEING]):
            for article in client.taste[:2]:
                price = self.market.price(article, self.today, client.discount)
                source = AGREED_BY[place % len(AGREED_BY)]
                agreed = AgreedPrice(client.customer.id, article.goods.id, article.goods.unit, price, first, source)
                agree_price(self.ledger, agreed, moment)

    def _tell_apart(self) -> None:
        """The numbers that ring at nobody's are few, and the shop knows that its customers are not the same."""
        found = [(pair.first.id, pair.second.id) for pair in alike_pairs(self.ledger)]
        if found:
            keep_apart(self.ledger, found, self.clock.at(self.today))

    def _live(self, desk: SampleDesk, day: date) -> None:
        """One day as it goes by itself; new customers come first."""
        while self.coming and self.coming[0].joined <= day:
            client = self.coming.pop(0)
            client.customer = desk.enrol(client.customer, self.clock.at(day))
            self.there.append(client)
            if not client.gone:
                self.life.begin(client, day)
            if day == self.start:
                self.life.old_debts(desk, client, day)
        self.life.live(desk, day)

    def _theatre(self) -> Theatre:
        """From now on the actors do what their stories say and nothing else."""
        theatre = Theatre()
        for part, client in self.actors:
            if not client.gone:
                self.life.end(client)
            stage = StoryStage(self.ledger, client, self.baskets, self.clock, self.today, self.start)
            theatre.announce(stage, part.story(stage))
        return theatre

    def _articles(self) -> list[Article]:
        """The price list, kept in the book."""
        kept = []
        with self.ledger.writing():
            for article in (one for family in FAMILIES for one in articles_of(family)):
                made = records.add_goods(self.ledger, article.goods, self.clock.at(self.start))
                kept.append(replace(article, goods=made))
        return kept


def _refuse_strange_size(customers: int, years: int) -> None:
    if not 1 <= customers <= MOST_CUSTOMERS or not 1 <= years <= MOST_YEARS:
        raise Refused(
            "A sample shop has 1 to {customers} customers and 1 to {years} years.",
            customers=MOST_CUSTOMERS,
            years=MOST_YEARS,
        )


def _refuse_used_book(ledger: Ledger) -> None:
    if ledger.value("SELECT EXISTS (SELECT 1 FROM customers UNION ALL SELECT 1 FROM goods)"):
        raise Refused("The sample shop is never mixed into a book that is in use. Choose a new folder for it.")


def _months(first: date, end: date) -> Iterator[list[date]]:
    """The days from `first` up to before `end`, month by month: what is written in one transaction."""
    days = [first + index * DAY for index in range((end - first).days)]
    return (list(month) for _, month in groupby(days, month_start))
