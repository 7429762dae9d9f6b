"""A security is entered, told before it ends, and its notice is made of it (R012, R013)."""

from pathlib import Path

import pytest

from desktop_app.domain.errors import RefusedFields
from desktop_app.domain.grounds import Security, SecurityKind
from desktop_app.domain.letters import LetterDraft, LetterKind
from desktop_app.domain.tasks import TaskKind
from desktop_app.operations.grounds import add_security, latest_due, securities
from desktop_app.operations.letters import letter_text, look_at_letter
from desktop_app.operations.merging import merge_customers
from desktop_app.operations.tasks import finish_task, open_tasks
from desktop_app.store import checking
from tests.operations.builders import a_customer, a_slip, at, on
from tests.operations.whole_books import a_whole_book


def told(ledger: object, day: str) -> list[str]:
    rows = open_tasks(ledger, on(day))  # type: ignore[arg-type]
    return [one.task.note for one in rows if one.task.kind is TaskKind.SECURITY]


def test_a_guarantee_is_told_before_it_ends_until_somebody_says_done(tmp_path: Path) -> None:
    """Case 14: the slip is due on 31 March; the guarantee ends on 30 September."""
    with a_whole_book(tmp_path) as book:
        ledger, wang, twice = book.ledger, a_customer(book.ledger), a_customer(book.ledger, "老王五金")
        a_slip(ledger, wang, "03-01", "500")
        due = latest_due(ledger, wang.id, on("03-02"))
        assert due == on("03-31")
        given = Security(wang.id, SecurityKind.JOINT, on("03-02"), "王大虎", debt_due=due)
        made = add_security(ledger, given, at("03-02"), "once").result
        assert add_security(ledger, given, at("03-02"), "once").result == made
        assert told(ledger, "07-31") == []
        assert told(ledger, "08-01") == ["王大虎 2026-09-30"]
        (row,) = [one for one in open_tasks(ledger, on("08-01")) if one.task.kind is TaskKind.SECURITY]
        finish_task(ledger, row.task, at("08-01"))
        assert (told(ledger, "08-30"), told(ledger, "08-31")) == ([], ["王大虎 2026-09-30"])
        merge_customers(ledger, wang.id, twice.id, at("08-31"))
        assert [one.given_by for one in securities(ledger, on("08-31"), twice.id)] == ["王大虎"]
        assert checking.check(ledger) == []


def test_a_guarantee_that_ends_before_the_debt_changes_nothing(tmp_path: Path) -> None:
    with a_whole_book(tmp_path) as book:
        wang = a_customer(book.ledger)
        wrong = Security(wang.id, SecurityKind.ORDINARY, on("03-01"), "王大虎", debt_due=on("06-30"), until=on("06-30"))
        with pytest.raises(RefusedFields, match="2026-12-30") as refused:
            add_security(book.ledger, wrong, at("03-01"))
        assert refused.value.field == "until"
        assert securities(book.ledger, on("03-01")) == []


def test_the_notice_names_guarantor_and_thing_with_their_last_days(tmp_path: Path) -> None:
    """R013: each security has its letter."""
    with a_whole_book(tmp_path) as book:
        ledger, wang = book.ledger, a_customer(book.ledger)
        a_slip(ledger, wang, "01-01", "500")
        given = Security(wang.id, SecurityKind.JOINT, on("03-01"), "王大虎", debt_due=on("01-31"))
        add_security(ledger, given, at("03-01"))
        thing = Security(wang.id, SecurityKind.PLEDGE, on("03-01"), "王大虎", what="叉车一台", until=on("05-01"))
        add_security(ledger, thing, at("03-01"))
        for kind, words in (
            (LetterKind.GUARANTEE, ("To 王大虎", "2026-07-31", "¥500.00")),
            (LetterKind.PLEDGE, ("叉车一台", "2026-05-01")),
            (LetterKind.GOODS_BACK, ("叉车一台",)),
        ):
            text = letter_text(ledger, kind, str, in_chinese=False)
            body = text.body.replace("{shop_phone}", "0769")
            looks = look_at_letter(ledger, LetterDraft(wang.id, on("03-10"), kind, text.title, body), str)
            assert all(word in looks for word in words), kind
