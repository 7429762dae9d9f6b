"""A form by keyboard, and refusals at the field that caused them (U20, U49, U53, U58, U59)."""

import string
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Problem, Refused, RefusedFields, Unavailable
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.amount_field import AmountField
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.field_box import FieldBox
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.hanging_line import text_height
from desktop_app.ui.widgets.layouts import stacked
from desktop_app.ui.widgets.switch import Switch
from desktop_app.ui.widgets.text_field import NoteField, TextField
from tests.ui.widgets.showing import chinese, english, focused, show


class Receipt(Form):
    """A receipt's form with one field of every kind."""

    def __init__(self) -> None:
        super().__init__(english)
        self.amount = AmountField(english, required=True)
        self.dated = DateField(english, lambda: date(2026, 11, 21))
        self.payer = TextField(english, required=True)
        self.method = ChoiceField([("cash", "Cash"), ("transfer", "Transfer")])
        self.side = Switch([(1, "In"), (2, "Out")], "Side")
        self.remark = NoteField()
        self.button = QPushButton("Save")
        self.row(
            self.field("amount", "Amount", self.amount, letter="A"),
            self.field("dated", "Date", self.dated, letter="D", hint="The day the money came"),
        )
        self.row(
            self.field("payer", "Paid by", self.payer),
            self.field("method", "Method", self.method),
            stretches=(2, 1),
        )
        self.row(self.field("side", "Side", self.side))
        self.row(self.field("remark", "Note", self.remark, letter="R"))
        self.row(self.button)


def a_receipt(qtbot: QtBot) -> Receipt:
    form = show(qtbot, Receipt())
    form.amount.setFocus(Qt.FocusReason.TabFocusReason)
    return form


def counted(form: Form) -> dict[str, int]:
    """How often the form told each thing."""
    told = {"submitted": 0, "escaped": 0, "edited": 0}
    for name in told:
        getattr(form, name).connect(lambda name=name: told.__setitem__(name, told[name] + 1))
    return told


def test_enter_goes_through_the_fields_and_presses_the_button_at_the_end(qtbot: QtBot) -> None:
    """U20: one stop for the switch; in the note Enter is a new line and Tab leaves."""
    form, pressed = a_receipt(qtbot), []
    form.button.clicked.connect(lambda: pressed.append(True))
    for stop in (form.dated, form.payer, form.method):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
        assert focused() is stop
    QTest.keyClick(focused(), Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert form.side.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert focused() is form.remark
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert form.remark.text() == "\n"
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is form.button
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert pressed == [True]


def test_ctrl_enter_is_done_and_esc_steps_back_from_every_field(qtbot: QtBot) -> None:
    """U20: also in the note; what was typed stays."""
    form = a_receipt(qtbot)
    told = counted(form)
    QTest.keyClicks(form.amount, "5")
    stops = (form.amount, form.dated, form.payer, form.method, form.side, form.remark, form.button)
    for stop in stops:
        stop.setFocus()
        QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert (told["submitted"], told["escaped"]) == (len(stops), len(stops))
    assert form.amount.fen() == 500
    assert form.remark.text() == ""


def test_the_form_hears_every_edit(qtbot: QtBot) -> None:
    """U21: a draft is kept of what the user did, not of what the program filled in."""
    form = a_receipt(qtbot)
    told = counted(form)
    form.amount.set_fen(100)
    form.dated.set_day(date(2026, 11, 20))
    form.payer.set_text("甲")
    form.method.set_value("transfer")
    form.side.set_value(2)
    form.remark.set_text("乙")
    assert told["edited"] == 0
    QTest.keyClicks(form.payer, "x")
    QTest.keyClicks(form.remark, "y")
    QTest.keyClick(form.method, Qt.Key.Key_Up)
    QTest.keyClicks(form.dated, "+")
    assert told["edited"] == 4
    assert form.method.value() == "cash"


def test_a_refusal_stands_at_its_field_with_a_glyph_and_takes_the_keyboard_there(qtbot: QtBot) -> None:
    """U49, U58: words and ✕, not colour alone; the field keeps what was typed."""
    form = a_receipt(qtbot)
    form.payer.insert("甲")
    form.show_refusal(Refused("“{text}” is unknown. Check the name.", text="<b>甲&</b>").at("payer"))
    box = form.box("payer")
    assert box.below.text() == "✕ “<b>甲&</b>” is unknown. Check the name."
    assert box.below.textFormat() == Qt.TextFormat.PlainText
    assert box.below.isVisible()
    assert form.payer.property("state") == "error"
    assert focused() is form.payer
    assert form.payer.selectedText() == form.payer.text()
    assert form.bar.notice is None


def test_all_problems_of_a_draft_are_shown_at_once(qtbot: QtBot) -> None:
    """U49: two at one field share its line; what has no field stands in the bar; the first field has the keyboard."""
    form = a_receipt(qtbot)
    form.show_refusal(
        RefusedFields.of(
            [
                Problem("payer", Refused("Name missing.")),
                Problem("dated", Refused("Too early.")),
                Problem("payer", Refused("And too long.")),
                Problem("lines", Refused("No goods."), line=2),
                Problem("", Refused("The book is locked.")),
            ]
        )
    )
    assert form.box("payer").error() == "Name missing.\nAnd too long."
    assert form.box("dated").error() == "Too early."
    assert form.bar.notice is not None
    assert form.bar.notice.text == "No goods.\nThe book is locked."
    assert focused() is form.dated


def test_a_problem_of_a_line_is_shown_by_whoever_shows_the_lines(qtbot: QtBot) -> None:
    form = a_receipt(qtbot)
    placed: list[tuple[int, str]] = []

    def place(problem: Problem, text: str) -> bool:
        placed.append((problem.line, text))
        return problem.line == 1

    form.place_problems(place)
    problems = [Problem("amount", Refused("Price missing."), line=at) for at in (1, 2)]
    form.show_refusal(RefusedFields.of(problems))
    assert placed == [(1, "Price missing."), (2, "Price missing.")]
    assert form.box("amount").error() == ""
    assert form.bar.notice is not None
    assert form.bar.notice.text == "Price missing."


def test_the_machines_failure_stands_in_the_bar_and_moves_nothing(qtbot: QtBot) -> None:
    """U51."""
    form = a_receipt(qtbot)
    form.show_refusal(Unavailable("The disk is full."))
    assert form.bar.is_seen
    assert focused() is form.amount


def test_a_problem_of_a_hidden_field_is_not_lost(qtbot: QtBot) -> None:
    """U49: what cannot be shown at its field is shown in the bar."""
    form = a_receipt(qtbot)
    form.box("payer").hide()
    form.show_refusal(Refused("Name missing.").at("payer"))
    assert form.bar.notice is not None
    assert form.bar.notice.text == "Name missing."


def test_check_says_everything_that_is_missing_before_anything_is_sent(qtbot: QtBot) -> None:
    form = a_receipt(qtbot)
    QTest.keyClicks(form.dated, "0230")
    form.payer.setFocus()
    assert not form.check()
    assert form.box("amount").error() == "This field is empty. Fill it in."
    assert "calendar" in form.box("dated").error()
    assert form.box("payer").error() == "This field is empty. Fill it in."
    assert focused() is form.amount
    form.amount.set_fen(100)
    form.dated.set_day(None)
    form.payer.set_text("甲")
    assert form.check()
    assert not any(form.box(name).error() for name in ("amount", "dated", "payer"))


def test_typing_takes_the_error_away_and_the_hint_comes_back(qtbot: QtBot) -> None:
    form = a_receipt(qtbot)
    box = form.box("dated")
    assert box.below.text() == "The day the money came"
    form.show_refusal(Refused("Too early.").at("dated"))
    QTest.keyClicks(form.dated, "5")
    assert box.error() == ""
    assert (box.below.text(), form.dated.property("state")) == ("The day the money came", "")


def test_an_error_moves_nothing_and_stands_where_the_hint_stood(qtbot: QtBot) -> None:
    """U49: the label of 20, 4, the field, 2, and a line of 22 that is always there; a hint keeps 8 more to the next
    label, so that it is read with its own field.
    """
    form = a_receipt(qtbot)
    boxes = [form.box(name) for name in ("amount", "dated", "payer", "method", "side")]
    before = [(box.geometry(), box.editor.geometry()) for box in boxes]
    around = px(20) + px(4) + px(2) + px(22)
    assert [box.height() - box.editor.height() - around for box in boxes] == [0, px(8), 0, 0, 0]
    assert {box.editor.geometry().top() for box in boxes} == {px(20) + px(4)}
    for name in ("payer", "dated"):
        form.box(name).show_error("Wrong.")
    QApplication.processEvents()
    assert form.box("dated").below.text() == "✕ Wrong."
    assert form.box("payer").below.height() == px(22)
    assert not form.box("payer").below.property("hangs")
    assert [(box.geometry(), box.editor.geometry()) for box in boxes] == before
    form.box("dated").clear_error()
    assert form.box("dated").below.text() == "The day the money came"


def test_an_error_of_several_lines_hangs_over_what_is_below(qtbot: QtBot) -> None:
    """U49: every word of it is seen, it has a border, it goes with its field, and nothing makes room for it."""
    form = a_receipt(qtbot)
    box, below = form.box("payer"), form.box("method")
    heights = box.height(), form.height(), form.box("side").mapTo(form, QPoint(0, 0))
    box.show_error("The first of all things that are wrong with it, at some length indeed.\nAnd another one.")
    QApplication.processEvents()
    hanging = box.below
    assert (box.height(), form.height(), form.box("side").mapTo(form, QPoint(0, 0))) == heights
    assert hanging.property("hangs") is True
    assert hanging.height() >= 2 * hanging.fontMetrics().lineSpacing()
    top = box.editor.mapToGlobal(QPoint(0, box.editor.height()))
    assert 0 <= hanging.mapToGlobal(QPoint(0, 0)).y() - top.y() <= 4
    assert hanging.isVisible()
    box.hide()
    assert not hanging.isVisible()
    box.show()
    assert hanging.isVisible()
    box.clear_error()
    assert not hanging.isVisible()
    assert below.isVisible()


def test_an_error_in_a_narrow_form_is_not_cut_at_its_edge(qtbot: QtBot) -> None:
    """U49: the panel at the side is narrower than a long text; it wraps there, and every word is seen."""
    panel, box = QWidget(), FieldBox(english, "Number", TextField(english))
    panel.setFixedSize(px(260), px(400))
    stacked(box, 200, within=panel)
    show(qtbot, panel)
    box.show_error("QCD-2026-00011 of 2026-11-20 has the number 0090 already. Is this another paper, or the same one?")
    QApplication.processEvents()
    hanging = box.below
    assert hanging.property("hangs") is True
    left = hanging.mapTo(panel, QPoint(0, 0)).x()
    assert (left >= 0, left + hanging.width() <= panel.width()) == (True, True)
    assert text_height(hanging, hanging.text(), hanging.width() - px(18)) <= hanging.height()


def test_what_a_field_says_beside_itself_stands_in_its_box(qtbot: QtBot) -> None:
    """U17, U22."""
    form = a_receipt(qtbot)
    QTest.keyClicks(form.amount, "12*36")
    assert form.box("amount").aside.text() == "= 432.00"
    QTest.keyClicks(form.dated, "+1")
    assert form.box("dated").aside.text() == "2026-11-22 Sun"


def test_alt_and_the_letter_go_to_the_field(qtbot: QtBot) -> None:
    form = a_receipt(qtbot)
    form.payer.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert focused() is form.remark
    QTest.keyClick(focused(), Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    assert focused() is form.dated


@pytest.mark.parametrize(
    ("label", "letter", "written"),
    [("Amount", "m", "A&mount"), ("金额", "A", "金额(&A)"), ("R&D", "", "R&&D"), ("R&D cost", "c", "R&&D &cost")],
)
def test_a_label_marks_its_letter_or_adds_it(qtbot: QtBot, label: str, letter: str, written: str) -> None:
    """T32: an & in a name is an &."""
    box = show(qtbot, FieldBox(english, label, TextField(english), letter=letter))
    assert box.label.text() == written
    assert box.editor.accessibleName() == label


def labels_of(interface: QAccessibleInterface) -> list[str]:
    """What labels it; on Linux a drop list is named by its label and nothing else."""
    related = interface.relations(QAccessible.RelationFlag.Label)
    return [other.text(QAccessible.Text.Name) for other, _ in related]


def test_every_field_has_a_name_and_its_error_for_a_screen_reader(qtbot: QtBot) -> None:
    """U59: asked through the accessibility interface."""
    form = a_receipt(qtbot)
    names = ("amount", "dated", "payer", "method", "side", "remark")
    form.show_refusal(Refused("Too early.").at("dated"))
    for name, label in zip(names, ("Amount", "Date", "Paid by", "Method", "Side", "Note"), strict=True):
        interface = QAccessible.queryAccessibleInterface(form.box(name).editor)
        assert label in (interface.text(QAccessible.Text.Name), *labels_of(interface))
    dated = QAccessible.queryAccessibleInterface(form.dated)
    assert dated.text(QAccessible.Text.Description) == "Too early."


HOSTILE = [
    "<b>x</b>",
    "<img src=x>",
    "&amp;",
    "a&b",
    "{name}",
    "%s",
    "\u202eabc",
    "<a href='x'>y</a>",
    string.punctuation,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_user_text_is_never_markup(qtbot: QtBot, text: str) -> None:
    """T32: labels, errors and notices show what they are given, character for character."""
    form = a_receipt(qtbot)
    form.show_refusal(Refused("“{text}” is unknown.", text=text).at("payer"))
    form.show_refusal(
        RefusedFields.of(
            [Problem("payer", Refused("“{text}”", text=text)), Problem("", Refused("“{text}”", text=text))]
        )
    )
    assert form.box("payer").below.text() == f"✕ “{text}”"
    assert form.bar.notice is not None
    assert form.bar.notice.text == f"“{text}”"


def test_refusals_speak_the_language_of_the_window(qtbot: QtBot) -> None:
    """U62: a known text is Chinese in a Chinese window."""
    form = Form(chinese)
    field = TextField(chinese)
    form.row(form.field("dated", "日期", field))
    show(qtbot, form)
    form.show_refusal(Refused("“{text}” is not a date. Type it as 2026-03-01.", text="x").at("dated"))
    assert "日期" in form.box("dated").error()
