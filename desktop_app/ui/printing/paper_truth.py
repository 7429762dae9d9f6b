"""What is said beside a statement on the screen: which issued paper no longer holds, and what becomes of this one."""

from collections.abc import Iterator

from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.operations.paper_runs import Becomes, ShownStatement


def truth_of(shown: ShownStatement, reprint: bool = False) -> Iterator[Said]:
    """Sentences, the most important first; none while every issued paper holds (case 21).

    `reprint`: it is the issued paper itself that is on the screen.
    """
    broken = shown.broken
    if broken is None:
        return
    same = broken == shown.issued
    if same:
        yield Said(
            "{number} of {date} no longer holds: it says {old}, today it is {new}.",
            number=broken.number,
            date=broken.issued_on,
            old=format_yuan(broken.closing_fen),
            new=format_yuan(shown.statement.closing_fen),
        )
    else:
        yield Said(
            "{number} of {date} no longer holds; what was corrected since stands on this one.",
            number=broken.number,
            date=broken.issued_on,
        )
    if reprint:
        yield Said("What is true today is shown by P on the customer's page.")
    elif shown.becomes is Becomes.REPLACEMENT:
        yield Said("Printing, saving or copying issues a new one in its place; the old one is kept and marked.")
    elif same:
        yield Said("It was signed or agreed, or a later one follows: the next statement carries the adjustment.")
