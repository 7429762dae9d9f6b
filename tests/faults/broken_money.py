"""What is broken of papers, figures and promises, and which test catches it (T00)."""

from tests.faults.planting import Planted

# ── papers that were issued ─────────────────────────────────────────────────────────────────────────
PAPERS = (
    Planted(
        "a printed paper is never drawn anew from what is known today",
        "operations/papers.py",
        "if kept is not None:\n        return kept",
        'if kept is not None:\n        return kept + str(book.ledger.rows("SELECT name FROM customers")).encode()',
        "tests/operations/test_papers.py::test_a_voucher_is_reprinted_byte_for_byte_whatever_changed_since",
    ),
    Planted(
        "a slip bears the customer of its day, whenever it is first printed",
        "operations/papers.py",
        "(drawn,) = form.draw([(drawn_with(book, frozen[0]), frozen[1])], paper, language)",
        '(drawn,) = form.draw([(__import__("dataclasses").replace(frozen[0], customer="改了名的客户"), frozen[1])], '
        "paper, language)",
        "tests/operations/test_papers.py::"
        "test_a_slip_first_printed_after_the_customer_was_renamed_bears_the_name_of_its_day",
    ),
    Planted(
        "a stored paper that was altered is never printed",
        "operations/papers.py",
        "if hashlib.sha256(stored).hexdigest() != made.sha256:",
        "if not stored:",
        "tests/operations/test_stored_papers.py::test_a_row_that_names_another_print_is_told_and_never_printed",
    ),
    Planted(
        "the signed copy of a replaced statement is refused",
        "operations/papers.py",
        "if newer:",
        "if newer is None:",
        "tests/operations/test_limitation.py::"
        "test_a_signed_copy_of_a_replaced_statement_is_refused_and_the_newer_one_named",
    ),
    Planted(
        "a replaced statement takes no answer",
        "operations/statements.py",
        "if newer:\n            raise Refused(",
        "if not number:\n            raise Refused(",
        "tests/operations/test_statement_truth.py::"
        "test_a_paper_that_holds_is_not_replaced_and_a_replaced_one_takes_no_answer",
    ),
    Planted(
        "an agreed or signed statement is not replaced",
        "store/statements.py",
        "return not (self.signed or self.replaced_by) and",
        "return not self.replaced_by or",
        "tests/operations/test_statement_truth.py::test_the_month_after_a_signed_paper_carries_the_adjustment",
    ),
    Planted(
        "a statement that no longer holds says so",
        "operations/statement_shown.py",
        "same = printed.says_the_same(today)",
        "same = printed.period_to == today.period_to",
        "tests/operations/test_statement_truth.py::test_a_paper_holds_until_something_is_entered_for_its_days",
    ),
    Planted(
        "sixteen characters with one wrong are not ours",
        "store/snapshots.py",
        '"SELECT number FROM papers WHERE fingerprint = ?", (typed_fingerprint(printed),)',
        '"SELECT number FROM papers WHERE substr(fingerprint, 2) = ?", (typed_fingerprint(printed)[1:],)',
        "tests/operations/test_papers.py::test_the_sixteen_characters_on_a_paper_name_its_document",
    ),
    Planted(
        "a signed statement speaks only of the slips on it",
        "operations/spoken.py",
        " and item.seq < issued.seq",
        "",
        "tests/operations/test_limitation.py::"
        "test_a_signed_statement_says_nothing_of_a_slip_entered_after_it_was_issued",
    ),
    Planted(
        "what was voided later does not count on a back-dated slip",
        "store/accounts.py",
        "+ sum(entry.amount_fen for entry in undone)",
        "+ sum(0 for entry in undone)",
        "tests/operations/test_back_dated_papers.py::"
        "test_a_slip_voided_and_entered_again_does_not_count_the_voided_one",
    ),
    Planted(
        "a statement bears the customer of its day, whenever it is first printed",
        "operations/papers.py",
        "return drawn_with(book, frozen[0]), frozen[1]",
        'return __import__("dataclasses").replace(frozen[0], customer="改了名的客户"), frozen[1]',
        "tests/operations/test_papers.py::"
        "test_a_statement_first_printed_after_the_customer_was_renamed_bears_the_name_of_its_day",
    ),
)
# ── one fact, one figure ────────────────────────────────────────────────────────────────────────────
FIGURES = (
    Planted(
        "what is disputed is not asked for",
        "domain/disputes.py",
        "return item.open_fen - item.disputed_fen",
        "return item.open_fen",
        "tests/domain/test_debt.py::test_a_kept_plan_beside_other_overdue_and_a_dispute",
    ),
    Planted(
        "overdue goes by the slips' own due dates, not by the parts of a plan",
        "domain/debt.py",
        "sum(item.open_fen for item in self.late if days_overdue(item.due, self.today) > days)",
        "sum(part.fen for part in self.parts if days_overdue(part.due, self.today) > days)",
        "tests/domain/test_debt.py::test_a_plan_is_kept_until_a_part_of_it_is_missed",
    ),
    Planted(
        "what a kept plan covers is not overdue",
        "domain/debt.py",
        "item for item in self.loose if days_overdue(item.due, self.today))",
        "item for item in self.net if days_overdue(item.due, self.today))",
        "tests/domain/test_credit.py::test_what_a_kept_plan_covers_is_not_overdue_and_a_missed_part_makes_it_so",
    ),
    Planted(
        "due today is not overdue",
        "domain/accounts.py",
        "return (today - due).days if due is not None and due < today else 0",
        "return (today - due).days + 1 if due is not None and due <= today else 0",
        "tests/domain/test_chasing.py::test_what_is_due_today_is_asked_for_but_not_overdue",
    ),
    Planted(
        "money on account counts once",
        "domain/covering.py",
        "used = min(left, item.open_fen)\n        left -= used",
        "used = min(left, item.open_fen)\n        left -= 0",
        "tests/domain/test_debt.py::test_money_on_account_counts_at_once_against_the_earliest_due",
    ),
    Planted(
        "money kept apart leaves the slip overdue",
        "domain/debt.py",
        "uncovered(gross, parts, on_account_fen - kept_apart_fen, today)",
        "uncovered(gross, parts, on_account_fen, today)",
        "tests/domain/test_debt.py::test_goods_credit_kept_apart_lowers_what_is_owed_and_asked_for_and_leaves_the_slip_overdue",
    ),
    Planted(
        "nobody is asked for more than is owed",
        "domain/debt.py",
        "asked = min(wanted_fen, owed_fen - disputed_fen)",
        "asked = wanted_fen",
        "tests/operations/test_statement_demand.py::"
        "test_goods_credit_kept_apart_is_told_beside_what_is_overdue_and_no_more_is_asked_than_is_owed",
    ),
    Planted(
        "a dispute since makes an unanswered statement fall",
        "domain/statements.py",
        "if not open_now:\n        return True",
        "if open_now >= 0:\n        return True",
        "tests/operations/test_statement_truth.py::test_a_paper_falls_when_a_dispute_on_it_is_settled_without_a_credit",
    ),
    Planted(
        "a residue is not asked for",
        "domain/debt.py",
        "return fen >= max(self.smallest_fen, 1)",
        "return fen >= 1",
        "tests/domain/test_chasing.py::test_a_residue_is_owed_but_no_reason_to_chase",
    ),
    Planted(
        "a late receipt counts once on a statement",
        "operations/statement_drafts.py",
        "own = [row for row in stands if not row.late]",
        "own = stands",
        "tests/operations/test_statements.py::"
        "test_a_skipped_month_is_stated_with_the_next_one_and_a_late_entry_shows_as_late",
    ),
    Planted(
        "the month after a replaced statement tells nothing twice",
        "operations/statement_drafts.py",
        "if entry.number not in numbers)",
        "if entry.number)",
        "tests/operations/test_statement_truth.py::test_the_month_after_a_replacement_tells_nothing_twice",
    ),
    Planted(
        "what was paid since the month is not asked for again",
        "operations/statement_drafts.py",
        "today = debt_of_account(ledger, left, moment.today)",
        "today = then",
        "tests/operations/test_statement_demand.py::test_what_was_paid_since_the_month_is_not_asked_for_again",
    ),
    Planted(
        "the command line shows the one figure of overdue",
        "cli/ageing.py",
        'told(debt, "overdue_fen", "in_plan_fen")',
        'told(debt, "overdue=in_plan_fen", "in_plan_fen")',
        "tests/cli/test_one_figure.py::test_a_plan_beside_other_debt_and_a_dispute_is_told_alike_by_every_command",
    ),
)
# ── promises and claims ─────────────────────────────────────────────────────────────────────────────
PROMISES = (
    Planted(
        "money from before a promise does not keep it",
        "domain/promises.py",
        "range(bisect_right(money, given, key=_WHEN), len(money))",
        "range(len(money))",
        "tests/domain/test_promises.py::test_money_that_came_between_two_promises_serves_the_first_alone",
    ),
    Planted(
        "money from after its day does not keep a promise",
        "domain/promises.py",
        "if not missing or one.at[0] > promise.by:",
        "if not missing:",
        "tests/domain/test_promises.py::"
        "test_a_promise_is_judged_by_what_arrived_between_the_word_and_the_day[receipts8-today8-broken]",
    ),
    Planted(
        "money of tomorrow keeps no promise today",
        "domain/promises.py",
        " and one.at[0] <= today)",
        ")",
        "tests/domain/test_promises.py::test_money_of_tomorrow_does_not_keep_a_promise_today",
    ),
    Planted(
        "money for new goods keeps no old promise",
        "domain/arrivals.py",
        "self.debt is None or self.debt < when",
        "True",
        "tests/operations/test_cases.py::test_money_for_new_goods_does_not_keep_an_old_promise",
    ),
    Planted(
        "each fen keeps one promise",
        "domain/promises.py",
        "left[place] -= used",
        "left[place] -= 0",
        "tests/domain/test_promises.py::test_each_fen_counts_once_for_the_earliest_promise",
    ),
    Planted(
        "a claim to have paid is met by money for what was owed then",
        "domain/contacts.py",
        " and one.reaches(claimed))",
        ")",
        "tests/domain/test_contacts.py::test_other_money_does_not_end_the_claim[for later goods]",
    ),
    Planted(
        "a claim to have paid comes back after three days",
        "domain/contacts.py",
        "return arrived < max(contacted.amount_fen, 1)",
        "return arrived < 0",
        "tests/domain/test_contacts.py::test_a_claim_rests_for_three_days_and_returns_when_no_money_came",
    ),
    Planted(
        "money of the morning keeps no promise of noon",
        "domain/promises.py",
        "return (self.made_on, self.sequence)",
        "return (self.made_on, 0)",
        "tests/domain/test_promises.py::test_of_the_same_day_only_what_was_entered_later_counts[3-broken]",
    ),
)
