"""What the fields of a customer's form hold, letter by letter: of a customer, of an editor, of a draft (U21)."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import PayMonth, TermsKind
from desktop_app.domain.money import format_yuan
from desktop_app.ui.customers.limit_editor import Ceiling
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.note_field import NoteField
from desktop_app.ui.widgets.segmented import Segmented

COUNTED = (TermsKind.DAYS, TermsKind.NEXT_MONTH_DAYS)
"""The terms that count days."""

USUAL_DAYS = 30


def entries(customer: Customer) -> dict[str, Any]:
    """What the fields hold for a customer, letter by letter and by the name of the field; a draft holds the same."""
    terms, limit = customer.terms, customer.limit_fen
    texts = ("name", "code", "phone", "area", "address", "operator", "tax_number", "notes", "stop_reason")
    ceiling = Ceiling.NONE if limit is None else Ceiling.SUM if limit else Ceiling.CASH
    return {
        **{name: getattr(customer, name) for name in texts},
        "aliases": "、".join(customer.aliases),
        "segment": customer.segment.value,
        "grade": customer.grade.value,
        "since": customer.since.isoformat() if customer.since else "",
        "payment_days": ", ".join(map(str, customer.payment_days)),
        "kind": terms.kind.value,
        "days": str(terms.days if terms.kind in COUNTED else USUAL_DAYS),
        "cut_off": str(terms.cut_off),
        "pay_day": str(terms.pay_day),
        "open_batches": str(terms.open_batches),
        "grace_days": str(terms.grace_days),
        "pay_month": terms.month_paid.value if terms.kind is TermsKind.MONTHLY_DAY else PayMonth.NEXT.value,
        "fixed": terms.fixed.isoformat() if terms.fixed else "",
        "ceiling": ceiling.value,
        "limit": format_yuan(limit) if limit else "",
        "stopped": customer.stopped,
        "credit_hold": customer.credit_hold,
        "must_reconcile": customer.must_reconcile,
        "hide_balance": customer.hide_balance,
        "contacts": [[one.name, one.role.value, one.phone, one.wechat, one.note] for one in customer.contacts],
    }


def held(editor: QWidget) -> str | bool:
    """What an editor holds, letter by letter."""
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    if isinstance(editor, ChoiceField | Segmented):
        return str(editor.value())
    assert isinstance(editor, QLineEdit | NoteField)
    return editor.text()


def put(editor: QWidget, entry: Any) -> None:
    """Show what was held."""
    if isinstance(editor, QCheckBox):
        editor.setChecked(bool(entry))
    elif isinstance(editor, ChoiceField | Segmented):
        editor.set_value(entry)
    elif isinstance(editor, NoteField):
        editor.set_text(str(entry))
    elif isinstance(editor, QLineEdit):
        editor.setText(str(entry))
        editor.setCursorPosition(0)
