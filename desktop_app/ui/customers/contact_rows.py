"""The people at a customer, one a row: name, what they decide, phone, WeChat, a note, e-mail."""

from collections.abc import Sequence
from dataclasses import astuple

from PySide6.QtWidgets import QGridLayout

from desktop_app.domain.customers import Contact, Role
from desktop_app.domain.errors import Problem
from desktop_app.domain.labels import ROLES
from desktop_app.language import N_
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import fields_of, free_text, one_of
from desktop_app.ui.base.several_rows import RowOfFields, SeveralRows
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import beside

SHARES = (3, 3, 3, 3, 3, 3)
"""How wide the fields are, one beside another."""


class ContactRow(RowOfFields):
    """One person."""

    removes = N_("Remove this contact")

    contact_name = free_text(N_("Person's name"), longest=100)
    contact_role = one_of(N_("Role"), ROLES, Role.OTHER)
    contact_phone = free_text(N_("Phone"), longest=100)
    contact_wechat = free_text(N_("WeChat"), longest=100)
    contact_note = free_text(N_("Note"))
    contact_email = free_text(N_("E-mail"), longest=100)

    def lay_out(self) -> None:
        beside(*zip(self.editors.values(), SHARES, strict=True), self.removing, within=self)


class ContactRows(SeveralRows[ContactRow]):
    """Rows that nobody filled in are no contacts."""

    adds = N_("Add a contact")
    begins = (("", Role.OWNER.value, "", "", "", ""),)

    def __init__(self, desk: Desk) -> None:
        heads = QGridLayout()
        heads.setHorizontalSpacing(px(8))
        for at, (one, share) in enumerate(zip(fields_of(ContactRow).values(), SHARES, strict=True)):
            heads.addWidget(PlainLabel(desk.words(one.label), "muted"), 0, at)
            heads.setColumnStretch(at, share)
        heads.setColumnMinimumWidth(len(SHARES), px(32))
        super().__init__(desk, heads)

    def make_row(self) -> ContactRow:
        return ContactRow(self.desk)

    def set_value(self, contacts: Sequence[Contact]) -> None:
        self.put([astuple(one) for one in contacts])

    def value(self) -> tuple[Contact, ...]:
        return tuple(Contact(name, Role(role), *rest) for name, role, *rest in self.held())

    def show_problem(self, problem: Problem, text: str) -> bool:
        """Show what is wrong with one contact at its row; False for a problem of something else."""
        return problem.field.startswith("contact") and self.show_at(problem.line, problem.field, text)
