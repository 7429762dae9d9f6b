"""What is broken of keys, the book and the owner's acts, and which test catches it (T00)."""

from tests.faults.planting import Planted

# ── what opens the book ─────────────────────────────────────────────────────────────────────────────
KEYS = (
    Planted(
        "a new book asks for its recovery key until it was typed back",
        "operations/books.py",
        "if must_confirm:",
        "if not must_confirm:",
        "tests/cli/test_keys.py::test_a_new_book_is_asked_about_until_its_key_was_proven",
    ),
    Planted(
        "a wrong group proves no recovery key",
        "operations/recovery_checks.py",
        "!= digest for one in",
        "== '' for one in",
        "tests/operations/test_book_keys.py::test_a_wrong_group_is_named_and_the_others_are_not",
    ),
    Planted(
        "no group of the recovery key is kept in the open",
        "operations/recovery_checks.py",
        'hashlib.sha256(f"{salt} {group}".encode()).hexdigest()',
        "group",
        "tests/operations/test_book_keys.py::test_no_group_of_the_key_is_kept_in_the_open",
    ),
    Planted(
        "the whole key of another book proves nothing",
        "operations/book_keys.py",
        "unlock(book.header, None, typed)",
        "str(typed)",
        "tests/operations/test_book_keys.py::test_the_whole_key_proves_itself_against_the_book",
    ),
    Planted(
        "after a new recovery key the old one opens the book no more",
        "system/keys.py",
        "rewrap(replace(header, recovery=wrapped), data_key), recovery",
        "rewrap(header, data_key), recovery",
        "tests/operations/test_book_keys.py::test_a_new_recovery_key_opens_the_book_and_the_old_one_no_more",
    ),
    Planted(
        "whoever changes the passphrase knows the old one",
        "operations/book_keys.py",
        "if not passphrase and (must_know or book.header.keyring is None):",
        "if book.header.passphrase is None:",
        "tests/operations/test_book_keys.py::test_whoever_does_not_know_the_passphrase_changes_nothing[None]",
    ),
    Planted(
        "a key file changed on purpose is found out",
        "system/keys.py",
        "if not hmac.compare_digest(header.mac, _mac(header, data_key)):",
        "if not header.mac:",
        "tests/system/test_keys.py::test_a_key_file_changed_on_purpose_is_found_out[change1]",
    ),
    Planted(
        "a book is never entrusted to the key of another",
        "system/keys.py",
        "if not is_key_of(header, data_key):",
        "if not header.check:",
        "tests/system/test_keys.py::test_a_book_is_never_entrusted_to_the_key_of_another",
    ),
    Planted(
        "the key file of another book is called that",
        "operations/books.py",
        'not in ("", header.book_id):',
        "in (header.book_id,):",
        "tests/operations/test_another_key_file.py::test_the_key_file_of_another_book_is_called_that[our passphrase]",
    ),
    Planted(
        "an entry of the keyring is never overwritten",
        "system/keyring.py",
        "if self.fetch(entry) is not None:\n            raise",
        "if not entry:\n            raise",
        "tests/system/test_keyring.py::test_an_entry_is_never_overwritten",
    ),
)
# ── the book itself ─────────────────────────────────────────────────────────────────────────────────
BOOK = (
    Planted(
        "a book that lost entries is not opened as if nothing were missing",
        "operations/remembering.py",
        "if not missing:\n        return",
        "if missing is not None:\n        return",
        "tests/operations/test_remembering.py::"
        "test_yesterdays_book_put_back_is_told_with_what_is_missing[put_back_file]",
    ),
    Planted(
        "a backup is never opened as the book",
        "operations/doors.py",
        "return (folder / MANIFEST).is_file()",
        "return (folder / MANIFEST).is_dir()",
        "tests/operations/test_restoring.py::test_a_backup_is_never_opened_as_the_book_wherever_it_lies[stick]",
    ),
    Planted(
        "an id answers for one document only",
        "store/documents.py",
        "if not same or direction not in (None, found.direction):",
        "if not found:",
        "tests/operations/test_submissions.py::test_an_id_used_for_another_sum_or_customer_is_refused[money]",
    ),
    Planted(
        "an id answers for one note only",
        "store/submissions.py",
        "if asked != kept:",
        "if asked != kept and kept is None:",
        "tests/operations/test_retries.py::test_a_promise_sent_again_with_another_sum_is_refused_and_the_first_stands",
    ),
    Planted(
        "the id of a note is kept",
        "store/submissions.py",
        "if submission:\n        notes",
        "if not submission:\n        notes",
        "tests/operations/test_retries.py::test_a_promise_sent_twice_is_one_promise",
    ),
    Planted(
        "on a day that can hardly be right nothing is entered",
        "store/journal.py",
        "if last is not None and is_doubtful(today, last):\n        raise",
        "if last is None:\n        raise",
        "tests/operations/test_t30_business_day.py::"
        "test_an_entry_on_a_day_that_can_hardly_be_right_waits_and_names_the_last_one[2019-03-01]",
    ),
    Planted(
        "a clock 46 days ahead is doubted",
        "domain/business_day.py",
        "<= last + timedelta(days=LONGEST_PAUSE)",
        "<= last + timedelta(days=9 * LONGEST_PAUSE)",
        "tests/operations/test_t30_business_day.py::"
        "test_an_entry_on_a_day_that_can_hardly_be_right_waits_and_names_the_last_one[2027-01-05]",
    ),
    Planted(
        "what was confirmed is this one day",
        "store/journal.py",
        "ledger.credible_day == today:",
        "ledger.credible_day is not None:",
        "tests/operations/test_t30_business_day.py::test_what_was_confirmed_is_this_one_day",
    ),
    Planted(
        "the command line asks about the clock",
        "cli/opening.py",
        "watch_day(book.ledger)",
        "str(book)",
        "tests/cli/test_t30_day.py::test_a_wrong_clock_is_told_with_the_last_day_and_the_way_out[day0]",
    ),
    Planted(
        "the window asks about the clock",
        "ui/start/day_asker.py",
        "watch_day(book.ledger)",
        "str(book)",
        "tests/ui/test_t30_day.py::test_before_anything_is_shown_the_last_day_is_named",
    ),
    Planted(
        "a backup is made by the database, not by copying its file",
        "store/ledger_copy.py",
        "source = ledger.connection()\n    try:\n        mark",
        'source = ledger.connection()\n    __import__("shutil").copy(ledger.path, target)\n    '
        "return\n    try:\n        mark",
        "tests/store/test_database.py::test_a_copy_is_a_ledger_of_its_own_under_the_same_key",
    ),
    Planted(
        "a slip is judged inside the transaction that posts it",
        "operations/shipments.py",
        "if not credit.released(verdict, draft.release, today):",
        "if not verdict:",
        "tests/operations/test_cases.py::test_two_windows_posting_together_cannot_both_pass",
    ),
    Planted(
        "a release never lifts a stop",
        "domain/credit.py",
        "return all(objection.releasable for objection in",
        "return any(objection for objection in",
        "tests/domain/test_credit.py::test_an_override_does_not_lift_a_stop",
    ),
)
# ── what only the owner does ────────────────────────────────────────────────────────────────────────
OWNER = (
    Planted(
        "the owner's acts ask for the PIN",
        "operations/owner.py",
        "moment.now) and has_pin(ledger):",
        "moment.now) and not has_pin(ledger):",
        "tests/operations/test_t21_owner.py::"
        "test_nobody_else_does_any_of_it_and_nothing_is_changed[the PIN was not typed]",
    ),
    Planted(
        "the PIN counts for ten minutes only",
        "domain/owner.py",
        "timedelta(0) <= now - typed < HOLDS",
        "timedelta(0) <= now - typed",
        "tests/operations/test_t21_owner.py::"
        "test_nobody_else_does_any_of_it_and_nothing_is_changed[the PIN was typed ten minutes ago]",
    ),
    Planted(
        "the lock ends what the PIN allowed",
        "store/presence.py",
        'self.name, self.approval, self.owner_came = "", None, None',
        'self.name, self.approval = "", None',
        "tests/operations/test_t21_owner.py::"
        "test_nobody_else_does_any_of_it_and_nothing_is_changed[the window was locked since]",
    ),
    Planted(
        "a wrong PIN lets nobody in",
        "operations/pins.py",
        "if _fits(kept[name], typed)), None)",
        "if typed), None)",
        "tests/operations/test_t21_owner.py::"
        "test_nobody_else_does_any_of_it_and_nothing_is_changed[a wrong PIN was typed]",
    ),
    Planted(
        "after five wrong PINs not even the right one is taken for a while",
        "operations/pins.py",
        "    if rest:\n",
        "    if rest < 0:\n",
        "tests/operations/test_pins.py::test_after_five_wrong_pins_not_even_the_right_one_is_taken_for_a_while",
    ),
    Planted(
        "wrong tries survive a restart",
        "operations/pins.py",
        "if ledger.looked_at is not None:",
        "if ledger is not None:",
        "tests/operations/test_pins.py::test_wrong_tries_survive_a_restart",
    ),
    Planted(
        "restoring asks for the PIN of the present book",
        "operations/restoring.py",
        "require_pin(present.ledger, OwnerAct.RESTORE, pin, moment)",
        "str(present)",
        "tests/operations/test_t21_owner.py::test_restoring_asks_for_the_pin_of_the_present_book",
    ),
    Planted(
        "a slip of the hand older than ten minutes is the owner's to undo",
        "domain/owner.py",
        "timedelta(0) <= now - recorded < FREE_TO_UNDO",
        "timedelta(0) <= now - recorded",
        "tests/operations/test_t21_owner.py::test_a_slip_of_the_hand_is_undone_within_ten_minutes_by_anybody",
    ),
)
