"""What is thought of debts: class, cause, chance; written off, and money that comes after all (R070–R073, R079)."""

from desktop_app.cli.answers import day, yuan
from desktop_app.cli.documents import DAY_IF_ANY, FEN, NOTE, TEXT, WORDS, JsonDocument, count, if_any, word
from desktop_app.cli.opening import opened
from desktop_app.cli.reports import report_of
from desktop_app.cli.session import Session
from desktop_app.domain.debt_classes import DebtCause, DebtClass, DebtNature, DebtView
from desktop_app.operations.debt_classes import debt_of_paper, judge_debt, recover_debt, write_off

JUDGED = JsonDocument(
    number=TEXT, debt_class=if_any(word(DebtClass)), cause=word(DebtCause, DebtCause.NONE),
    nature=word(DebtNature, DebtNature.NONE),
    expected_on=DAY_IF_ANY, chance=if_any(count(100)), reason=NOTE,
)  # fmt: skip
LOST = JsonDocument(number=TEXT, amount=FEN, reason=NOTE, submission=WORDS)
CAME = JsonDocument(number=TEXT, amount=FEN, method=WORDS, submission=WORDS)


def classes(session: Session) -> None:
    """By --by: each debt, class, cause, sums and ages, weeks, without a cause, written off."""
    report_of(session, "classes")


def judge(session: Session) -> None:
    """Answers the debt as it is judged now."""
    said, today = JUDGED.read(session), session.moment.today
    view = DebtView(
        0, said.number, today, said.debt_class, said.cause, said.nature, said.expected_on, said.chance, said.reason
    )
    with opened(session) as book:
        made = judge_debt(book.ledger, view, session.moment)
        debt = debt_of_paper(book.ledger, said.number, today)
    session.posted(
        made,
        {
            "judged": str(made.result.id), "number": debt.number, "open": yuan(debt.open_fen),
            "class": debt.debt_class.value, "by_rule": debt.by_rule.value, "cause": debt.cause.value,
            "nature": debt.nature.value, "expected_on": day(debt.expected_on(today)), "chance": debt.chance,
            "likely": yuan(debt.likely_fen),
        },
    )  # fmt: skip


def give_up(session: Session) -> None:
    """Answers the number of the adjustment."""
    said = LOST.read(session)
    with opened(session) as book:
        made = write_off(book.ledger, said.number, said.amount, said.reason, session.moment, said.submission)
    session.posted(made, {"number": made.result, "about": said.number, "amount": yuan(said.amount)})


def recover(session: Session) -> None:
    """Answers the number of the receipt."""
    said = CAME.read(session)
    with opened(session) as book:
        made = recover_debt(book.ledger, said.number, said.amount, said.method, session.moment, said.submission)
    session.posted(made, {"number": made.result, "about": said.number, "amount": yuan(said.amount)})
