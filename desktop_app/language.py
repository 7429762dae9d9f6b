"""One catalogue for window, papers and command line: English source, Chinese complete."""

import gettext
from collections.abc import Callable
from functools import cache

from desktop_app.resources import resource

LANGUAGES = ("zh_CN", "en")

Translate = Callable[[str], str]


@cache
def translator(language: str) -> Translate:
    """The function that turns an English source text into `language`; unknown texts stay English, and no text none.

    The head of a catalogue stands under the empty text, and is nobody's to read.
    """
    catalogue = gettext.translation("qingzhang", resource("translations"), [language], fallback=True)
    return lambda text: catalogue.gettext(text) if text else ""


def N_(text: str) -> str:
    """Mark a text for the catalogue without translating it here."""
    return text


def nearest_language(locale_name: str | None) -> str:
    """`zh_CN` where the system speaks Chinese, else English."""
    return "zh_CN" if (locale_name or "").lower().startswith(("zh", "chinese")) else "en"
