"""What credit rests on, from the command line (R001, R003)."""

from tests.cli.desk import Desk


def test_terms_are_put_on_paper_signed_and_asked_about(desk: Desk) -> None:
    """The slip says that none is on file; a sheet without a signer is refused."""
    slip = desk.ship("老王", "2026-11-01", "100")
    assert slip["terms_sheet"] == "none"
    said = desk.send("terms-sheet", {"customer": "老王"})
    assert (said.code, "who may sign for them" in said.err) == (2, True)
    made = desk.post("terms-sheet", customer="老王", signers=[{"name": "王小虎", "until": "2026-12-31"}], late_rate="5")
    assert (made["number"], "18.25 %" in made["caution"]) == ("SXT-2026-00001", True)
    assert desk.json("terms-sheets", "老王")["state"] == "unsigned"
    desk.run("signed", made["number"])
    answer = desk.json("terms-sheets", "老王")
    (version,) = answer["versions"]
    assert (answer["state"], version["late_rate"], len(version["clauses"]) > 6) == ("signed", "5.00", True)
    assert "王小虎" not in desk.run("terms-sheets", "老王").err
    again = desk.post("terms-sheet", customer="老王", signers=[{"name": "李芳"}])["number"]
    assert desk.json("void-paper", again) == {"voided": again}
    assert desk.run("void-paper", made["number"]).code == 2


def test_a_letter_is_looked_at_made_served_and_has_a_text_of_the_shop(desk: Desk) -> None:
    desk.ship("老王", "2026-11-01", "100")
    said = desk.send("letter", {"customer": "老王", "kind": "free", "title": "信", "body": "欠 {欠欠}"})
    assert (said.code, "“{欠欠}” in line 1 is not a field" in said.err) == (2, True)
    kept = desk.post("letter-text", kind="free", title="信", body="{客户}欠 {欠款}")
    assert kept["version"] == 1
    texts = desk.json("letter-texts")
    assert (texts["texts"]["free"]["title"], texts["fields"]["owed"]) == ("信", "欠款")
    made = desk.post("letter", customer="老王", kind="free")
    sent = desk.json("sent", made["number"], "--how", "post", "--note", "EMS 1180")
    assert [one["how"] for one in sent["sent"]] == ["post"]
    assert desk.json("sent", made["number"], "--how", "post", "--note", "EMS 1180")["repeated"]
    assert "is marked as sent" in desk.run("sent", made["number"], "--how", "wechat").out
    assert "信" in desk.run("letter-texts").out


def test_a_guarantee_is_entered_and_told_until_when(desk: Desk) -> None:
    """Case 14; a period that ends with the debt is refused."""
    wrong = {"customer": "老王", "kind": "joint", "given_by": "王大虎", "debt_due": "2026-06-30", "until": "2026-06-30"}
    said = desk.send("security", wrong)
    assert (said.code, "Type 2026-12-30" in said.err) == (2, True)
    made = desk.post("security", customer="老王", kind="joint", given_by="王大虎", debt_due="2026-06-30")
    assert made["ends"] == "2026-12-30"
    (one,) = desk.json("securities")["securities"]
    assert (one["customer"], one["given_by"]) == ("老王建材", "王大虎")
    assert "老王建材" in desk.run("securities").out
    assert "security/" not in desk.run("tasks").out
    desk.run("withdraw", "ground", made["id"])
    assert "No securities" in desk.run("securities").out


def test_what_is_asked_before_credit_and_a_contract_are_kept(desk: Desk) -> None:
    """R005, R008: who was never seen pays cash, unless the owner says why."""
    said = desk.send("questions", {"customer": "老王", "decided": "pass"})
    assert (said.code, "Cash only" in said.err) == (2, True)
    asked = desk.post("questions", customer="老王", licence_seen=True, place_seen=True, years=3, pays_others="prompt",
                      monthly="8000", wanted="20050")  # fmt: skip
    assert (asked["rule"], asked["decided"], asked["limit"]) == ("pass", "pass", "16000.00")
    made = desk.post("contract", customer="老王", number="HT-1", clauses=["price", "due"], advance="垫资两个月")
    assert "venue" in made["missing"]
    found = desk.json("grounds", "老王")
    assert [one["advance"] for one in found["contracts"]] == ["垫资两个月"]
    assert [one["decided"] for one in found["questions"]] == ["pass"]
    assert "HT-1" in desk.run("grounds", "老王").out
