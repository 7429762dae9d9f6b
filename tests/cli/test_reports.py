"""Reports on the command line: what came in and what was sold in any days, for people, programs and files."""

from python_calamine import CalamineWorkbook

from tests.cli.desk import Desk
from tests.documents.reading import text_of


def test_what_came_in_this_week_by_method(desk: Desk) -> None:
    """R156: takings of this week by method."""
    desk.ship("城东", "2026-11-01", "300")
    desk.post("receive", customer="城东", date="2026-11-18", amount="50", method="现金")
    desk.post("receive", customer="城东", date="2026-11-19", amount="70", method="WeChat")
    told = desk.json("takings", "--by", "method")
    assert told == {
        "report": "takings", "from": "2026-11-16", "to": "2026-11-22", "by": "method",
        "rows": [
            {"method": "cash", "received": "50.00", "share": 0.4167, "receipts": 1},
            {"method": "wechat", "received": "70.00", "share": 0.5833, "receipts": 1},
        ],
        "totals": {"received": "120.00"},
    }  # fmt: skip
    said = desk.run("takings", "--period", "last-month")
    assert said.out == "Takings, Last month (2026-10-01 to 2026-10-31)\nNothing in these days.\n"
    assert "Cash for the drawer: 50.00" in desk.run("takings").out


def test_what_a_customer_bought_and_at_which_price(desk: Desk) -> None:
    desk.ship("城东", "2026-11-01", "300")
    desk.ship("老王", "2026-11-02", "100")
    told = desk.json("sales", "--customer", "城东", "--from", "2026-11-01", "--to", "2026-11-30")
    assert [(row["money"], row["average"], row["quantity"]) for row in told["rows"]] == [("300.00", "300.00", "1")]
    assert desk.json("sales", "--by", "customer", "--top", "1")["totals"]["money"] == "300.00"


def test_a_report_is_written_as_a_table(desk: Desk) -> None:
    """U34."""
    desk.ship("城东", "2026-11-01", "300")
    out = desk.folder / "sales.xlsx"
    assert desk.json("sales", "--by", "customer", "--out", str(out))["rows"] == 1
    rows = CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()
    assert (rows[1][0], rows[1][3]) == ("城东门窗厂", 300.0)


def test_without_a_name_the_reports_are_listed(desk: Desk) -> None:
    assert [one["name"] for one in desk.json("reports")["reports"]][:2] == ["takings", "ageing"]
    assert "takings" in desk.run("reports").out
    desk.ship("城东", "2026-11-01", "300")
    assert desk.json("reports", "sales")["totals"]["money"] == "300.00"


def test_what_a_report_cannot_be_told_apart_by_is_refused_with_what_it_can(desk: Desk) -> None:
    said = desk.run("takings", "--by", "weather")
    choices = "day, method, person, customer, account"
    assert (said.code, said.err) == (2, f"“weather” is not possible here. Choose {choices}.\n")
    assert "not both" in desk.run("takings", "--period", "today", "--to", "2026-11-20").err
    assert "comes after" in desk.run("takings", "--from", "2026-11-20", "--to", "2026-11-01").err


def test_a_report_is_a_paper_to_print(desk: Desk) -> None:
    """U45: all rows and their sums, with the shop at the head; many rows go on over pages."""
    for day in range(1, 21):
        desk.ship("城东", f"2026-11-{day:02d}", f"{day}")
    out = desk.folder / "papers.pdf"
    assert desk.json("reports", "papers", "--by", "unprinted", "--out", str(out))["rows"] == 20
    text = text_of(out.read_bytes())
    assert "Papers out" in text
    assert "城东门窗厂" in text
    assert "210.00" in text
    assert "Page 1 of 1" in text
    assert desk.run("takings", "--period", "today", "--out", str(desk.folder / "nothing.pdf")).code == 0
    assert desk.run("takings", "--out", str(desk.folder / "t.docx")).code == 2
