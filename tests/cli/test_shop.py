"""What stands on the shop's papers, on the command line."""

from tests.cli.desk import Desk


def test_who_prepares_the_papers_is_said_once_for_the_shop(desk: Desk) -> None:
    """制单人 is the person named here, never the login; what is not given stays."""
    before = desk.json("shop")
    assert before["prepared_by"] == ""
    after = desk.json("shop", "--prepared-by", "王芳", "--phone", "139 0000 0000")
    assert after == {**before, "prepared_by": "王芳", "phone": "139 0000 0000"}
    assert "王芳" in desk.run("shop").out
    titled = desk.json("shop", "--title", "销售单", "--copies", "①存根、②客户", "--statement-foot", "谢谢")
    assert (titled["voucher_title"], titled["copies"], titled["statement_clause"]) == ("销售单", "①存根、②客户", "谢谢")
    own = desk.json("shop", "--receipt-title", "收据", "--seal-place", "yes")
    assert (own["receipt_title"], own["seal_place"], own["seal"]) == ("收据", True, False)
    assert desk.json("shop", "--receipt-title", "", "--seal-place", "no") == titled
    assert desk.run("shop", "--name", "").code == 2
