"""The history of changes: who did what when, from what to what (U26)."""

from collections.abc import Mapping
from functools import partial

from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.domain.columns import Words
from desktop_app.domain.errors import Said
from desktop_app.domain.history import HistoryEntry
from desktop_app.operations.goods import find_article
from desktop_app.operations.history import HistoryOf, history_of, named
from desktop_app.operations.lists.history import HISTORY, rows_of


def history(session: Session) -> None:
    """Of one customer, paper or article, or of the whole shop, newest first."""
    options = session.options
    with opened(session) as book:
        wanted = named(book.ledger, options.name) if options.name else HistoryOf()
        if options.goods:
            wanted = HistoryOf(goods_id=find_article(book.ledger, options.goods).id)
        found = history_of(book.ledger, wanted, session.moment.today, options.first)
    session.present(found, partial(_answer, session), partial(_show, session))


def _answer(session: Session, found: list[HistoryEntry]) -> Mapping[str, object]:
    def told(words: Words) -> str:
        return words.text(session.translate) if isinstance(words, Said) else words

    return {
        "history": [
            {
                "entry": one.seq,
                "recorded": one.recorded.isoformat(),
                "date": one.dated.isoformat(),
                "user": one.user,
                "about": told(one.about),
                "what": told(one.deed),
                "changes": [
                    {"field": told(each.field), "old": told(each.old), "new": told(each.new)} for each in one.changes
                ],
            }
            for one in found
        ]
    }


def _show(session: Session, found: list[HistoryEntry], screen: Screen) -> None:
    screen.table(HISTORY, rows_of(found), session.moment.today)
