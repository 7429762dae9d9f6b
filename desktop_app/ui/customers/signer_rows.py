"""Who may sign for a customer, one a row: name, post, phone, until when."""

from collections.abc import Sequence

from desktop_app.domain.errors import Problem
from desktop_app.domain.terms_sheets import AuthorisedSigner
from desktop_app.domain.typed_dates import Lean
from desktop_app.language import N_
from desktop_app.ui.base.fields import Field, free_text
from desktop_app.ui.base.several_rows import RowOfFields, SeveralRows
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.layouts import beside, stacked


class SignerRow(RowOfFields):
    """One person; the form stands in a narrow panel, so that the row has two lines."""

    removes = N_("Remove this person")

    signer_name = free_text(N_("Person's name"), longest=100)
    signer_post = free_text(N_("Post"), longest=100)
    signer_phone = free_text(N_("Phone"), longest=100)
    signer_until = Field(N_("May sign until"), lambda desk: DateField(desk.say, desk.today, lean=Lean.AHEAD))

    def lay_out(self) -> None:
        for name, editor in self.editors.items():
            editor.setPlaceholderText(self.desk.words(self.declared[name].label))  # type: ignore[attr-defined]
        first = beside((self.signer_name, 1), (self.signer_post, 1), self.removing)
        stacked(first, beside((self.signer_phone, 1), (self.signer_until, 1)), within=self, gap=4)

    def signer(self) -> AuthorisedSigner:
        """Whom the row names."""
        return AuthorisedSigner(
            self.signer_name.text(), self.signer_post.text(), self.signer_phone.text(), self.signer_until.day()
        )


class SignerRows(SeveralRows[SignerRow]):
    """Rows that nobody filled in name nobody."""

    adds = N_("Add a person")
    begins = (("", "", "", ""),)

    def make_row(self) -> SignerRow:
        return SignerRow(self.desk)

    def set_value(self, signers: Sequence[AuthorisedSigner]) -> None:
        self.put([(one.name, one.post, one.phone, one.until.isoformat() if one.until else "") for one in signers])

    def value(self) -> tuple[AuthorisedSigner, ...]:
        return tuple(row.signer() for row in self.filled())

    def show_problem(self, problem: Problem, text: str) -> bool:
        """What is wrong with one of them, at its row."""
        return problem.field.startswith("signer") and self.show_at(problem.line, problem.field, text)
