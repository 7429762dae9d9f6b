"""The unit price of a line of a slip: as it is written, or from what the line comes to; both must agree."""

from decimal import Decimal

from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_price, format_quantity, format_yuan, line_amount, parse_price
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.goods import price_of
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.reading import RowReading

_ONE_FEN = Decimal("0.01")


def line_price(reading: RowReading, quantity: int, back: bool) -> int:
    """The unit price; a sheet that gives only the amount must divide without rest."""
    price, amount = price_of(reading), reading.decimal(Meaning.AMOUNT)
    if amount is not None and back:
        amount, quantity = abs(amount), abs(quantity)
    if price is None and amount is None:
        reading.need(Meaning.PRICE if reading.has(Meaning.PRICE) else Meaning.AMOUNT)
    elif price is None and amount is not None and quantity > 0 and reading.is_blank(Meaning.PRICE):
        return _price_from(reading, amount, quantity)
    elif price is not None and amount is not None:
        return _compared(reading, quantity, price, amount)
    elif (
        price is not None
        and reading.units.above > 1
        and reading.table.header.columns.get(Meaning.PRICE) not in reading.units.columns
    ):
        return _asked_unit(reading, price)
    return price or 0


def _asked_unit(reading: RowReading, price: int) -> int:
    """A unit over the table is meant for sums; whether it is for prices too is asked."""
    said = Said(
        "The unit over the table may be meant for the prices too. Is {price} in yuan?", price=format_price(price)
    )
    other = price * reading.units.above
    choices = (
        DoubtChoice("yuan", Said("{price} yuan.", price=format_price(price))),
        DoubtChoice("unit", Said("{price} yuan.", price=format_price(other))),
    )
    return other if reading.ask("unit", Meaning.PRICE, said, *choices) == "unit" else price


def _price_from(reading: RowReading, amount: Decimal, quantity: int) -> int:
    price = amount * 1_000 / quantity
    if price != round(price, 4):
        reading.refuse(
            Meaning.AMOUNT,
            Said(
                "{amount} divided by {quantity} gives no exact unit price. Add a column with the unit price.",
                amount=amount,
                quantity=format_quantity(quantity),
            ),
        )
        return 0
    return parse_price(f"{round(price, 4):f}")


def _compared(reading: RowReading, quantity: int, price: int, amount: Decimal) -> int:
    """The price, when the amount of the line bears it out; unrounded sheets differ by less than a fen.

    Where the sheet was rounded otherwise than this book would, it is asked which figure counts.
    """
    product, ours = Decimal(quantity * price).scaleb(-7), line_amount(quantity, price)
    if abs(product - amount) >= _ONE_FEN:
        _refuse_amount(reading, quantity, price, amount)
    elif amount == round(amount, 2) and ours != int(amount * 100):
        return _asked_price(reading, quantity, price, int(amount * 100))
    return price


def _asked_price(reading: RowReading, quantity: int, price: int, fen: int) -> int:
    """The price that is kept when somebody says which amount counts: of a line it is always quantity × price."""
    ours, nearest = line_amount(quantity, price), round(Decimal(fen) * 100_000 / quantity)
    said = Said(
        "{quantity} × {price} is {ours}, but the sheet says {amount}.",
        quantity=format_quantity(quantity),
        price=format_price(price),
        ours=format_yuan(ours),
        amount=format_yuan(fen),
    )
    product = DoubtChoice("product", Said("{ours} counts.", ours=format_yuan(ours)))
    kept = Said("{amount} counts; the price becomes {price}.", amount=format_yuan(fen), price=format_price(nearest))
    fits = line_amount(quantity, nearest) == fen
    choices = (DoubtChoice("amount", kept), product) if fits else (product,)
    return nearest if reading.ask("line", Meaning.AMOUNT, said, *choices) == "amount" else price


def _refuse_amount(reading: RowReading, quantity: int, price: int, amount: Decimal) -> None:
    reading.refuse(
        Meaning.AMOUNT,
        Said(
            "{quantity} × {price} is {product}, but the sheet says {amount}. Correct the row.",
            quantity=format_quantity(quantity),
            price=format_price(price),
            product=f"{Decimal(quantity * price).scaleb(-7).normalize():f}",
            amount=f"{amount:f}",
        ),
    )
