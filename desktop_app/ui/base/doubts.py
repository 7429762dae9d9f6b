"""A doubt in a form: the question at its field, and one button that says it is meant so."""

from collections.abc import Callable

from desktop_app.domain.doubts import Doubted
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.widgets.messages import Messages
from desktop_app.ui.widgets.notices import Way, warning


def ask_in(bar: Messages, desk: Desk, doubted: Doubted, go_on: Callable[[frozenset[str]], None]) -> None:
    """Ask in the form's bar; the questions stand at their fields. `go_on` gets what is accepted."""
    yes = Way(desk.say("Yes, book it as typed"), lambda: go_on(frozenset(doubted.doubts)))
    bar.show_notice(warning(desk.say("Not booked yet. Correct what is asked about, or say that it is meant so."), yes))
