"""Bills as they are downloaded: who paid, and what was left out and why; whichever house wrote them (N17)."""

import base64
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.bills import Bill, Passed, PayWay, passed_counts
from desktop_app.domain.errors import Needs, Refused
from desktop_app.exchange.bills.files import read_bill_file
from desktop_app.exchange.bills.reading import is_bill, read_bill
from desktop_app.exchange.child import read
from tests.exchange.bills import houses
from tests.exchange.bills.houses import as_csv, as_xlsx

TODAY = date(2026, 11, 21)
ICBC = "Industrial and Commercial Bank of China"


def bill(raw: bytes, *own: str) -> Bill:
    return read_bill(read(raw), TODAY, own)


def told(found: Bill) -> list[tuple[str, int]]:
    return [(line.payer, line.amount_fen) for line in found.lines]


def bank(*rows: Sequence[str], head: Sequence[str] = ("交易日期", "收入", "支出", "余额", "对方户名", "摘要")) -> Bill:
    return bill(as_csv([head, *rows]))


@pytest.mark.parametrize("write", [as_csv, as_xlsx], ids=["csv", "xlsx"])
def test_a_wechat_bill_tells_who_paid_and_why_the_rest_is_left_out(write: object) -> None:
    found = bill(as_csv(houses.wechat()) if write is as_csv else as_xlsx(houses.wechat()))
    assert (str(found.source), found.way, found.doubts) == ("WeChat", PayWay.WECHAT, ())
    assert told(found) == [("郭志强", 1_000_000), ("*永", 1_798_291), ("何师傅", 140_000)]
    assert passed_counts(found.passed) == {Passed.SPENT: 1, Passed.OWN: 1, Passed.REFUND: 1, Passed.PAIRED: 1}
    first = found.lines[0]
    assert (first.day, first.number, first.remark) == (
        date(2026, 11, 20), "1000050001202611208843017701", "货款 C0025",
    )  # fmt: skip
    assert [line.remark for line in found.lines] == ["货款 C0025", "", "地砖"], "the payer's words, not the house's"
    assert found.lines[2].returned_fen == 6_000
    assert found.days == (date(2026, 11, 17), date(2026, 11, 20))


def test_an_alipay_bill_is_read_in_its_own_encoding() -> None:
    found = bill(as_csv(houses.alipay(), "gbk"))
    assert (str(found.source), found.way) == ("Alipay", PayWay.ALIPAY)
    assert told(found) == [("松岭大众家装", 500_000)]
    assert passed_counts(found.passed) == {Passed.OWN: 1, Passed.PAIRED: 2, Passed.NOT_DONE: 1}


LAYOUTS = [*houses.BANKS.items(), *houses.MORE_LAYOUTS.items(), (ICBC, houses.icbc_of_a_firm)]


@pytest.mark.parametrize(("name", "rows"), LAYOUTS, ids=lambda one: one if isinstance(one, str) else one.__name__)
def test_the_account_of_every_bank_tells_the_same_story(name: str, rows: object) -> None:
    """Preamble, footer, one signed column or two, sides, newest or oldest first: the same two customers paid."""
    assert callable(rows)
    for raw in (as_csv(rows()), as_csv(rows(), "gb18030"), as_xlsx(rows())):
        found = bill(raw)
        assert (str(found.source), found.way, found.doubts) == (name, PayWay.BANK, ())
        assert sorted(told(found)) == [("云溪恒泰装饰工程有限公司", 1_200_000), ("云溪聚力水电安装有限公司", 945_850)]
        assert passed_counts(found.passed) == {Passed.SPENT: 1, Passed.OWN: 1, Passed.PAIRED: 2, Passed.INTEREST: 1}
        assert all(line.unclear is None for line in found.lines)


def test_the_payers_words_are_kept_and_the_banks_fillers_are_not() -> None:
    remarks = {line.payer: line.remark for line in bill(as_csv(houses.boc())).lines}
    assert remarks == {"云溪恒泰装饰工程有限公司": "11月货款", "云溪聚力水电安装有限公司": "SHD-2026-00645"}


def test_a_line_has_the_same_key_in_every_file_it_comes_in() -> None:
    """A bank gives no number: what the line says tells it, from files that overlap and from both formats."""
    rows = houses.boc()
    whole, part = bill(as_csv(rows)), bill(as_xlsx([*rows[:3], *rows[3:5]]))
    keys = {line.payer: line.key for line in whole.lines}
    assert [keys[line.payer] for line in part.lines] == [line.key for line in part.lines]


def test_two_equal_payments_of_one_day_are_two_lines_and_the_same_two_next_time() -> None:
    row = ("2026-11-20", "500.00", "", "", "何师傅", "转账")
    older = ("2026-11-19", "20.00", "", "", "何师傅", "转账")
    found, again = bank(row, row, older), bank(row, row)
    assert len({line.key for line in found.lines}) == 3
    assert {line.key for line in again.lines} < {line.key for line in found.lines}


def test_a_transaction_number_is_the_same_line_whatever_was_given_back_since() -> None:
    before = houses.WECHAT_LINES[4]
    as_paid = (*before[:7], "已存入零钱", *before[8:])
    (then,), (now,) = bill(as_csv(houses.wechat([as_paid]))).lines, bill(as_csv(houses.wechat([before]))).lines
    assert (then.key, then.amount_fen, now.amount_fen) == (now.key, 146_000, 140_000)


def test_the_same_line_on_two_sheets_counts_once() -> None:
    found = bill(as_xlsx(houses.wechat(), houses.wechat()))
    assert len(found.lines) == 3
    assert passed_counts(found.passed)[Passed.TWICE] == len(houses.WECHAT_LINES)


def test_the_balance_tells_the_direction_where_no_column_does() -> None:
    head = ("日期", "金额", "余额", "对方户名")
    found = bank(("2026-11-18", "100.00", "1,100.00", "甲"), ("2026-11-19", "300.00", "800.00", "乙"),
                 ("2026-11-20", "50.00", "850.00", "丙"), head=head)  # fmt: skip
    assert told(found) == [("甲", 10_000), ("丙", 5_000)]
    assert found.lines[0].unclear is not None, "before the first line nobody knows the balance"
    assert found.lines[1].unclear is None


def test_a_balance_that_moves_the_other_way_is_a_doubt() -> None:
    found = bank(
        ("2026-11-18", "100.00", "", "1,100.00", "甲", "转账"), ("2026-11-19", "300.00", "", "800.00", "乙", "转账")
    )
    (doubt,) = found.doubts
    assert (doubt.which, doubt.row) == ("direction", 3)


def test_a_reversal_of_what_came_before_the_file_is_a_doubt_at_its_row() -> None:
    """A bounced cheque of last month: its receipt may be in the book."""
    found = bank(("2026-11-18", "", "700.00", "", "聚力水电", "退票"), ("2026-11-19", "5.00", "", "", "乙", "转账"))
    (doubt,) = found.doubts
    assert (doubt.which, doubt.row, doubt.is_settled({"reversal"}), doubt.is_settled({"reversal@3"})) == (
        "reversal", 2, True, False,
    )  # fmt: skip
    assert "if a part of it did, book a refund" in str(doubt.said)


def test_a_part_that_went_back_names_what_it_may_be_a_part_of() -> None:
    """200 of 5,000 went back: the receipt of 5,000 is not to be voided for it."""
    found = bank(
        ("2026-11-17", "5000.00", "", "", "张丽", "转账"), ("2026-11-18", "", "200.00", "", "张丽", "退款"),
        ("2026-11-19", "900.00", "", "", "李强", "转账"),
    )  # fmt: skip
    (doubt,) = found.doubts
    assert "Row 3 gives 张丽 200.00 back. It may be a part of row 2 (11-17 5,000.00)" in str(doubt.said)
    assert [line.amount_fen for line in found.lines] == [5000_00, 900_00]


def test_a_smaller_refund_of_the_same_order_is_taken_off() -> None:
    paid = (
        "2026-11-18 10:00:00",
        "二维码收款",
        "何师傅",
        "地砖",
        "收入",
        "¥1460.00",
        "/",
        "已收钱",
        "1000050001202611180000000005",
        "M77",
        "/",
    )
    back = (
        "2026-11-19 10:00:00",
        "二维码收款-退款",
        "何师傅",
        "地砖",
        "支出",
        "¥60.00",
        "零钱",
        "支付成功",
        "5030000001202611190000000009",
        "M77",
        "/",
    )
    (line,) = bill(as_csv(houses.wechat([back, paid]))).lines
    assert (line.amount_fen, line.returned_fen) == (140_000, 6_000)


def test_a_side_nobody_knows_is_not_taken_for_own_money() -> None:
    """What the file does not say is unclear; what WeChat calls neutral is not."""
    head = ("交易日期", "收/支", "金额", "对方户名")
    found = bank(("2026-11-18", "进账单", "100.00", "甲"), ("2026-11-19", "/", "200.00", "乙"), head=head)
    assert [(line.payer, line.unclear is not None) for line in found.lines] == [("甲", True)]
    assert passed_counts(found.passed) == {Passed.OWN: 1}


def test_a_status_nobody_knows_and_a_foreign_currency_are_never_certain() -> None:
    head = ("交易日期", "收入", "支出", "对方户名", "币种", "状态")
    found = bank(("2026-11-18", "100.00", "", "甲", "美元", ""), ("2026-11-19", "300.00", "", "乙", "CNY", "挂账"),
                 ("2026-11-20", "50.00", "", "丙", "人民币", "交易成功"), head=head)  # fmt: skip
    assert [line.unclear is None for line in found.lines] == [False, False, True]


def test_a_row_with_money_that_cannot_be_read_is_a_doubt_and_not_silence() -> None:
    found = bank(("2026-13-41", "100.00", "", "", "甲", "转账"), ("2026-11-19", "1OO.00", "", "", "乙", "转账"),
                 ("2026-11-20", "5.00", "", "", "丙", "转账"))  # fmt: skip
    assert told(found) == [("丙", 500)]
    assert [(doubt.which, doubt.row) for doubt in found.doubts] == [("unread", 2), ("unread", 3)]


def test_money_from_the_shop_itself_is_its_own() -> None:
    raw = as_csv([("交易日期", "收入", "支出", "对方户名"), ("2026-11-18", "100.00", "", "顺达建材批发部")])
    assert told(bill(raw)) == [("顺达建材批发部", 10_000)]
    assert told(bill(raw, "顺达建材批发部")) == []


def test_a_sum_at_the_top_that_is_not_that_of_the_lines_is_told() -> None:
    found = bill(as_csv(houses.wechat(houses.WECHAT_LINES[:1])))
    assert ["29,942.91" in str(note) and "10,000.00" in str(note) for note in found.notes] == [True]


def test_a_goods_list_is_no_bill() -> None:
    with pytest.raises(Refused, match="This is not a bill"):
        bill(as_csv([("品名", "单价"), ("水泥", "20")]))


def test_a_bill_is_told_from_a_sheet_of_the_shops_own() -> None:
    """So that a file dropped on the window finds its page."""
    for rows in (houses.wechat(), houses.alipay(), *(write() for write in houses.BANKS.values())):
        assert is_bill(read(as_csv(rows)))
    own = [("日期", "客户", "摘要", "借方", "贷方", "余额"), ("2026-11-01", "老王建材", "送货", "100", "", "100")]
    for sheet in (
        own,
        [("客户名称", "日期", "收款金额"), ("老王建材", "2026-11-01", "5")],
        [("品名", "单价"), ("水泥", "20")],
    ):
        assert not is_bill(read(as_csv(sheet)))


def test_a_header_that_comes_again_on_each_page_is_no_line() -> None:
    rows = houses.ccb()
    assert len(bill(as_csv([*rows[:7], rows[4], *rows[7:]])).lines) == 2


ARCHIVES = {
    "aes256": (
        "UEsDBBQAAQhjAI5pfl0AAAAAhgAAAG8AAAAWAAsA5b6u5L+h5pSv5LuY6LSm5Y2VLmNzdgGZBwACAEFFAwgAr5X+n5d3A570xzV9eOOv"
        "RYhbNhoLGQsqr+VZ4pyEVQQpDKgyWH6EwZ4xRrFH/f/WWYDBeAYfBwVcitTevMG+ZXjmCQeegkkSnpOTDlV1B78eyATsUtAJFNeLUUxf"
        "U8QmtvL09VHncSIEWAXImHY/JKIPw0GiUzkgzxfQB0DMjfnUendjUu9QSwECFAMUAAEIYwCOaX5dAAAAAIYAAABvAAAAFgALAAAAAAAA"
        "AAAAgAEAAAAA5b6u5L+h5pSv5LuY6LSm5Y2VLmNzdgGZBwACAEFFAwgAUEsFBgAAAAABAAEATwAAAMUAAAAAAA=="
    ),
    "aes128": (
        "UEsDBBQAAQhjAI5pfl0AAAAAgwAAAG8AAAAWAAsA5b6u5L+h5pSv5LuY6LSm5Y2VLmNzdgGZBwACAEFFAQAAZhNw6gmdB38MdpfJWn07"
        "NEPTgK4hKzjVbDh/CuEK+LI/z5usqHg3J+/SUyNuwkoEojq+E3JbVezz8vLd/2psAnHG9Rr4Jq/eDAe3hxSHleK4IlBEN0lWqz7Oj3EL"
        "j0YHs/BQPH+GyFwRrzm2FS0BEk0URYtoyuIJ+Nebz5ldYHnC0P5QSwECFAMUAAEIYwCOaX5dAAAAAIMAAABvAAAAFgALAAAAAAAAAAAA"
        "gAEAAAAA5b6u5L+h5pSv5LuY6LSm5Y2VLmNzdgGZBwACAEFFAQAAUEsFBgAAAAABAAEATwAAAMIAAAAAAA=="
    ),
    "old": (
        "UEsDBBQACQAIAI9pfl2W6RVzdgAAAG8AAAAIABwAYmlsbC5jc3ZVVAkAAz12DWs9dg1rdXgLAAEEAAAAAAQAAAAANtFTnkDKoOTTnyM1"
        "Ft+S8RwO6z48Kskkvjv8iuLeNhBQhQcdwyoRLEkSzaCNyHdNodbDxVv9P4vuCD04rCt6J9gZy0UNjdqaNb/QtnfRvaf8mH1fFXz+qCeg"
        "WlMPMqbraWanNATBN20YZP1lYWZpe9FgygHHhlBLBwiW6RVzdgAAAG8AAABQSwECHgMUAAkACACPaX5dlukVc3YAAABvAAAACAAYAAAA"
        "AAABAAAApIEAAAAAYmlsbC5jc3ZVVAUAAz12DWt1eAsAAQQAAAAABAAAAABQSwUGAAAAAAEAAQBOAAAAyAAAAAAA"
    ),
    "picture": (
        "UEsDBBQAAAAAAI5pfl2lvutbBAAAAAQAAAAFAAAAYS5wbmeJUE5HUEsBAhQDFAAAAAAAjml+XaW+61sEAAAABAAAAAUAAAAAAAAAAAAA"
        "AIABAAAAAGEucG5nUEsFBgAAAAABAAEAMwAAACcAAAAAAA=="
    ),
}
"""One line of 10.00 from 郭志强 locked with 123456, written by other programs; and an archive with a picture."""


def test_a_locked_archive_is_opened_in_the_child_with_its_password(tmp_path: Path) -> None:
    """As WeChat sends it (AES) and as Alipay does (the old way): asked for, wrong, right."""
    for name in ("aes256", "aes128", "old"):
        file = tmp_path / f"{name}.zip"
        file.write_bytes(base64.b64decode(ARCHIVES[name]))
        with pytest.raises(Refused, match="locked with a password") as asked:
            read_bill_file(file, TODAY)
        assert asked.value.needs is Needs.PASSWORD
        with pytest.raises(Refused, match="does not open"):
            read_bill_file(file, TODAY, "654321")
        assert told(read_bill_file(file, TODAY, "123456")) == [("郭志强", 1_000)]


def test_an_archive_that_was_cut_off_or_holds_no_table_is_refused_in_plain_words(tmp_path: Path) -> None:
    raw = base64.b64decode(ARCHIVES["aes256"])
    bad = bytearray(raw)
    bad[90] ^= 1
    for damaged, said in ((bytes(bad), "damaged"), (base64.b64decode(ARCHIVES["picture"]), "no table")):
        (tmp_path / "x.zip").write_bytes(damaged)
        with pytest.raises(Refused, match=said):
            read_bill_file(tmp_path / "x.zip", TODAY, "123456")


def test_what_went_out_is_never_income_whatever_sign_it_bears() -> None:
    """Some houses write outgoings below 0 in a column of their own."""
    found = bank(
        ("2026-11-12", "500.00", "0.00", "", "李四", "货款"),
        ("2026-11-13", "0.00", "-300.00", "", "王五建材", "付运费"),
    )
    assert told(found) == [("李四", 500_00)]
    assert passed_counts(found.passed) == {Passed.SPENT: 1}


@pytest.mark.parametrize(("came", "went"), [("转入", "转出"), ("来账", "往账"), ("收入", "支出"), ("存入", "支取")])
def test_the_direction_may_stand_among_the_kinds(came: str, went: str) -> None:
    """One unsigned sum, and no column of its own for the side."""
    head = ("交易日期", "交易类型", "交易金额（元）", "对方户名", "摘要")
    found = bank(("2026-11-12", came, "500.00", "李四", "货款"), ("2026-11-13", went, "90.00", "顺达五金店", "运费"),
                 head=head)  # fmt: skip
    assert (told(found), [line.unclear for line in found.lines]) == ([("李四", 500_00)], [None])
    assert passed_counts(found.passed) == {Passed.SPENT: 1}


def test_a_refund_with_a_line_of_its_own_is_taken_off_its_order() -> None:
    """A merchant's list: 500 came, 100 of the same order went back in a column of refunds."""
    head = ("交易时间", "微信订单号", "商户订单号", "交易类型", "交易状态", "金额", "退款金额", "付款人", "商品名称")
    found = bank(
        ("2026-11-18 12:45:27", "4200001", "XS001", "JSAPI", "SUCCESS", "500.00", "0.00", "李四", "李四货款"),
        ("2026-11-19 12:45:27", "4200001", "XS001", "JSAPI", "REFUND", "0.00", "100.00", "李四", "李四货款"),
        head=head,
    )
    assert told(found) == [("李四", 400_00)]


def test_the_other_side_has_many_captions() -> None:
    for caption in ("交易对方户名", "交易对方名称", "对方户名", "对手名称", "付款人户名"):
        found = bank(
            ("2026-11-18", "3000", "", "3000", "郭志强", ""), head=("交易日期", "收入", "支出", "余额", caption, "摘要")
        )
        assert told(found) == [("郭志强", 3000_00)], caption
