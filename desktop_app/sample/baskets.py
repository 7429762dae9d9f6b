"""What goes onto a slip: goods of the customer's taste, and now and then a word about place and payment."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from desktop_app.domain.charged import as_charged, charged_for
from desktop_app.domain.customers import Buyer
from desktop_app.domain.dates import TermsKind
from desktop_app.domain.shipments import Line, Part, ReturnDraft, ShipmentDraft, total_fen
from desktop_app.domain.slip_sums import NO_CHARGES, SlipSums
from desktop_app.sample.articles import Article, by_the_box
from desktop_app.sample.clients import PROJECTS, Client
from desktop_app.sample.extras import with_extras
from desktop_app.sample.prices import Market

_LINES = (14, 24, 24, 16, 10, 6, 4, 2)
"""Of a hundred slips, so many have one line, two lines and so on."""
_DRIVERS = ("刘师傅", "马师傅", "自提")
_PLATES = {"刘师傅": "鄂A·3K27D", "马师傅": "鄂A·91F60"}
_REMARKS = ("送货上楼", "上午送到", "卸在门口", "电话联系后送", "票随货走")
_REASONS = ("多送", "规格不符", "破损", "工地用不完", "颜色不对")
_METHODS = ("银行转账", "微信", "现金", "支付宝", "承兑汇票")
PARTS_FROM_FEN = 15_000_00


class Baskets:
    """Draws slips and what comes back of them."""

    def __init__(self, rng: Random, market: Market) -> None:
        self._rng = rng
        self._market = market

    def slip(self, client: Client, day: date) -> ShipmentDraft:
        """A slip of one to eight lines; who pays cash pays it whole."""
        rng, customer = self._rng, client.customer
        count = min(rng.choices(range(1, 9), _LINES)[0], len(client.taste))
        drawn = ((article, self._line(client, article, day)) for article in rng.sample(client.taste, count))
        lines = tuple(by_the_box(line, article.goods) for article, line in drawn)
        lines, charges = with_extras(lines, customer, day)
        cash, total = customer.terms.kind is TermsKind.CASH, SlipSums(total_fen(lines), charges).total_fen
        return ShipmentDraft(
            customer.id,
            day,
            lines,
            paid_fen=total if cash else 0,
            paid_method=self.method() if cash else "",
            parts=() if cash else self._parts(total, day),
            project=rng.choice(PROJECTS) if customer.segment is Buyer.SITE else "",
            remark=rng.choice(_REMARKS) if rng.random() < 0.1 else "",
            carrier=(driver := rng.choice(_DRIVERS)),
            plate=_PLATES.get(driver, "") if count > 4 else "",
            charges=charges,
        )

    def slip_of(self, client: Client, day: date, about_fen: int) -> ShipmentDraft:
        """A slip within a twentieth of that sum: what the customer likes, filled up with one article."""
        drawn = replace(self.slip(client, day), parts=(), charges=NO_CHARGES)
        filling = [one for one in client.taste if (one.goods.price or 0) * 20 <= about_fen * 100]
        article = max(filling, key=lambda one: one.goods.price or 0)
        others = tuple(line for line in drawn.lines if line.goods_id != article.goods.id)
        wanted = about_fen - total_fen(others)
        if wanted < about_fen // 4:
            others, wanted = (), about_fen
        line = self._line(client, article, day)
        filled = replace(line, quantity=wanted * 100 // line.price * 1000)
        return replace(drawn, lines=(*others, filled))

    def less(self, draft: ShipmentDraft, most_fen: int) -> ShipmentDraft | None:
        """The first lines of a slip that stay within a sum; what is given away goes with something that is sold."""
        lines: list[Line] = []
        for line in draft.lines:
            if total_fen(lines) + line.amount_fen <= most_fen:
                lines.append(line)
        sold = any(line.is_sold for line in lines)
        return replace(draft, lines=tuple(lines), parts=(), charges=NO_CHARGES) if sold else None

    def back(self, number: str, slip: ShipmentDraft, day: date) -> ReturnDraft:
        """A quarter or all of one line comes back."""
        line = self._rng.choice([one for one in slip.lines if one.is_sold])
        quantity = max(line.quantity // self._rng.choice((1, 4, 4, 10)) // 1000 * 1000, min(line.quantity, 1000))
        back = as_charged((line.of(quantity),), charged_for(slip.lines, slip.sums, ()))
        return ReturnDraft(slip.customer_id, day, back, number, reason=self._rng.choice(_REASONS))

    def method(self) -> str:
        return self._rng.choices(_METHODS, (50, 25, 12, 8, 5))[0]

    def _line(self, client: Client, article: Article, day: date) -> Line:
        goods, steps = article.goods, (article.most - article.least) // article.step
        drawn = article.least + article.step * self._rng.randint(0, steps)
        quantity = max(round(drawn * client.size / article.step), 1) * article.step
        price = self._market.price(article, day, client.discount)
        return Line(goods.name, quantity, price, goods.spec, goods.unit, goods.code, goods_id=goods.id)

    def _parts(self, total: int, day: date) -> tuple[Part, ...]:
        """Few large slips are agreed in two parts: a third at once, the rest in a month."""
        if total < PARTS_FROM_FEN or self._rng.random() > 0.02:
            return ()
        first = total // 3
        return (Part(day, first), Part(day + timedelta(days=30), total - first))
