"""Reasons the program itself gives for a mirror: kept as one text, read by everybody in the language of the reader."""

from desktop_app.domain.errors import Said

CORRECTED = "corrected by an import"
IMPORT_UNDONE = "import taken back"

_OWN = {CORRECTED: Said("corrected by an import"), IMPORT_UNDONE: Said("import undone")}


def read_reason(text: str) -> Said | str:
    """What is told of a reason: ours in words to be put into a language, anything a person typed as it is."""
    return _OWN.get(text, text)
