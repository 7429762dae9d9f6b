"""The ways money comes in, however somebody wrote them."""

import pytest

from desktop_app.domain.methods import METHODS, PayMethod, method_of


@pytest.mark.parametrize(
    ("written", "way"),
    [
        ("现金", PayMethod.CASH), ("Cash", PayMethod.CASH), ("现", PayMethod.CASH),
        ("微信转账", PayMethod.WECHAT), ("WeChat", PayMethod.WECHAT), ("支付宝", PayMethod.ALIPAY),
        ("银行转账", PayMethod.TRANSFER), ("建行", PayMethod.TRANSFER), ("Bank transfer", PayMethod.TRANSFER),
        ("银行承兑", PayMethod.PAPER), ("现金支票", PayMethod.CHEQUE), ("Bill of exchange", PayMethod.PAPER),
        ("抵货款", PayMethod.OTHER), ("  ", PayMethod.NOT_SAID),
    ],
)  # fmt: skip
def test_what_was_written_is_one_of_the_ways_a_shop_tells_apart(written: str, way: PayMethod) -> None:
    """What is still a paper is told before what it is drawn on."""
    assert method_of(written) is way
    assert way in METHODS
