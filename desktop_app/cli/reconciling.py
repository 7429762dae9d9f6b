"""The customer's own sheet beside our account, on the command line (N16)."""

from collections.abc import Mapping

from desktop_app.cli.answers import day, told, yuan, yuan_or_null
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.domain.differences import AccountDifference, AccountLine
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.open_points import point_of
from desktop_app.operations.customers import find_customer
from desktop_app.operations.lists.points import POINT_COLUMNS
from desktop_app.operations.reconciling import AccountsCompared, compare_account, keep_differences, their_account


def reconcile(session: Session) -> None:
    """What differs, both ways, with what may be done about each; with --keep it is kept as points to be cleared."""
    options, today = session.options, session.moment.today
    theirs = their_account(options.file, today)
    with opened(session) as book:
        customer = find_customer(book.ledger, options.name)
        found = compare_account(book.ledger, customer.id, theirs, options.file.name, today, options.first, options.last)
        kept = len(keep_differences(book.ledger, found, session.moment).result) if options.keep else 0
    answer = {"customer": customer.name, **_answer(found), "kept": kept}
    session.present(found, lambda _: answer, lambda one, screen: _show(session, one, screen))


def _answer(found: AccountsCompared) -> Mapping[str, object]:
    both = found.found
    return {
        **told(found, "file", "from=first", "to=last", "opening_fen"),
        "their_opening": yuan_or_null(found.their_opening_fen), **told(found, "closing_fen", "their_closing_fen"),
        "ours": yuan(both.ours_fen), "theirs": yuan(both.theirs_fen), "gap": yuan(both.gap_fen),
        "agreed": both.agreed, "turned": both.turned, "unread_rows": list(found.unread),
        "differences": [_difference(one) for one in both.differences],
    }  # fmt: skip


def _difference(one: AccountDifference) -> Mapping[str, object]:
    return {
        **told(one, "kind", "number"), "ours": [_line(line) for line in one.ours],
        "theirs": [_line(line) for line in one.theirs], "gap": yuan(one.gap_fen), "step": one.step,
    }  # fmt: skip


def _line(line: AccountLine) -> Mapping[str, object]:
    return {"row": line.row or None, "number": line.number, "date": day(line.dated), "amount": yuan(line.fen),
            "text": line.text}  # fmt: skip


def _show(session: Session, found: AccountsCompared, screen: Screen) -> None:
    today = session.moment.today
    screen.say(
        Said("{file}, {first} to {last}: {count} of their lines agree, {many} differ.", file=found.file,
             first=found.first, last=found.last, count=found.found.agreed, many=len(found.found.differences)),
        Said("Ours comes to {ours}, theirs to {theirs}.", ours=format_yuan(found.closing_fen),
             theirs=format_yuan(found.their_closing_fen)),
    )  # fmt: skip
    points = [point_of(one, found.customer_id, today) for one in found.found.differences]
    if points:
        screen.table(POINT_COLUMNS, points, today)
