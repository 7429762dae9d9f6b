"""The shop: its bank accounts, one after another, and the one that is meant."""

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.shop import Shop

SHOP = Shop("顺达", bank_account="建行 6217 0001；农商行 8810 0002; ")


def test_an_account_is_named_by_its_last_figures_or_whole_and_none_is_nothing_said() -> None:
    assert SHOP.accounts == ("建行 6217 0001", "农商行 8810 0002")
    assert SHOP.account_named(" 0002 ") == SHOP.account_named("农商行 8810 0002") == "农商行 8810 0002"
    assert SHOP.account_named("") == Shop("顺达").account_named(" ") == ""


@pytest.mark.parametrize(
    ("shop", "said", "named"),
    [(SHOP, "9999", "建行 6217 0001；农商行 8810 0002"), (SHOP, "000", "建行"), (Shop("顺达"), "0002", "–")],
)
def test_what_is_none_or_several_of_them_is_refused_with_those_there_are(shop: Shop, said: str, named: str) -> None:
    with pytest.raises(Refused, match=f"“{said}” is not one of the shop's bank accounts: .*{named}") as refused:
        shop.account_named(said)
    assert refused.value.field == "account"
