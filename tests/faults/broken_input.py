"""What is broken of files that come in, of what is typed and spread, and which test catches it (T00)."""

from tests.faults.planting import Planted

# ── what others bring in, and slips of the finger ───────────────────────────────────────────────────
TYPED = (
    Planted(
        "a photograph of too many dots is refused",
        "exchange/scans.py",
        "if pixels > MOST_PIXELS:",
        "if pixels < 0:",
        "tests/exchange/test_hostile_scans.py::"
        "test_one_dot_above_the_limit_is_refused_and_the_limit_itself_is_shown[PNG]",
    ),
    Planted(
        "of a paper of endless pages only the first are drawn",
        "exchange/scans.py",
        "if count > MOST_PAGES:",
        "if count < 0:",
        "tests/exchange/test_hostile_scans.py::test_of_a_paper_of_31_pages_thirty_are_drawn_and_all_are_counted[tiff]",
    ),
    Planted(
        "a page of five metres is drawn small",
        "exchange/scans.py",
        "LONGEST_SIDE / max(width, height), sqrt(room / (width * height)))\n    picture",
        "2 * LONGEST_SIDE / max(width, height), sqrt(room / (width * height)))\n    picture",
        "tests/exchange/test_hostile_scans.py::"
        "test_a_strange_but_harmless_scan_is_shown_as_pixels[page of five metres]",
    ),
    Planted(
        "more goods back than went out are asked about",
        "domain/doubts.py",
        "if back[article] > out.counted:",
        "if back[article] < 0:",
        "tests/operations/test_doubts.py::test_250_sold_and_375_credited_is_asked_and_books_nothing",
    ),
    Planted(
        "goods back dearer than charged are asked about",
        "domain/doubts.py",
        "elif not line.gift and scaled(line.price, ONE, line.holds) > out.price:",
        "elif line.price < 0:",
        "tests/operations/test_doubts.py::test_a_dearer_return_is_asked",
    ),
    Planted(
        "far more money than is owed is asked about",
        "domain/doubts.py",
        "if owed_fen <= 0 or above <= (slip_fen or owed_fen):",
        "if owed_fen != 0:",
        "tests/operations/test_doubts.py::test_99999_on_a_slip_of_6_59_is_asked_and_books_nothing",
    ),
    Planted(
        "a question that was not answered books nothing",
        "domain/doubts.py",
        "if question.doubt not in known]",
        "if question.doubt in known]",
        "tests/operations/test_doubts.py::test_a_receipt_of_more_than_twice_what_is_owed_is_asked",
    ),
    Planted(
        "of a PDF of endless pages only the first are drawn",
        "exchange/scans.py",
        "count = min(len(document), MOST_PAGES)",
        "count = len(document)",
        "tests/exchange/test_hostile_scans.py::test_of_a_paper_of_31_pages_thirty_are_drawn_and_all_are_counted[pdf]",
    ),
    Planted(
        "a third decimal is refused, never rounded",
        "domain/money.py",
        'rstrip("0")) > digits:',
        'rstrip("0")) > digits + 9:',
        "tests/domain/test_money.py::test_a_third_decimal_is_refused_and_never_rounded[0.005]",
    ),
    Planted(
        "a tip reads as it was typed",
        "ui/widgets/labels.py",
        "html.escape(text)",
        "text",
        "tests/ui/test_t32_plain_text.py::test_a_tip_reads_as_it_was_typed[a<b>c]",
    ),
    Planted(
        "text in a table is never a formula",
        "exchange/writing.py",
        "if _FORMULA_SIGN.match(text) else text",
        "if not text else text",
        "tests/exchange/test_writing.py::test_csv_text_that_looks_like_a_formula_is_guarded[=1+1]",
    ),
)
# ── money that is spread, and plans ──────────────────────────────────────────────────────────────
SPREADING = (
    Planted(
        "money on account is spread no further than it reaches, and over the customer's own slips",
        "operations/payments.py",
        "refuse_problems(allocation_problems(free, wanted, items))",
        "str(free)",
        "tests/operations/test_cases.py::"
        "test_money_on_account_is_spread_no_further_than_it_reaches_and_over_the_customers_own_slips_alone",
    ),
    Planted(
        "a fifth is counted of what the plan is still about",
        "domain/plans.py",
        "missing * 100 >= calls_at * (plan.total_fen - dropped_fen)",
        "missing * 100 >= calls_at * plan.total_fen",
        "tests/domain/test_plans.py::test_a_fifth_is_counted_of_what_the_plan_is_still_about",
    ),
    Planted(
        "a dispute that was settled is not withdrawn",
        "operations/taking_back.py",
        "if dispute.settled_on:",
        "if dispute.settled_on is None and False:",
        "tests/operations/test_withdrawing.py::test_a_settled_dispute_stands",
    ),
    Planted(
        "a slip goes only after the return to it",
        "operations/mirrors.py",
        "for number in documents.returns_of(ledger, original.id):",
        "for number in ():",
        "tests/operations/test_slips.py::test_a_slip_goes_only_after_the_return_to_it",
    ),
)
