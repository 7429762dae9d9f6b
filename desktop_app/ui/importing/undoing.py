"""The last import is taken back; where money was paid on it, only once somebody has read what becomes of that."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.doubts import Doubted
from desktop_app.domain.errors import Said
from desktop_app.operations.undoing_imports import Undone, undo_import
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.widgets.notices import Way, error, warning, well_done


def undo_last(desk: Desk, owner: QWidget, accepted: frozenset[str] = frozenset()) -> None:
    """Tells what was taken back, in the bar."""

    def undone(made: Undone) -> None:
        text = " ".join(map(desk.tell, made.said()))
        desk.notice(well_done(text))
        desk.final(text, desk.say("Bring the file in again to have it back."))

    def refused(said: Said) -> None:
        if isinstance(said, Doubted):
            doubts = frozenset(said.doubts)
            way = Way(desk.say("Undo it all the same"), lambda: undo_last(desk, owner, doubts))
            desk.notice(warning(desk.tell(said), way))
        else:
            desk.notice(error(desk.tell(said)))

    desk.jobs.do(lambda book, moment: undo_import(book.ledger, moment, accepted), undone, owner, refused)
