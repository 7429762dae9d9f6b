"""The credit rules in words: off, warn or block, what follows from each, and what is still tolerated (R019)."""

from desktop_app.domain.credit_rules import CreditRules, RuleMode
from desktop_app.language import N_
from desktop_app.operations.settings import edit_rules, rules_of
from desktop_app.ui.base.fields import Field, count_typed, sum_typed, switch
from desktop_app.ui.settings.value_section import Kept, ValueSection
from desktop_app.ui.widgets.switch import Switch

MOST_DAYS = 3650
MOST_GAP = 60
MODES = {RuleMode.OFF: N_("Off"), RuleMode.WARN: N_("Warn"), RuleMode.BLOCK: N_("Block")}


def _rule(label: str, when: str) -> Field[Switch]:
    """A rule, and when it speaks."""
    return switch(label, MODES, hint=when, beside=True)


class RulesSettings(ValueSection[CreditRules]):
    title = N_("Credit rules")
    about = N_(
        "Asked while a slip is typed and again when it is saved. Off: nothing is said. Warn: the slip is saved and the "
        "reason is shown. Block: the slip is saved only if enough is paid now, or if you release it with a reason."
    )
    kept = Kept(rules_of, edit_rules)
    said = N_("The credit rules are saved. They count from the next slip on.")
    rows = (
        ("limit",), ("overdue",), ("batch",), ("cash",), ("stop",), ("no_limit",),
        ("ration_percent",), ("part_percent",), ("cap",), ("cause_from",), ("objection_days",), ("own_days",),
        ("overdue_tolerance_days", "overdue_tolerance"), ("batch_tolerance", "near_limit_percent"),
        ("check_from",), ("person_from",), ("smallest", "contact_gap_days"),
    )  # fmt: skip

    limit = _rule(N_("Over the credit limit"), N_("With this slip the customer would owe more than the limit."))
    overdue = _rule(N_("Overdue money"), N_("The customer has slips past due, beyond what is tolerated below."))
    batch = _rule(
        N_("An earlier batch is unpaid"), N_("Customers on batch terms with more unpaid batches than agreed.")
    )
    cash = _rule(N_("Cash customers"), N_("The terms are cash on delivery, and the slip is not paid in full."))
    stop = _rule(
        N_("Supply stopped"), N_("You stopped the supply, or credit, by hand. A release does not lift this one.")
    )
    no_limit = _rule(N_("No limit"), N_("No credit limit has been set for this customer."))
    ration_percent = count_typed(
        N_("Slow payers: part of the free limit (%)"), 0, 100,
        hint=N_("Where overdue money blocks, slips of up to this share of what is free still leave. 0: none."),
    )  # fmt: skip
    part_percent = count_typed(
        N_("Slow payers: part paid at once (%)"), 0, 100,
        hint=N_("Who is overdue pays at least this share as a slip leaves. 0: nothing."),
    )  # fmt: skip
    objection_days = count_typed(
        N_("Faults are told within so many days"), 0, MOST_DAYS,
        hint=N_("A dispute that comes later is marked as too late. 0: no end is set."),
    )  # fmt: skip
    own_days = count_typed(
        N_("We collect ourselves for so many days"), 0, MOST_DAYS,
        hint=N_("What is overdue for longer is to be handed to a mediator, lawyer or court. 0: no end is set."),
    )  # fmt: skip
    cause_from = sum_typed(
        N_("Cause and nature from (yuan)"),
        hint=N_("Asked of overdue slips of this sum. 0 asks of none."),
    )
    cap = sum_typed(
        N_("Total cap (yuan)"),
        hint=N_("A limit that goes beyond it is refused, with who could give some back. 0: no cap."),
    )
    overdue_tolerance_days = count_typed(N_("Overdue days tolerated"), 0, MOST_DAYS)
    overdue_tolerance = sum_typed(N_("Overdue sum tolerated (yuan)"))
    batch_tolerance = sum_typed(N_("Rest of a batch allowed (yuan)"))
    near_limit_percent = count_typed(N_("Warn from this share of the limit (%)"), 1, 100)
    smallest = sum_typed(
        N_("Smallest sum asked for (yuan)"),
        hint=N_("What is left below it is still owed, but holds no slip back and is not chased."),
    )
    check_from = sum_typed(
        N_("Ask about slips from this sum on (yuan)"),
        hint=N_("The day after they leave: arrived, right, bill received? 0 asks about none."),
    )
    person_from = sum_typed(
        N_("Phone and decision maker from this debt on (yuan)"),
        hint=N_("Who owes so much should have both in the book. 0 asks for none."),
    )
    contact_gap_days = count_typed(
        N_("Days between two talks"),
        0,
        MOST_GAP,
        hint=N_("Who was spoken to within them goes to the end of this week's list, unless something is due."),
    )
