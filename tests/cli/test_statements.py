"""Statements on the command line: issued once, written as PDF, answered by JSON."""

from tests.cli.desk import TODAY, Desk


def test_all_customers_with_movements_get_their_paper(desk: Desk) -> None:
    desk.ship("老王", "2026-10-05", "100")
    desk.ship("城东", "2026-10-06", "200")
    out = desk.folder / "statements" / "2026-10"
    answer = desk.json("statement", "--all", "--month", "2026-10", "--out", str(out))
    by_name = {one["customer"]: one for one in answer["statements"]}
    assert by_name["老王建材"] == {
        "number": by_name["老王建材"]["number"],
        "customer": "老王建材",
        "from": "2026-10-01",
        "to": "2026-10-31",
        "closing": "100.00",
        "detail": "slips",
        "file": str(out / f"{by_name['老王建材']['number']} 老王建材.pdf"),
        "holds": True,
        "today": None,
    }
    assert answer["refused"] == []
    assert sorted(path.name for path in out.iterdir()) == sorted(
        f"{one['number']} {name}.pdf" for name, one in by_name.items()
    )
    assert all(path.read_bytes().startswith(b"%PDF") for path in out.iterdir())


def test_with_the_goods_it_says_so_and_the_next_one_goes_on_like_that(desk: Desk) -> None:
    desk.ship("老王", "2026-10-05", "100")
    words = ("statement", "--customer", "老王", "--month", "2026-10", "--out", str(desk.folder / "p"))
    (plain,) = desk.json(*words[:3], "--to", "2026-10-31", "--out", words[-1])["statements"]
    (made,) = desk.json(*words, "--detail", "goods")["statements"]
    assert (plain["detail"], made["detail"], made["closing"]) == ("slips", "goods", plain["closing"])
    (known,) = [one for one in desk.json("customers")["customers"] if one["name"] == "老王建材"]
    assert known["statement_detail"] == "goods"


def test_issued_again_it_is_the_same_paper_whatever_came_later(desk: Desk) -> None:
    """Case 7, D9"""
    desk.ship("老王", "2026-10-05", "100")
    out = desk.folder / "papers"
    first = desk.json("statement", "--customer", "老王", "--month", "2026-10", "--out", str(out))
    (file,) = out.iterdir()
    before = file.read_bytes()
    desk.post("receive", customer="老王", date="2026-10-28", amount="30")
    again = desk.json("statement", "--customer", "老王", "--month", "2026-10", "--out", str(out))
    today = {"closing": "70.00", "ask": "70.00"}
    assert again["statements"] == [{**first["statements"][0], "holds": False, "today": today}]
    assert file.read_bytes() == before


def test_the_table_names_every_file(desk: Desk) -> None:
    desk.ship("老王", "2026-10-05", "100")
    shown = desk.run("statement", "--all", "--month", "2026-10", "--out", str(desk.folder / "p")).out
    assert "DZD-2026-00001 老王建材.pdf" in shown
    assert shown.splitlines()[-1].split() == ["100.00"]


def test_one_customer_or_all_but_not_neither_nor_both(desk: Desk) -> None:
    for words in ((), ("--all", "--customer", "老王")):
        said = desk.run("statement", *words, "--month", "2026-10", "--out", str(desk.folder))
        assert (said.code, said.err) == (2, "Name one customer with --customer, or say --all.\n")


def test_a_month_to_come_and_a_month_without_movement(desk: Desk) -> None:
    out = str(desk.folder / "p")
    said = desk.run("statement", "--customer", "老王", "--month", "2027-01", "--out", out)
    assert (said.code, said.err) == (2, "2027-01 has not begun yet. Choose a month up to now.\n")
    quiet = desk.run("statement", "--all", "--month", "2026-10", "--out", out)
    assert quiet.out == "Nothing moved in this month and nobody owes anything: no statement is needed.\n"


def test_a_name_with_path_signs_makes_a_harmless_file(desk: Desk) -> None:
    """T38"""
    sheet = desk.folder / "odd.csv"
    sheet.write_text('客户名称,账期\n"../../a<b>:c*|""",30\n', encoding="utf-8")
    assert desk.json("import", str(sheet), "--as", "customers")["imported"]["customers"] == 1
    desk.ship('../../a<b>:c*|"', "2026-10-05", "100")
    out = desk.folder / "p"
    desk.json("statement", "--all", "--month", "2026-10", "--out", str(out))
    assert [path.name for path in out.iterdir()] == ["DZD-2026-00001 _.._a_b__c___.pdf"]


def test_a_file_in_the_place_of_the_folder_is_told_before_anything_is_issued(desk: Desk) -> None:
    desk.ship("老王", "2026-10-05", "100")
    entries = desk.entries()
    said = desk.run("statement", "--all", "--month", "2026-10", "--out", str(desk.passphrase_file))
    assert said.code == 2
    assert said.err.startswith(f"{desk.passphrase_file} cannot be written (File exists).")
    assert desk.entries() == entries


def test_the_customers_answer_is_kept(desk: Desk) -> None:
    """N03, case 10: agreed at 950 of 1,000."""
    desk.ship("老王", "2026-10-05", "1000")
    issued = desk.json("statement", "--customer", "老王", "--month", "2026-10", "--out", str(desk.folder / "p"))
    number = issued["statements"][0]["number"]
    answer = desk.post("answer", number=number, state="differs", agreed="950", said_by="王姐", channel="phone")
    assert answer == {"number": number, "state": "differs", "closing": "1000.00", "agreed": "950.00"}
    agreed = desk.post("answer", number=number, state="agreed", said_by="王姐")
    assert (agreed["state"], agreed["agreed"]) == ("agreed", "1000.00")
    assert desk.send("answer", {"number": number, "state": "issued", "said_by": "王姐"}).err == (
        "state: “issued” is not possible here. Choose agreed, differs.\n"
    )
    assert desk.send("answer", {"number": number, "state": "agreed"}).code == 2


def corrected(desk: Desk) -> str:
    """October is issued at 2,450; in November its slip of 1,000 is voided and written again at 690 (case 21)."""
    desk.ship("老王", "2026-10-03", "1450")
    wrong = desk.ship("老王", "2026-10-10", "1000")["number"]
    first = desk.json("statement", "--customer", "老王", "--month", "2026-10", "--out", str(desk.folder / "p"))
    assert first["statements"][0]["closing"] == "2450.00"
    desk.post("reverse", number=wrong, reason="价格错了")
    desk.ship("老王", "2026-10-10", "690")
    return str(first["statements"][0]["number"])


def test_a_paper_that_no_longer_holds_is_replaced_only_when_asked(desk: Desk) -> None:
    """Case 21: `--replace` gives a new number, and the new paper is the one that comes out from then on."""
    number = corrected(desk)
    words = ("statement", "--customer", "老王", "--month", "2026-10", "--out", str(desk.folder / "p"))
    again = desk.json(*words)["statements"][0]
    assert (again["number"], again["closing"], again["holds"]) == (number, "2450.00", False)
    assert again["today"] == {"closing": "2140.00", "ask": "2140.00"}
    told = desk.run(*words).out
    assert f"老王建材: {number} of {TODAY} no longer holds: it says 2,450.00, today it is 2,140.00." in told
    assert "--replace puts a new one in its place." in told
    newer = desk.json(*words, "--replace")["statements"][0]
    assert (newer["number"], newer["closing"], newer["holds"]) == ("DZD-2026-00002", "2140.00", True)
    assert (newer["from"], newer["to"]) == ("2026-10-01", "2026-10-31")
    assert desk.json(*words)["statements"] == [newer]
    said = desk.send("answer", {"number": number, "state": "agreed", "said_by": "王姐"})
    assert (said.code, said.err) == (2, f"{number} was replaced by {newer['number']}. Record the answer there.\n")
    assert desk.json("check")["proven"]


def test_replacing_for_everybody_replaces_what_no_longer_holds_and_nothing_else(desk: Desk) -> None:
    """Cases 21, 25."""
    corrected(desk)
    desk.ship("城东", "2026-10-06", "200")
    words = ("statement", "--all", "--month", "2026-10", "--out", str(desk.folder / "p"))
    desk.json(*words)
    made = {one["customer"]: one["number"] for one in desk.json(*words, "--replace")["statements"]}
    assert made == {"城东门窗厂": "DZD-2026-00002", "老王建材": "DZD-2026-00003"}


def test_one_customer_who_was_stated_further_on_keeps_nobody_back(desk: Desk) -> None:
    """Case 25: all others are issued, the one is named with its reason, and the exit code says that a part is done."""
    desk.ship("老王", "2026-10-05", "100")
    desk.ship("城东", "2026-10-06", "200")
    out = desk.folder / "p"
    desk.json("statement", "--customer", "老王", "--month", "2026-11", "--out", str(out))
    said = desk.run("statement", "--all", "--month", "2026-10", "--out", str(out), "--json")
    assert said.code == 3
    assert [one["customer"] for one in said.answer["statements"]] == ["城东门窗厂"]
    assert [one["customer"] for one in said.answer["refused"]] == ["老王建材"]
    assert said.err.startswith("Statements issued: 1. Not issued: 老王建材: A later statement of this customer")
    assert "DZD-2026-00002 城东门窗厂.pdf" in {path.name for path in out.iterdir()}


def test_any_days_can_be_had_without_a_number(desk: Desk) -> None:
    """Case 21: October after November, up to today, and any days; none takes a number."""
    desk.ship("老王", "2026-10-05", "100")
    desk.ship("老王", "2026-11-05", "50")
    words = ("statement", "--customer", "老王", "--out", str(desk.folder / "p"))
    desk.json(*words, "--month", "2026-11")
    asked = (("--month", "2026-10"), ("--to", "2026-11-21"), ("--from", "2026-10-01", "--to", "2026-11-10"))
    made = [desk.json(*words, *days)["statements"][0] for days in asked]
    assert [(one["number"], one["from"], one["to"], one["closing"]) for one in made] == [
        (None, "2026-10-01", "2026-10-31", "100.00"),
        (None, "2026-11-01", "2026-11-21", "150.00"),
        (None, "2026-10-01", "2026-11-10", "150.00"),
    ]
    assert all((desk.folder / "p" / one["file"]).read_bytes().startswith(b"%PDF") for one in made)
    for wrong in ((), ("--month", "2026-10", "--to", "2026-10-31"), ("--from", "2026-10-01"),
                  ("--to", "2026-11-01", "--replace")):  # fmt: skip
        assert desk.run(*words, *wrong).code == 2


def test_an_answer_sent_twice_is_kept_once(desk: Desk) -> None:
    """D4."""
    desk.ship("老王", "2026-10-05", "1000")
    issued = desk.json("statement", "--customer", "老王", "--month", "2026-10", "--out", str(desk.folder / "p"))
    asked = {"number": issued["statements"][0]["number"], "state": "differs", "agreed": "950", "said_by": "王姐"}
    asked["submission"] = "w-1"
    first, entries = desk.post("answer", **asked), desk.entries()
    assert desk.post("answer", **asked) == {**first, "repeated": True}
    assert "w-1 was already used" in desk.send("answer", {**asked, "agreed": "940"}).err
    assert desk.entries() == entries
