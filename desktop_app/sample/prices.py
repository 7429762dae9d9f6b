"""What goods cost when: list prices of today, the market before, and each customer's own discount."""

from collections.abc import Sequence
from datetime import date
from random import Random

from desktop_app.sample.articles import Article, tidy

QUARTER_DAYS = 91
DRIFT = 0.025
"""Most a price moves from one quarter to the next."""


class Market:
    """Prices of every article for each quarter back from today, on which the price list holds."""

    def __init__(self, rng: Random, articles: Sequence[Article], start: date, today: date) -> None:
        self._today = today
        level = {article.goods.id: 1.0 for article in articles}
        self._levels = [level]
        for _ in range((today - start).days // QUARTER_DAYS):
            level = {goods: before * rng.uniform(1 - DRIFT, 1 + DRIFT) for goods, before in level.items()}
            self._levels.append(level)

    def price(self, article: Article, day: date, discount: float) -> int:
        """What a customer with that discount pays, in ten-thousandths of a yuan."""
        level = self._levels[(self._today - day).days // QUARTER_DAYS][article.goods.id]
        return tidy(int((article.goods.price or 0) * level * discount))
