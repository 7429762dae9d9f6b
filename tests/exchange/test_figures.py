"""Figures that are not plain numbers: read where they can mean one thing only, else asked at their cell."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from xlsxwriter import Workbook

from desktop_app.exchange.child import read
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.number_looks import odd_look_of
from desktop_app.exchange.previews import Preview, preview
from desktop_app.exchange.spoken import spoken
from desktop_app.exchange.wanted import Wanted
from desktop_app.exchange.written_figures import written
from tests.exchange.owed import OPEN, owed, seen, settled
from tests.exchange.sheets import TODAY, Rows, ods, previewed_as, xlsx

DAY = date(2025, 1, 5)
SLIPS = ImportKind.SHIPMENTS


def debts(*figures: object, accepted: dict[str, str] | None = None) -> Preview:
    """A workbook with these figures as the debts of 甲店."""
    rows: Rows = [["日期", "客户", "金额"], *([DAY, "甲店", figure] for figure in figures)]
    found = preview(read(xlsx(rows)), Wanted(OPEN, accepted=accepted or {}), TODAY)
    assert isinstance(found, Preview)
    return found


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("借600", "600"), ("欠 600元", "600"), ("3千5", "3500"), ("一万二", "12000"), ("1万2千", "12000"),
        ("伍佰", "500"),
        ("600元整", "600"), ("陆佰元整", "600"), ("三百五", "350"), ("二百零五", "205"), ("600块5", "600.5"),
        ("6角", "0.6"),
        ("3块2毛5分", "3.25"), ("壹万贰仟叁佰肆拾伍元陆角柒分", "12345.67"), ("600+200", "800"), ("1 200", "1200"),
        ("1'200.50", "1200.5"), ("1\u00a0200,50", "1200.5"), ("1.234,56", "1234.56"), ("1.234.567", "1234567"),
        ("负200", "-200"), ("600RMB", "600"), ("1。5", "1.5"), ("１，２００", "1200"),
    ],
)  # fmt: skip
def test_a_figure_that_can_mean_one_thing_only_is_read(text: str, yuan: str) -> None:
    """As people write sums in a book kept by hand."""
    assert settled(debts(text)) == {"甲店": int(Decimal(yuan) * 100)}


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("约600", ["600"]), ("600多", ["600"]), ("~600", ["600"]), ("600?", ["600"]), ("600左右", ["600"]),
        ("贷600", ["-600", "600"]), ("500/600", ["500", "600"]), ("600、200", ["600", "200"]), ("50*12", ["600"]),
        ("1200-200", ["1000", "1200"]), ("1,20", ["1.2", "120"]), ("1200,5", ["1200.5", "12005"]), ("1.5w", ["15000"]),
        ("2k", ["2000"]), ("600(已付200)", ["400", "600"]),
    ],
)  # fmt: skip
def test_a_figure_that_may_mean_another_thing_is_asked_at_its_cell(text: str, choices: list[str]) -> None:
    """Neither dropped nor misread: what is chosen counts."""
    (doubt,) = debts(text).doubts
    assert (doubt.key, [one.key for one in doubt.choices]) == ("figure@C2", choices)
    for choice in choices:
        assert owed(debts(text, accepted={"figure@C2": choice})) == {"甲店": int(Decimal(choice) * 100)}


@pytest.mark.parametrize("text", ["600元/吨", "六百多", "看情况", "百", "O600", "50%", "1,2345", "1.2.3", "三天"])
def test_what_is_no_figure_is_still_a_bad_cell(text: str) -> None:
    assert [(bad.row, bad.column) for bad in debts(text).bad] == [(2, "C")]


def test_a_point_before_three_digits_is_asked_about_once_for_its_column() -> None:
    """1.200 is one and a fifth, or twelve hundred."""
    assert [one.key for one in debts("1.200", "2.500").doubts] == ["point@C2"]
    assert owed(debts("1.200", "2.500", accepted={"point@C2": ""})) == {"甲店": 3_70}
    assert owed(debts("1.200", "-2.500", accepted={"point@C2": "thousands"})) == {"甲店": -1300_00}


@pytest.mark.parametrize(
    ("other", "fen"), [("10.5", 11_70), ("0.500", 1_70), ("1.234,50", 2434_50), ("1.234.567", 1235767_00)]
)
def test_another_figure_of_the_table_tells_what_the_point_is(other: str, fen: int) -> None:
    assert settled(debts("1.200", other)) == {"甲店": fen}


def test_a_quantity_is_asked_about_as_well() -> None:
    """1.200 kg at 10, or 1,200; and ten plus two are twelve, or ten and two for nothing."""
    head, rows = ["日期", "客户", "品名", "数量", "单价"], [[DAY, "甲店", "钉子", "1.200", 10]]
    assert [one.key for one in seen([head, *rows], SLIPS).doubts] == ["point@D2"]
    assert owed(seen([head, *rows], SLIPS, {"point": "thousands"})) == {"甲店": 12_000_00}
    rows[0][3] = "10+2"
    assert [one.key for one in seen([head, *rows], SLIPS).doubts] == ["figure@D2"]
    assert owed(seen([head, *rows], SLIPS, {"figure@D2": "10"})) == {"甲店": 100_00}


def test_a_total_is_compared_with_the_figures_as_they_were_chosen() -> None:
    """1.200 stands for twelve hundred, and the total agrees."""
    rows: Rows = [["日期", "客户", "金额"], [DAY, "甲店", "1.200"], [DAY, "乙店", "1.300"], ["合计", "", "2500"]]
    assert settled(seen(rows, accepted={"point@C2": "thousands"})) == {"甲店": 1200_00, "乙店": 1300_00}


def formatted(value: float, code: str, accepted: dict[str, str] | None = None, column: int = 2) -> Preview:
    """A number in a column of that format."""
    written_to = BytesIO()
    book = Workbook(written_to, {"in_memory": True})
    sheet, form = book.add_worksheet(), book.add_format({"num_format": code})
    for at, name in enumerate(("日期", "客户", "金额")):
        sheet.write(0, at, name)
    sheet.write_datetime(1, 0, datetime(2025, 1, 5), book.add_format({"num_format": "yyyy-mm-dd"}))  # noqa: DTZ001
    sheet.write(1, 1, "甲店")
    sheet.write_number(1, column, value, form)
    book.close()
    found = preview(read(written_to.getvalue()), Wanted(OPEN, accepted=accepted or {}), TODAY)
    assert isinstance(found, Preview)
    return found


@pytest.mark.parametrize(
    ("value", "code", "held", "shown"),
    [
        (0.5, "0%", 50, 50_00), (0.125, "0.0%", None, 12_50), (1_200_000, "#,##0,", 120_000_000, 1200_00),
        (12_000, "0!.0,", 1_200_000, 1_20), (0.5, "# ?/?", 50, None), (12_345.67, "0.00E+00", 1_234_567, 12_300_00),
        (12_000, ";;;", 1_200_000, None), (-100, "0.00;", -100_00, None),
    ],
)  # fmt: skip
def test_a_format_that_shows_something_else_than_the_number_is_asked_about(
    value: float, code: str, held: int | None, shown: int | None
) -> None:
    """50 % in a column of money: what the eye reads and what the file holds are two figures."""
    (doubt,) = formatted(value, code).doubts
    assert (doubt.key, [one.key for one in doubt.choices]) == ("look@C2", ["held"] + ["shown"] * (shown is not None))
    if held is not None:
        assert owed(formatted(value, code, {"look@C2": "held"})) == {"甲店": held}
    if shown is not None:
        assert owed(formatted(value, code, {"look@C2": "shown"})) == {"甲店": shown}


@pytest.mark.parametrize(
    "code",
    ["#,##0.00", "0.00_);(0.00)", '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)', "#,##0.00;[Red]#,##0.00",
     "0.00E+00",
     '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', "[Red]0.00", "yyyy/m/d;@", "General"],
)  # fmt: skip
def test_the_formats_of_money_show_the_number_itself(code: str) -> None:
    """Brackets, colours, signs of the yuan and a lone exponent change nothing of 12,000."""
    look = odd_look_of(code)
    assert look is None or look.text_of("12000") == ""


@pytest.mark.parametrize("code", ["$#,##0.00", "[$$-409]#,##0.00", "#,##0.00 [$€-407]", "[$HK$-C04]#,##0.00"])
def test_another_currency_in_the_format_never_becomes_yuan(code: str) -> None:
    assert [(bad.row, bad.column) for bad in formatted(100, code).bad] == [(2, "C")]


def test_a_percentage_in_an_ods_is_asked_about_too() -> None:
    cells = "".join(f'<table:table-cell office:value-type="string"><text:p>{one}</text:p></table:table-cell>'
                    for one in ("客户", "欠款"))  # fmt: skip
    value = (
        '<table:table-cell office:value-type="string"><text:p>甲店</text:p></table:table-cell>'
        '<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%</text:p></table:table-cell>'
    )
    found = preview(read(ods(f"<table:table-row>{cells}</table:table-row><table:table-row>{value}</table:table-row>")),
                    Wanted(OPEN), TODAY)  # fmt: skip
    assert isinstance(found, Preview)
    assert [one.key for one in found.doubts] == ["look@B2"]


def test_words_for_sums_are_numbers_and_other_words_are_none() -> None:
    assert spoken("一亿二") == 120_000_000
    assert spoken("六〇〇") == 600
    assert spoken("贰佰元零伍分") == Decimal("200.05")
    assert [spoken(text) for text in ("1200", "万", "三万万达", "三分之一", "1.200元", "十三四", "1元2元", "12角")] == [
        None
    ] * 8
    assert written("甲店") is None
    assert settled(seen([["客户", "欠款"], ["甲店", "零"], ["乙店", "5"]])) == {"甲店": 0, "乙店": 5_00}


def lettered(color: str, *red: int) -> bytes:
    """Debts of 1,200 and 200 with the figures of these rows in that colour."""
    written_to = BytesIO()
    book = Workbook(written_to, {"in_memory": True})
    sheet, form = book.add_worksheet(), book.add_format({"font_color": color})
    for row, values in enumerate((("客户", "欠款"), ("甲店", 1200), ("甲店", 200))):
        sheet.write(row, 0, values[0])
        sheet.write(row, 1, values[1], form if row in red else None)
    book.close()
    return written_to.getvalue()


@pytest.mark.parametrize("color", ["#FF0000", "#C00000"])
def test_sums_in_red_letters_among_black_ones_are_asked_about(color: str) -> None:
    """In a book red is a minus; in another sheet it only stands out."""
    data = lettered(color, 2)
    assert [one.key for one in previewed_as(data, OPEN, {}).doubts] == ["red@B3"]
    assert settled(previewed_as(data, OPEN, {"red": ""})) == {"甲店": 1400_00}
    assert settled(previewed_as(data, OPEN, {"red@B3": "less"})) == {"甲店": 1000_00}


def test_a_column_all_in_red_or_in_another_colour_is_no_question() -> None:
    assert settled(previewed_as(lettered("#FF0000", 1, 2), OPEN, {})) == {"甲店": 1400_00}
    assert settled(previewed_as(lettered("#0000FF", 2), OPEN, {})) == {"甲店": 1400_00}


def test_a_figure_in_ten_thousands_that_would_be_millions_is_asked_about() -> None:
    """1.2 is 12,000; 8,500 in the same column is hardly 85 million."""
    rows: Rows = [["客户", "欠款(万元)"], ["甲店", 1.2], ["乙店", 8500]]
    assert [one.key for one in seen(rows).doubts] == ["unit@B3"]
    assert owed(seen(rows, accepted={"unit": ""})) == {"甲店": 12_000_00, "乙店": 8_500_00}
    assert owed(seen(rows, accepted={"unit@B3": "unit"})) == {"甲店": 12_000_00, "乙店": 85_000_000_00}


def test_a_long_column_of_such_points_is_looked_through_once() -> None:
    """What the other cells tell is found out once, also where they tell nothing."""
    found = debts(*(f"{at % 900 + 1}.500" for at in range(3000)))
    assert [one.key for one in found.doubts] == ["point@C2"]
