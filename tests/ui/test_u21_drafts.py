"""What was being typed survives a program that is killed: at most two seconds of typing are lost."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.operations.drafts import Draft, drafts, keep_draft
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.base.unfinished import offer_unfinished, unfinished_words
from desktop_app.ui.slips.shipment_form import ShipmentFormPage
from tests.ui.slip_shop import RETURN, a_slip_shop, the_form
from tests.ui.window import PASSPHRASE, AWindow, a_window

ROOT = Path(__file__).parents[2]
TYPING = """
import sys, time
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
QApplication.setStyle("Fusion")
application = QApplication([])
from tests.ui.slip_shop import RETURN, the_form
from tests.ui.window import a_window, turns

with a_window(Path(sys.argv[1]), book=Path(sys.argv[2])) as bench:
    page = the_form(bench)
    bench.press("lwjc", RETURN)
    bench.settle()
    bench.press("sn", RETURN, "36", RETURN, RETURN)
    page.form.remark.setFocus()
    for number in range(1000):
        bench.press(chr(ord("a") + number % 26))
        print(number, time.monotonic(), flush=True)
        turns(50)
"""


@pytest.fixture
def folder(tmp_path: Path, qapp: QApplication) -> Path:
    """A book of the shop, closed."""
    with a_slip_shop(tmp_path):
        pass
    return tmp_path


def typed_until_killed(folder: Path) -> list[tuple[int, float]]:
    """A real program types into a real window until it is killed; what it typed when."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", TYPING, str(folder), str(folder / "book")]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        told: list[tuple[int, float]] = []
        while len(told) < 60:
            number, at = program.stdout.readline().split()
            told.append((int(number), float(at)))
        program.send_signal(signal.SIGKILL)
        killed = time.monotonic()
    return [*told, (-1, killed)]


@pytest.mark.by_the_clock
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")
def test_a_killed_program_loses_at_most_two_seconds_of_typing(folder: Path) -> None:
    """U21: kill -9 in the middle of a word; the next start offers the draft."""
    *typed, (_, killed) = typed_until_killed(folder)
    with a_window(folder, book=folder / "book") as bench:
        (kept,) = bench.ask(lambda book: drafts(book.ledger, "shipment"))
        letters = len(json.loads(kept.content)["fields"]["remark"])
        sure = [number for number, at in typed if at <= killed - 2.0]
        assert letters > sure[-1], "more than two seconds are lost"
        bench.go(PageName.THIS_WEEK)
        offer_unfinished(bench.desk, bench.window)
        bench.settle()
        assert bench.window.bar.notice is not None
        assert "老王建材" in bench.window.bar.notice.text
        bench.window.bar.press(0)
        bench.settle()
        page = bench.window.current_page()
        assert isinstance(page, ShipmentFormPage)
        bench.settle()
        assert page.form.customer_id.text() == "老王建材"
        assert page.form.lines.rows[0].quantity.text() == "36"
        assert len(page.form.remark.text()) == letters


def test_a_closed_window_keeps_the_slip_too(folder: Path) -> None:
    """U21: also what was typed in the last second; the passphrase opens it again."""
    assert PASSPHRASE
    with a_window(folder, book=folder / "book") as bench:
        the_form(bench)
        bench.press("zgq", RETURN)
        bench.settle()
        bench.press("hs", RETURN, "2")
        bench.window.close()
        bench.settle()
    with a_window(folder, book=folder / "book") as bench:
        bench.go(PageName.SHIPMENTS)
        page = bench.window.current_page()
        assert page is not None
        assert page.drafts.text() == "Go on with the draft"  # type: ignore[attr-defined]
        page.drafts.click()  # type: ignore[attr-defined]
        bench.settle()
        form = bench.window.current_page()
        assert isinstance(form, ShipmentFormPage)
        assert form.form.lines.rows[0].goods.text() == "河沙 中砂"
        assert form.form.lines.rows[0].quantity.text() == "2"


def test_a_draft_that_is_not_wanted_goes_for_good(shop: AWindow) -> None:
    """U21: thrown away from the bar; an emptied form leaves none behind."""
    page = the_form(shop)
    shop.press("lwjc", RETURN)
    shop.settle()
    page.leave()
    shop.settle()
    page = the_form(shop)
    assert page.form.bar.notice is not None
    page.form.bar.press(1)
    shop.settle()
    assert shop.ask(lambda book: drafts(book.ledger)) == []
    page.form.remark.setFocus()
    shop.press("x")
    page.leave()
    shop.press("\b")
    page.form.remark.clear()
    page.keeper.touch()
    page.leave()
    shop.settle()
    assert shop.ask(lambda book: drafts(book.ledger)) == []


def test_a_draft_of_last_year_tells_its_year(shop: AWindow) -> None:
    """U21: in January the draft of New Year's Eve is not one of the days to come."""
    old = Draft("shipment", "k", json.dumps({"customer": "曾国强"}), datetime(2025, 12, 31, 9, 5).astimezone())
    new = Draft("shipment", "k", json.dumps({"customer": "曾国强"}), datetime(2026, 11, 2, 9, 5).astimezone())
    assert unfinished_words(shop.desk, old) == "The slip for 曾国强 of 25-12-31 09:05 is not finished."
    assert unfinished_words(shop.desk, new) == "The slip for 曾国强 of 11-02 09:05 is not finished."


def left_behind(bench: AWindow, key: str, typed: dict[str, object]) -> None:
    content = json.dumps(typed)
    bench.do(lambda book, moment: keep_draft(book.ledger, Draft("shipment", key, content, moment.now)))


def test_a_slip_left_by_the_version_before_comes_back_whole(shop: AWindow) -> None:
    """U21: that one wrote all it knew side by side; a way to pay that nobody chose is nobody's."""
    old = {
        "submission": "k", "customer_id": 1, "customer": "老王建材", "dated": "2026-11-20", "due": "2026-12-01",
        "project": "tower 2",
        "lines": [{"goods_id": 1, "goods": "水泥 P.O 42.5", "code": "", "spec": "P.O 42.5", "unit": "包",
                   "quantity": "12*3", "price": "24", "priced": True}],
        "paid": "100", "method": "Alipay", "remark": "", "carrier": "老李", "paper_number": "", "prepared_by": "",
        "reason": "the boss knows", "shipment_number": "", "apart": False,
    }  # fmt: skip
    left_behind(shop, "k", old)
    left_behind(shop, "unpaid", old | {"paid": ""})
    form = the_form(shop, draft="k").form
    assert (form.customer_id.text(), form.dated.text(), form.due.text()) == ("老王建材", "2026-11-20", "2026-12-01")
    assert (form.project.text(), form.paid.text(), form.paid_method.value()) == ("tower 2", "100", "Alipay")
    assert (form.content()["carrier"], form.editors["carrier"].isVisible()) == ("老李", True)
    assert form.release.text() == "the boss knows"
    row = form.lines.rows[0]
    assert (row.goods_id(), row.quantity.text(), row.price.text()) == (1, "12*3", "24")
    assert the_form(shop, draft="unpaid").form.paid_method.value() == "Cash"


def test_a_draft_this_version_cannot_read_is_told_and_not_lost(shop: AWindow) -> None:
    """U21, U49."""
    page = the_form(shop)
    shop.press("lwjc", RETURN)
    shop.settle()
    page.keep_draft()
    shop.settle()
    shop.ask(lambda book: book.ledger.connection().execute("UPDATE drafts SET content = '{\"lines\": 5'"))
    shop.desk.go(Route(PageName.SHIPMENT_FORM, draft=page.keeper.key))
    shop.settle()
    assert page.form.bar.notice is not None
    assert "This draft" in page.form.bar.notice.text
    assert len(shop.ask(lambda book: drafts(book.ledger))) == 1
