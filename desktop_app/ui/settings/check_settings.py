"""Prove the whole book: every entry, every sum, every paper and scan."""

from desktop_app.domain.errors import Said
from desktop_app.domain.proofs import Proven
from desktop_app.domain.watching import UserStopped
from desktop_app.language import N_
from desktop_app.operations.backup_copies import backups_beside, entries_since, last_backup, loss_said
from desktop_app.operations.books import Book
from desktop_app.operations.checking import Disproof, advice, is_serious, last_proof, prove_book
from desktop_app.operations.lists.findings import FINDINGS
from desktop_app.ui.base.jobs import Progress
from desktop_app.ui.base.lists import Empty, ListKind
from desktop_app.ui.base.settings_section import SettingsSection
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.notices import error, info

Checked = tuple[list[Disproof], Said | None, bool]
"""What does not hold, what restoring the newest backup would lose, and whether the book is only looked at."""


class CheckSettings(SettingsSection):
    title = N_("Check the book")
    about = N_(
        "Follows every entry from the first to the last, adds up every account again, and opens every "
        "stored paper and scan. Nothing is changed. It is done by itself once a week while nobody types."
    )

    def build(self) -> None:
        say = self.desk.say
        self.checking = button(say("Check the book"), self.check, primary=True)
        self.verdict = PlainLabel("", wraps=True)
        self.last = PlainLabel("", "muted", wraps=True)
        self.add_action(say("Last check"), self.last, self.checking)
        self.verdict_line = self.add_label(self.verdict)
        empty = Empty(say("Nothing is wrong."))
        self.table = self.add_list(
            ListKind(
                "findings", N_("What does not hold"), FINDINGS, lambda one: one, empty=empty, filters_on_demand=True
            )
        )
        self.findings_line = self.lines[-1]
        self._show_findings([])
        self._tell("")

    def reload(self) -> None:
        self.desk.jobs.ask(last_proof, self._show_last, self, lambda _: None, lane="last proof")

    def begin(self) -> None:
        self.check()

    def check(self) -> None:
        """Run every proof; it can be stopped after each."""
        progress = Progress(self.desk.say("Checking the book…"))
        folder, moment = self.desk.preferences.backup_folder, self.desk.moment()

        def prove(book: Book) -> Checked:
            findings = prove_book(book, moment, progress.watch)
            target = folder or backups_beside(book.folder)
            newest = last_backup(target, book.header.book_id) if is_serious(findings) else None
            loss = None if newest is None else loss_said(newest, entries_since(book.ledger, newest))
            return findings, loss, book.looked_at is not None

        self.checking.setEnabled(False)
        self._tell(progress.title)
        self.desk.jobs.ask(prove, self._show, self, self._failed, progress=progress)

    def _show(self, found: Checked) -> None:
        findings, loss, is_looked_at = found
        say, tell = self.desk.say, self.desk.tell
        self.checking.setEnabled(True)
        self._show_findings(findings)
        self.reload()
        if is_serious(findings):
            self.desk.jobs.obstructed.emit(advice(findings))
        if findings:
            words = [f"✕ {tell(advice(findings))}", *([tell(loss)] if loss is not None else [])]
            self._tell("\n".join(words))
        else:
            whole = say("✓ The book is whole: every proof holds ({day}).", day=self.desk.today().isoformat())
            again = [say("Open the book again to go on entering.")] if is_looked_at else []
            self._tell("\n".join([whole, *again]))

    def _show_findings(self, findings: list[Disproof]) -> None:
        self.findings_line.want(bool(findings))
        self.table.setVisible(bool(findings))
        self.table.show_records(findings)

    def _tell(self, verdict: str) -> None:
        self.verdict.setText(verdict)
        self.verdict_line.want(bool(verdict))

    def _show_last(self, last: Proven | None) -> None:
        say = self.desk.say
        if last is None:
            self.last.setText(say("Not proven yet on this computer."))
        elif last.faults:
            day = last.day.isoformat()
            self.last.setText(say("Last proven on {day}: {count} did not hold.", day=day, count=last.faults))
        else:
            self.last.setText(say("Last proven on {day}: everything held.", day=last.day.isoformat()))

    def _failed(self, said: Said) -> None:
        self.checking.setEnabled(True)
        text = self.desk.tell(said)
        self._tell("")
        self.desk.notice(info(text) if isinstance(said, UserStopped) else error(text))
