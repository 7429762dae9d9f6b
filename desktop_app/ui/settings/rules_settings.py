"""The credit rules in words: off, warn or block, what follows from each, and what is still tolerated (R019)."""

from desktop_app.domain.credit import CreditRules, RuleMode
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.settings import edit_rules, rules_of
from desktop_app.ui.base.settings_section import SettingsSection, button
from desktop_app.ui.widgets.amount_field import AmountField
from desktop_app.ui.widgets.count_field import CountField
from desktop_app.ui.widgets.segmented import Segmented

RULES = {
    "limit": (N_("Over the credit limit"), N_("With this slip the customer would owe more than the limit.")),
    "overdue": (N_("Overdue money"), N_("The customer has slips past due, beyond what is tolerated below.")),
    "batch": (N_("An earlier batch is open"), N_("Customers on batch terms with more unpaid batches than agreed.")),
    "cash": (N_("Cash customers"), N_("The terms are cash on delivery, and the slip is not paid in full.")),
    "stop": (
        N_("Supply stopped"),
        N_("You stopped the supply, or credit, by hand. A release does not lift this one."),
    ),
    "no_limit": (N_("No limit"), N_("No credit limit has been set for this customer.")),
}
"""The rules by the name of their setting, and when each one speaks."""

MOST_DAYS = 3650
MOST_GAP = 60


class RulesSettings(SettingsSection):
    title = N_("Credit rules")
    about = N_(
        "Asked while a slip is typed and again when it is saved. Off: nothing is said. Warn: the slip is saved and the "
        "reason is shown. Block: the slip is saved only if enough is paid now, or if you release it with a reason."
    )
    watches = frozenset({Changed.SHOP})

    def build(self) -> None:
        say, translate = self.desk.say, self.desk.translate
        self.rules: CreditRules | None = None
        modes = [(RuleMode.OFF, say("Off")), (RuleMode.WARN, say("Warn")), (RuleMode.BLOCK, say("Block"))]
        self.modes = {name: Segmented(modes, translate(label)) for name, (label, _) in RULES.items()}
        for name, (label, when) in RULES.items():
            self.add_row(translate(label), self.modes[name], translate(when))
            self.modes[name].changed.connect(lambda _: self._edited())
        self.days = CountField(say, 0, MOST_DAYS)
        self.overdue = AmountField(say, required=True)
        self.batch = AmountField(say, required=True)
        self.near = CountField(say, 1, 100)
        self.smallest = AmountField(say, required=True)
        self.gap = CountField(say, 0, MOST_GAP)
        field = self.form.field
        self.form.row(
            field("overdue_tolerance_days", say("Overdue days tolerated"), self.days),
            field("overdue_tolerance", say("Overdue sum tolerated (yuan)"), self.overdue),
        )
        self.form.row(
            field("batch_tolerance", say("Open rest of a batch tolerated (yuan)"), self.batch),
            field("near_limit_percent", say("Warn from this share of the limit (%)"), self.near),
        )
        self.form.row(
            field(
                "smallest",
                say("Smallest sum asked for (yuan)"),
                self.smallest,
                hint=say("What is left below it is still owed, but holds no slip back and is not chased."),
            ),
            field(
                "contact_gap_days",
                say("Days between two talks"),
                self.gap,
                hint=say("Who was spoken to within them goes to the end of this week's list, unless something is due."),
            ),
        )
        self.saving = button(say("Save  Ctrl+Enter"), primary=True)
        self.saving.clicked.connect(self.save)
        self.add_buttons(self.saving)
        self.form.ends_with(self.gap)
        self.form.submitted.connect(self.save)

    def reload(self) -> None:
        self.desk.jobs.ask(lambda book: rules_of(book.ledger), self._show, self, lane="rules")

    def save(self) -> None:
        before = self.rules
        if before is None or not self.form.check():
            return
        rules = self._typed()
        self.desk.jobs.do(
            lambda book, moment: edit_rules(book.ledger, rules, moment),
            lambda kept: self._saved(before, rules, kept),
            self,
            self.form.show_refusal,
        )

    def _typed(self) -> CreditRules:
        mode = {name: RuleMode(str(switch.value())) for name, switch in self.modes.items()}
        return CreditRules(
            **mode,
            overdue_tolerance_days=self.days.count() or 0,
            overdue_tolerance_fen=self.overdue.value() or 0,
            batch_tolerance_fen=self.batch.value() or 0,
            near_limit_percent=self.near.count() or 0,
            smallest_fen=self.smallest.value() or 0,
            contact_gap_days=self.gap.count() or 0,
        )

    def _saved(self, before: CreditRules, typed: CreditRules, kept: CreditRules) -> None:
        self.dirty = self._typed() != typed  # typed on while it was saved
        self._show(kept)
        self.desk.done(
            self.desk.say("The credit rules are saved. They count from the next slip on."),
            lambda book, moment: edit_rules(book.ledger, before, moment),
        )

    def _show(self, rules: CreditRules) -> None:
        self.rules = rules
        if self.dirty:
            return
        for name, switch in self.modes.items():
            switch.set_value(getattr(rules, name))
        self.days.set_count(rules.overdue_tolerance_days)
        self.overdue.set_value(rules.overdue_tolerance_fen)
        self.batch.set_value(rules.batch_tolerance_fen)
        self.near.set_count(rules.near_limit_percent)
        self.smallest.set_value(rules.smallest_fen)
        self.gap.set_count(rules.contact_gap_days)
