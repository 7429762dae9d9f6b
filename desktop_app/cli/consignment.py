"""Goods at customers: placed, counted, taken back, settled."""

from functools import partial

from desktop_app.cli.answers import day, told
from desktop_app.cli.documents import NOTE, QUANTITY, TEXT, WORDS, JsonDocument, if_any, today_or, word
from desktop_app.cli.documents import PRICE as UNIT_PRICE
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.domain.consignment import ConsignedGoods, StockEntry, StockMove
from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.money import format_price, format_quantity
from desktop_app.domain.shipments import Line
from desktop_app.operations.consignment import consigned, note_stock, settle_stock, stock_entries
from desktop_app.operations.consignment_papers import make_consignment_paper
from desktop_app.operations.customers import find_customer
from desktop_app.operations.lists.consigned import CONSIGNED
from desktop_app.operations.lists.consigned import MOVES as MOVE_COLUMNS
from desktop_app.operations.slip_lines import article_of_line

MOVES = tuple(one for one in StockMove if one is not StockMove.SETTLED)
STOCK = JsonDocument(
    customer=TEXT, move=word(MOVES), goods=TEXT, spec=WORDS, unit=WORDS, quantity=QUANTITY, price=if_any(UNIT_PRICE, 0),
    date=today_or, note=NOTE, submission=WORDS,
)  # fmt: skip

Found = tuple[Customer, list[ConsignedGoods], list[StockEntry]]


def stock(session: Session) -> None:
    """Keep one move (JSON on standard input)."""
    said = STOCK.read(session)
    with opened(session) as book:
        customer = find_customer(book.ledger, said.customer)
        article = article_of_line(book.ledger, Line(said.goods, 1, 0, said.spec, said.unit))
        if article is None:
            raise Refused("The book has no goods “{name}”. Check name, specification and unit.", name=said.goods)
        entry = StockEntry(
            customer.id, article.id, said.unit or article.unit, said.move, said.date, said.quantity, said.price,
            said.note,
        )  # fmt: skip
        made = note_stock(book.ledger, entry, session.moment, said.submission, session.accepted)
        found = consigned(book.ledger, session.moment.today, customer.id)
    now = next(one for one in found if (one.goods_id, one.unit) == (entry.goods_id, entry.unit))
    session.posted(made, {"number": str(made.result), "customer": customer.name, **_answer(now)})


def settle(session: Session) -> None:
    """What was counted as sold becomes a slip."""
    options = session.options
    with opened(session) as book:
        customer = find_customer(book.ledger, options.name)
        dated = options.on or session.moment.today
        made = settle_stock(book.ledger, customer.id, dated, session.moment, "", options.release)
    said = Said("{number} settles what {name} sold.", number=made.result, name=customer.name)
    session.tell({"number": made.result, "customer": customer.name}, said)


def consignment(session: Session) -> None:
    """What lies at one customer, and every move that led there."""
    today = session.moment.today
    with opened(session) as book:
        customer = find_customer(book.ledger, session.options.name)
        found = consigned(book.ledger, today, customer.id)
        moves = stock_entries(book.ledger, today, customer.id)
    session.present((customer, found, moves), _whole, partial(_show, session))


def put_on_paper(session: Session) -> None:
    """A paper to be signed, by its number."""
    with opened(session) as book:
        customer = find_customer(book.ledger, session.options.name)
        made = make_consignment_paper(book.ledger, customer.id, session.moment)
    said = Said("{number} tells what is on consignment at {name}.", number=made.result, name=customer.name)
    session.tell({"number": made.result, "customer": customer.name}, said)


def _answer(one: ConsignedGoods) -> dict[str, object]:
    counts = {name: format_quantity(getattr(one, name)) for name in ("placed", "back", "settled", "sold", "here")}
    return {
        "goods": one.title, "unit": one.unit, **counts, "price": format_price(one.price),
        **told(one, "to_settle=sold_fen", "worth=here_fen", "counted=counted_on"),
    }  # fmt: skip


def _whole(found: Found) -> object:
    customer, goods, moves = found
    return {
        "customer": customer.name,
        "goods": [_answer(one) for one in goods],
        "moves": [
            {
                "number": one.id, "date": day(one.dated), "move": one.move.value,
                "goods": one.title, "unit": one.unit, "quantity": format_quantity(one.quantity),
                "slip": one.number, "note": one.note,
            }
            for one in moves
        ],
    }  # fmt: skip


def _show(session: Session, found: Found, screen: Screen) -> None:
    customer, goods, moves = found
    if not goods:
        screen.say(Said("{name} has no goods on consignment.", name=customer.name))
        return
    screen.heading(Said("On consignment at {name}", name=customer.name))
    screen.table(CONSIGNED, goods, session.moment.today)
    screen.gap()
    screen.table(MOVE_COLUMNS, moves, session.moment.today)
