"""Does money find its customer? A year's bills of a made-up shop, read, proposed, decided and read once more.

    python -m tests.benchmarks.bench_bills [--lines 1000] [--customers 300] [--seed 17]

Who pays how is drawn without a look at the rules: firms by their bank account, bosses under nicknames, people of the
customer, masked names, one person for two customers, services without a name; a few write a code or a slip, most
write nothing; sums are slips, everything, a month, rounded, or what they like. Each week goods leave, and the lines of
the week are read from files of WeChat and a bank and decided as the owner would, rightly; that is what the next week
knows. Printed: how often the right customer stood first, what was certain and wrong, what was booked unasked, and what
a second import of everything doubled.
"""

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.customers import Customer
from desktop_app.domain.doubts import Doubt
from desktop_app.domain.errors import Refused
from desktop_app.domain.matching_states import ClaimState
from desktop_app.domain.moment import Moment
from desktop_app.domain.money import format_fen
from desktop_app.domain.shipments import Line, Release, ShipmentDraft
from desktop_app.operations.bills import BillRow, Taking, bill_rows, no_customers, read_bill, take_lines
from desktop_app.operations.books import Book, open_book
from desktop_app.operations.shipments import record_shipment
from desktop_app.sample import create_sample
from desktop_app.store import accounts, customers
from tests.exchange.bills import houses

PASSPHRASE = "only for this measurement"
LAST = date(2026, 11, 20)
WEEK = 50
NICKNAMES = ("小{0}", "{0}老板", "A{0}建材", "平安{0}", "阿{0}", "云淡风轻{0}", "{0}总", "顺其自然{0}", "努力奋斗{0}")
CALLED = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
OTHERS = ("美团收款", "房东老刘", "滴滴出行", "废品回收", "表弟")
BANK_HEAD = ("交易日期", "交易时间", "收入", "支出", "余额", "对方户名", "对方账号", "摘要", "附言")


@dataclass
class Payer:
    """How one customer pays: under these names, by bank or phone."""

    customer: Customer
    names: tuple[str, ...]
    by_bank: bool


@dataclass(frozen=True)
class Sent:
    """One line of a bill and the truth about it; customer 0 is nobody's."""

    name: str
    remark: str
    fen: int
    by_bank: bool
    customer: int
    day: date
    number: str


@dataclass
class Score:
    of_customers: int = 0
    first: int = 0
    unasked: int = 0
    states: Counter[str] = field(default_factory=Counter)
    certain: int = 0
    wrong: int = 0
    asked_for_others: int = 0
    seconds: float = 0


def payers(everybody: Sequence[Customer], chance: random.Random) -> list[Payer]:
    made: list[Payer] = []
    for one in everybody:
        people = [contact.name for contact in one.contacts if contact.name]
        nickname = chance.choice(NICKNAMES).format(chance.choice(CALLED))
        drawn = chance.random()
        names: tuple[str, ...]
        if drawn < 0.30:
            names, bank = (one.name,), True
        elif drawn < 0.60:
            names, bank = (nickname,), False
        elif drawn < 0.78 and people:
            names, bank = (people[0],), False
        elif drawn < 0.86 and people:
            names, bank = (f"*{people[0][1:]}",), False
        elif drawn < 0.91 and made:
            names, bank = made[-1].names[:1], made[-1].by_bank
        elif drawn < 0.94:
            names, bank = ("微信用户",), False
        else:
            names, bank = (nickname, one.name), False
        made.append(Payer(one, names, bank))
    return made


def sum_of(items: Sequence[OpenItem], chance: random.Random) -> int:
    oldest = sorted(items, key=lambda item: (item.due or date.max, item.dated))
    whole, drawn = sum(item.open_fen for item in items), chance.random()
    month = [item.open_fen for item in oldest if item.dated.month == oldest[0].dated.month]
    if drawn < 0.30:
        return oldest[0].open_fen
    if drawn < 0.45:
        return whole
    if drawn < 0.55:
        return sum(month)
    if drawn < 0.62:
        return sum(item.open_fen for item in oldest[:2])
    if drawn < 0.72 and whole > 100_000:
        return whole - whole % 10_000
    return min(chance.choice((50_000, 100_000, 200_000, 300_000, 500_000, 1_000_000)), max(whole, 10_000))


def remark_of(payer: Payer, items: Sequence[OpenItem], chance: random.Random) -> str:
    drawn = chance.random()
    if drawn < 0.10:
        return f"货款 {payer.customer.code}"
    if drawn < 0.16:
        return chance.choice(list(items)).number
    if drawn < 0.26:
        return f"{payer.customer.name[:4]}货款"
    return chance.choice(("货款", "", "", "", "11月货款", "谢谢"))


def week_of_lines(
    book: Book, crowd: Sequence[Payer], day: date, count: int, chance: random.Random, first: int
) -> Iterator[Sent]:
    opened = {one.customer_id: one.items for one in accounts.accounts(book.ledger, day) if one.items}
    able = [payer for payer in crowd if payer.customer.id in opened]
    for payer in chance.sample(able, min(count, len(able))):
        first += 1
        number, when = f"10000500012026{first:014d}", day - timedelta(days=chance.randrange(5))
        if chance.random() < 0.08:
            yield Sent(chance.choice(OTHERS), "", chance.randrange(1_000, 90_000), False, 0, when, number)
            continue
        items = opened[payer.customer.id]
        name, fen = chance.choice(payer.names), sum_of(items, chance)
        yield Sent(name, remark_of(payer, items, chance), fen, payer.by_bank, payer.customer.id, when, number)


def files_of(sent: Sequence[Sent], folder: Path) -> list[Path]:
    phone = [
        (f"{one.day} 10:00:00", "转账", one.name, one.remark or "/", "收入", f"¥{format_fen(one.fen)}", "/",
         "已存入零钱", one.number, "/", "/")
        for one in sent if not one.by_bank
    ]  # fmt: skip
    bank = [
        (str(one.day), "10:00:00", format_fen(one.fen), "", "", one.name, "6222", "转账汇款",
         f"{one.remark} {one.number[-6:]}")
        for one in sent if one.by_bank
    ]  # fmt: skip
    paths = folder / "wechat.csv", folder / "bank.csv"
    paths[0].write_bytes(houses.as_csv(houses.wechat(phone)))
    paths[1].write_bytes(houses.as_csv([BANK_HEAD, *bank], "gb18030"))
    return [*paths]


def documents(book: Book) -> int:
    return int(book.ledger.value("SELECT count(*) FROM documents"))


def decide(book: Book, rows: Sequence[BillRow], truth: dict[str, Sent], moment: Moment, score: Score) -> None:
    """As the owner does, who knows whose money it is."""
    takings, strangers = [], []
    for row in rows:
        sent = truth[row.line.number or row.line.remark[-6:]]
        score.states[row.state.value] += 1
        first = row.match.first.customer_id if row.match.first else 0
        if not sent.customer:
            strangers.append(row.line)
            score.asked_for_others += row.state is ClaimState.CERTAIN
            continue
        score.of_customers += 1
        score.first += first == sent.customer
        score.certain += row.state is ClaimState.CERTAIN
        score.wrong += row.state is ClaimState.CERTAIN and first != sent.customer
        takings.append(Taking(row.line, sent.customer, "微信", new=True, accepted=frozenset(Doubt)))
    take_lines(book.ledger, takings, moment)
    no_customers(book.ledger, strangers, moment)


def deliver(book: Book, crowd: Sequence[Payer], day: date, chance: random.Random) -> None:
    """Goods leave to a third of the customers."""
    for payer in chance.sample(list(crowd), len(crowd) // 3):
        line = Line("水泥", 1_000 * chance.randrange(5, 300), 10_000 * chance.randrange(15, 40) + 500, unit="包")
        draft = ShipmentDraft(payer.customer.id, day, (line,), release=Release("熟客"), accepted=frozenset(Doubt))
        with suppress(Refused):  # whose terms name a day of an earlier deal
            record_shipment(book.ledger, draft, moment_of(day))


def run(lines: int, count: int, seed: int, folder: Path) -> tuple[Score, int, int]:
    chance, score, seen, day = random.Random(seed), Score(), list[Sent](), LAST
    create_sample(folder / "book", moment_of(LAST), customers=count, years=1, seed=seed, passphrase=PASSPHRASE)
    with open_book(folder / "book", PASSPHRASE) as book:
        crowd = payers(customers.load_customers(book.ledger), chance)
        while len(seen) < lines:
            day += timedelta(days=7)
            deliver(book, crowd, day - timedelta(days=6), chance)
            sent = list(week_of_lines(book, crowd, day, min(WEEK, lines - len(seen)), chance, len(seen)))
            seen += sent
            truth = {one.number: one for one in sent} | {one.number[-6:]: one for one in sent}
            found = [line for path in files_of(sent, folder) for line in read_bill(path, day).lines]
            before, begun = documents(book), perf_counter()
            rows = bill_rows(book.ledger, found, day)
            score.seconds += perf_counter() - begun
            score.unasked += documents(book) - before
            decide(book, rows, truth, moment_of(day), score)
        doubled, left = again(book, seen, day, folder)
    return score, doubled, left


def again(book: Book, sent: Sequence[Sent], day: date, folder: Path) -> tuple[int, int]:
    """Everything once more in one file each: documents that were added although all is taken, and lines still open."""
    found = [line for path in files_of(sent, folder) for line in read_bill(path, day).lines]
    rows, before = bill_rows(book.ledger, found, day), documents(book)
    some = next(iter(customers.load_customers(book.ledger))).id
    taken = [row.line for row in rows if row.state is ClaimState.TAKEN]
    takings = [Taking(line, some, "微信", new=True, accepted=frozenset(Doubt)) for line in taken]
    take_lines(book.ledger, takings, moment_of(day))
    return documents(book) - before, sum(row.state.is_open for row in rows)


def moment_of(day: date) -> Moment:
    return Moment(day, datetime(day.year, day.month, day.day, 4, tzinfo=UTC), "老板")


def main() -> None:
    asked = argparse.ArgumentParser(description="Does money find its customer?")
    asked.add_argument("--lines", type=int, default=1000)
    asked.add_argument("--customers", type=int, default=300)
    asked.add_argument("--seed", type=int, default=17)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        score, doubled, left = run(options.lines, options.customers, options.seed, Path(folder))
    total = sum(score.states.values())
    print(f"{total} lines over {options.customers} customers, {score.of_customers} of them customers' money")
    print(f"right customer first: {score.first} = {100 * score.first / score.of_customers:.1f} %")
    print(f"certain: {score.certain}, of those wrong: {score.wrong}; of nobody's money: {score.asked_for_others}")
    print(f"states: {dict(score.states)}; proposing took {1000 * score.seconds / total:.1f} ms a line")
    print(f"booked unasked: {score.unasked}; doubled by a second import: {doubled}; lines it left open: {left}")


if __name__ == "__main__":
    main()
