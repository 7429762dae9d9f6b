"""What writes is always seen: the buttons of a quick form stand at its foot, and what is above them scrolls."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.statements import StatementState
from desktop_app.ui.base.form_panel import FormPanel, Subject
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.account_entries import AllowancePanel, OldDebtPanel
from desktop_app.ui.customers.dispute import RaiseDispute
from desktop_app.ui.look.theme import TextSize
from desktop_app.ui.papers.statement_forms import AnswerPanel, SentPanel
from desktop_app.ui.trade.customer_forms import ContactPanel, PromisePanel, PutOffPanel
from desktop_app.ui.trade.signed import SignedPanel
from tests.ui.crawler import a_full_window
from tests.ui.window import AWindow, turns

QUICK: dict[PageName, tuple[type[FormPanel], ...]] = {
    PageName.THIS_WEEK: (ContactPanel, PromisePanel, PutOffPanel),
    PageName.CUSTOMER: (AllowancePanel, OldDebtPanel, RaiseDispute),
    PageName.PAPERS: (AnswerPanel, SentPanel, SignedPanel),
}
SIZES = [TextSize.STANDARD, TextSize.LARGE]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_button_that_writes_is_whole_on_the_smallest_screen(
    size: TextSize, language: str, tmp_path: Path, qapp: QApplication
) -> None:
    """U55: at 1366 × 688, every quick form, with all its fields shown."""
    with a_full_window(tmp_path, language, size=size) as bench:
        bench.window.resize(1366, 688)
        for name, kinds in QUICK.items():
            page = bench.go(name, customer_id=1)
            for kind in kinds:
                form = page.panel.open_form(kind)  # type: ignore[attr-defined]
                form.begin(Subject(1, "曾记建材店"))
                _show_all_fields(form)
                turns(20)
                _is_whole(bench, form)


def test_the_field_that_is_typed_into_is_seen_with_its_line(tmp_path: Path, qapp: QApplication) -> None:
    """U55: Enter leads through a form that is longer than the screen; the last field is not typed blind."""
    with a_full_window(tmp_path, "zh_CN", size=TextSize.LARGE) as bench:
        bench.window.resize(1366, 688)
        page = bench.go(PageName.PAPERS)
        form = page.panel.open_form(AnswerPanel)  # type: ignore[attr-defined]
        form.begin(Subject(1, "曾记建材店"))
        _show_all_fields(form)
        turns(20)
        assert form.note.visibleRegion().boundingRect().height() < form.note.height()
        form.note.setFocus(Qt.FocusReason.TabFocusReason)
        turns(5)
        assert form.note.visibleRegion().boundingRect().size() == form.note.size()
        assert form.form.box("note").visibleRegion().boundingRect().bottom() >= form.note.geometry().bottom() + 20


def _show_all_fields(form: FormPanel) -> None:
    if isinstance(form, ContactPanel):
        form.outcome.choose(5)
    if isinstance(form, AnswerPanel):
        form.state.press(form.state.values().index(StatementState.DIFFERS))


def _is_whole(bench: AWindow, form: FormPanel) -> None:
    seen = form.saving.visibleRegion().boundingRect()
    assert seen.size() == form.saving.size(), f"{type(form).__name__} {form.saving.size()}: {seen.size()}"
    assert form.height() <= bench.window.height()
