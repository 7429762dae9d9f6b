"""A field of several names, separated by commas."""

import re
from collections.abc import Sequence

from desktop_app.ui.widgets.text_field import TextField

BETWEEN_NAMES = re.compile(r"[、,，;；\n]")


class NamesField(TextField):
    """Several names, separated by commas; each counts once."""

    def value(self) -> tuple[str, ...]:
        names = (name.strip() for name in BETWEEN_NAMES.split(self.text()))
        return tuple(dict.fromkeys(name for name in names if name))

    def set_value(self, names: Sequence[str]) -> None:
        self.set_text("、".join(names))
