"""What is broken of the list of the week, and which test catches it (T00)."""

from tests.faults.planting import Planted

# ── the list of the week ────────────────────────────────────────────────────────────────────────────
CHASING = (
    Planted(
        "only a signed plan hides a debt over 60 days (R077)",
        "domain/chase_rules.py",
        "if item.plan_id in spoken and",
        "if item.plan_id < 0 and",
        "tests/domain/test_chasing.py::test_only_a_kept_and_signed_plan_hides_a_debt_beyond_excuse",
    ),
    Planted(
        "a promise hides a debt over 60 days for a week at most (R077)",
        "domain/chase_rules.py",
        " or not may_hide(case, _promised_since(case)):",
        ":",
        "tests/domain/test_chasing.py::test_over_sixty_days_a_promise_helps_for_a_week[7-over_60_days-0]",
    ),
    Planted(
        "promise after promise hides a debt over 60 days for one week in all (R077)",
        "domain/chase_rules.py",
        "min((one.made_on for one in empty if",
        "max((one.made_on for one in empty if",
        "tests/operations/test_hiding.py::test_promise_after_promise_hides_for_one_week",
    ),
    Planted(
        "putting off hides a debt over 60 days for a week at most (R077)",
        "domain/resting.py",
        "return may_hide(case, _resting_since(case) or noted) and not",
        "return not",
        "tests/domain/test_chasing.py::test_over_sixty_days_putting_off_and_an_appointment_help_for_a_week[7-False]",
    ),
    Planted(
        "whoever was spoken to goes below inside the contact gap only",
        "domain/resting.py",
        "case.today < spoken + timedelta(days=case.rules.contact_gap_days)",
        "case.today < spoken + timedelta(days=case.rules.contact_gap_days + 1)",
        "tests/domain/test_chasing.py::test_who_was_just_spoken_to_goes_below_inside_the_gap_only",
    ),
    Planted(
        "the contact gap is the owner's setting",
        "operations/chasing.py",
        "contact_gap_days=rules.contact_gap_days,",
        "",
        "tests/operations/test_week.py::test_the_gap_between_two_calls_is_the_one_the_owner_set",
    ),
    Planted(
        "a second call on one day is asked about",
        "domain/contacts.py",
        "if any(one.at == contacted.at and one.channel in RINGS for one in talks(logged)):",
        "if any(one.at == contacted.at and not one.channel for one in talks(logged)):",
        "tests/domain/test_contacts.py::test_a_second_call_on_one_day_is_asked_about",
    ),
    Planted(
        "a call at night is asked about",
        "domain/contacts.py",
        "if contacted.at == here.date() and not CALL_HOURS",
        "if not contacted.at and not CALL_HOURS",
        "tests/domain/test_contacts.py::test_a_call_outside_eight_to_eight_is_asked_about[20-0-True]",
    ),
    Planted(
        "a broken promise is on the list the next morning",
        "domain/promises.py",
        "if today < promise.by:",
        "if arrived_fen < promise.amount_fen:",
        "tests/domain/test_chasing.py::test_a_broken_promise_is_on_the_list_the_next_morning",
    ),
)
