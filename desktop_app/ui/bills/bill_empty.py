"""What stands in the place of the lines while no bill was read, and once every line is claimed."""

from collections.abc import Callable

from desktop_app.ui.base.lists import Empty
from desktop_app.ui.look.icons import Icon
from desktop_app.ui.widgets.speech import Say


def none_read(say: Say, choose: Callable[[], None]) -> Empty:
    words = say(
        "No bill was read yet. Download it in WeChat, Alipay or the bank and choose it here, its locked archive "
        "too. Each income is proposed to a customer, and nothing is booked before you say so."
    )
    return Empty(words, ((say("Choose a bill…"), choose),), icon=Icon.BILLS)


def all_claimed(say: Say, choose: Callable[[], None]) -> Empty:
    words = say("Every line of these bills is claimed. What was claimed is under “Claimed”.")
    return Empty(words, ((say("Another bill"), choose),), icon=Icon.BILLS)
