"""What is said beside a statement on the screen: which issued paper no longer holds, and what becomes of this one."""

from collections.abc import Iterator

from desktop_app.domain.errors import Said
from desktop_app.domain.statement_words import fallen_said
from desktop_app.operations.paper_runs import Becomes, ShownStatement


def truth_of(shown: ShownStatement, reprint: bool = False) -> Iterator[Said]:
    """Sentences, the most important first; none while every issued paper holds (case 21).

    `reprint`: it is the issued paper itself that is on the screen.
    """
    if shown.fallen is None:
        return
    same = shown.broken == shown.issued
    if same:
        yield fallen_said(shown.fallen)
    else:
        yield Said("{said} What has changed since is on this one.", said=fallen_said(shown.fallen))
    if reprint:
        yield Said("What is true today is shown by P on the customer's page.")
    elif shown.becomes is Becomes.REPLACEMENT:
        yield Said("Printing, saving or copying issues a new one in its place; the old one is kept and marked.")
    elif same:
        yield Said("It was signed or agreed, or a later one follows: the next statement carries the adjustment.")
