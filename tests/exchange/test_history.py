"""Past documents and their payments."""

from datetime import date

from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.rows import Paid, SheetPastSlip, payment_identities
from tests.exchange.sheets import csv, left_out, previewed, said, xlsx

HEADER = ["customer", "number", "date", "due date", "amount", "paid date", "paid amount"]
JAN_3, FEB_2 = date(2012, 1, 3), date(2012, 2, 2)


def read_rows(*lines: list[object]) -> list[object]:
    found = previewed(csv([HEADER, *lines]), ImportKind.HISTORY)
    assert not said(found)
    return [good.value for good in found.good]


def test_a_paid_document_is_read_with_its_payment() -> None:
    assert read_rows(["3993", "280", JAN_3, FEB_2, "50.39", "2012-01-23", "50.39"]) == [
        SheetPastSlip("3993", "280", JAN_3, FEB_2, 5_039, (Paid(date(2012, 1, 23), 5_039),))
    ]


def test_lines_of_one_number_are_part_payments_of_one_document() -> None:
    assert read_rows(
        ["A", "1", JAN_3, FEB_2, "100", "2012-01-20", "30"],
        ["B", "1", JAN_3, FEB_2, "80", "", ""],
        ["A", "1", JAN_3, "", "100", "2012-02-20", "70"],
    ) == [
        SheetPastSlip("A", "1", JAN_3, FEB_2, 10_000, (Paid(date(2012, 1, 20), 3_000), Paid(date(2012, 2, 20), 7_000))),
        SheetPastSlip("B", "1", JAN_3, FEB_2, 8_000, ()),
    ]


def test_documents_without_numbers_stay_apart() -> None:
    assert len(read_rows(["A", "", JAN_3, "", "100", "", ""], ["A", "", JAN_3, "", "100", "", ""])) == 2


def test_a_number_used_again_another_year_is_another_document() -> None:
    assert len(read_rows(["A", "1", JAN_3, "", "100", "", ""], ["A", "1", "2013-01-03", "", "90", "", ""])) == 2


def test_without_a_column_of_paid_amounts_a_date_means_paid_in_full() -> None:
    found = previewed(
        xlsx([["客户", "单号", "日期", "金额", "付款日期"], ["王", 1, JAN_3, 100, FEB_2], ["王", 2, JAN_3, 5, "-"]]),
        ImportKind.HISTORY,
    )
    assert [good.value.paid for good in found.good if isinstance(good.value, SheetPastSlip)] == [
        (Paid(FEB_2, 10_000),),
        (),
    ]


def test_halves_of_a_payment_and_contradictions_are_said() -> None:
    lines: list[list[object]] = [
        ["A", "1", JAN_3, "", "100", "", "30"],
        ["A", "2", JAN_3, "", "100", "2012-02-01", ""],
        ["A", "3", JAN_3, "", "100", "2012-02-01", "0"],
        ["A", "4", JAN_3, "", "0", "", ""],
        ["A", "5", JAN_3, "", "100", "2012-02-01", "30"],
        ["A", "5", JAN_3, "", "90", "2012-02-02", "30"],
        ["A", "6", JAN_3, "2012-01-01", "100", "", ""],
    ]
    found = previewed(csv([HEADER, *lines]), ImportKind.HISTORY)
    assert not found.good
    assert [f"{bad.column}{bad.row}" for bad in found.bad] == ["F2", "G3", "G4", "E5", "E7", "D8"]
    assert "Document 5 has another amount in row 6" in said(found)[4]


def test_a_zero_without_a_date_is_not_paid_yet() -> None:
    assert read_rows(["A", "1", JAN_3, "", "100", "", "0"]) == [SheetPastSlip("A", "1", JAN_3, None, 10_000, ())]


def test_payable_and_cancelled_documents_are_left_out() -> None:
    header = [*HEADER, "类型", "状态"]
    lines = [["A", "1", JAN_3, "", 1, "", "", "应付", ""], ["A", "2", JAN_3, "", 1, "", "", "应收", "作废"]]
    assert left_out(previewed(csv([header, *lines]), ImportKind.HISTORY)) == [(2, "payable"), (3, "void")]


def test_a_payment_added_to_the_sheet_later_is_the_only_new_thing() -> None:
    first = ["A", "1", JAN_3, FEB_2, "100", "2012-01-20", "30"]
    before = previewed(csv([HEADER, first]), ImportKind.HISTORY).good[0]
    after = previewed(
        csv([HEADER, first, ["A", "1", JAN_3, FEB_2, "100", "2012-02-20", "70"]]), ImportKind.HISTORY
    ).good[0]
    assert isinstance(before.value, SheetPastSlip)
    assert isinstance(after.value, SheetPastSlip)
    assert before.identity == after.identity
    (known,) = payment_identities(before.identity, before.value)
    assert payment_identities(after.identity, after.value)[0] == known
    assert payment_identities(after.identity, after.value)[1] != known


def test_two_equal_payments_of_one_document_are_two() -> None:
    line = ["A", "1", JAN_3, FEB_2, "100", "2012-01-20", "30"]
    (good,) = previewed(csv([HEADER, line, line]), ImportKind.HISTORY).good
    assert isinstance(good.value, SheetPastSlip)
    assert len(set(payment_identities(good.identity, good.value))) == 2
