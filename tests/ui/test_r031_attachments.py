"""A photo or paper dropped on a customer's page is kept, found by its kind, looked at, saved and taken back (R031)."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop_app.domain.attachments import AttachedTo, AttachmentKind
from desktop_app.operations.attachments import attached
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.customer import CustomerPage
from desktop_app.ui.slips.shipments import ShipmentsPage
from desktop_app.ui.trade.attaching import AttachPanel, AttachVerbs
from desktop_app.ui.trade.scan_view import ScanView
from tests.exchange.test_hostile_scans import picture
from tests.ui.paper_shop import owing, until
from tests.ui.window import TODAY, AWindow, a_window


def kept(shop: AWindow) -> list[tuple[AttachedTo, str, AttachmentKind, str]]:
    found = shop.ask(lambda book: attached(book.ledger, TODAY))
    return [(one.about, one.number, one.kind, one.place) for one in found]


def drop(page: AttachVerbs, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    nowhere = QPointF(5, 5)
    page.dropEvent(
        QDropEvent(nowhere, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    )


def test_a_photo_is_dropped_on_a_slip_of_the_customer_looked_at_saved_and_taken_back(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R031, U23: with the slip under the cursor, then another with the customer themselves by the key."""
    photo = tmp_path / "到货.jpg"
    photo.write_bytes(picture("JPEG"))
    with a_window(tmp_path) as shop:
        customer, slip = owing(shop, "老王建材")
        page = shop.go(PageName.CUSTOMER, customer_id=customer)
        assert isinstance(page, CustomerPage)
        shop.settle()
        (tmp_path / "账.csv").write_text("客户,欠款", encoding="utf-8")
        drop(page, tmp_path / "账.csv")
        form = page.panel.form(AttachPanel)
        assert not form.isVisible(), "a table is brought in, not kept with a slip"
        drop(page, photo)
        form.place.set_text("蓝色文件夹")
        form.save()
        until(lambda: len(kept(shop)) == 1)
        assert kept(shop) == [(AttachedTo.DOCUMENT, slip, AttachmentKind.DELIVERY, "蓝色文件夹")]
        page.lists.turn("attached")
        until(lambda: page.table.current() is not None)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(photo), ""))
        page.table.view.clearSelection()
        page.table.view.setCurrentIndex(page.table.model.index(-1, 0))
        page.attach_file()
        form.choose_file()
        form.save()
        until(lambda: len(kept(shop)) == 2)
        assert kept(shop)[0][:3] == (AttachedTo.CUSTOMER, "", AttachmentKind.CONTRACT)
        shop.settle()
        shop.chord(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        until(lambda: len(kept(shop)) == 1)
        shop.settle()
        page.lists.shown.choose("kind", AttachmentKind.CONTRACT)
        assert not page.table.model.shown
        page.lists.shown.choose("kind", AttachmentKind.DELIVERY)
        page.table.view.setCurrentIndex(page.table.model.index(0, 0))
        saved = tmp_path / "again.jpg"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
        page.save_attachment()
        until(saved.is_file)
        assert saved.read_bytes() == photo.read_bytes()
        page.show_attachment()
        seen = page.parts.currentWidget()
        assert isinstance(seen, ScanView)
        until(lambda: len(seen.pictures) == 1)
        seen.ended.emit()
        page.withdraw_note()
        until(lambda: kept(shop) == [])
        slips = shop.go(PageName.SHIPMENTS, number=slip)
        assert isinstance(slips, ShipmentsPage)
        shop.settle()
        assert slips.acceptDrops()
        drop(slips, photo)
        again = slips.panel.form(AttachPanel)
        assert again.target.key == slip
        again.save()
        until(lambda: len(kept(shop)) == 1)
        slips.cursor_on(slips.table.current())
        until(lambda: slips.facts.subject is not None and slips.facts.subject.attached == 1)
        assert shop.bugs == []
