"""Where the files that travel with the product lie: fonts, translations, tables."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources"


def resource(*parts: str) -> Path:
    """Path of a shipped file, `resource("fonts", "NotoSansSC-Regular.ttf")`."""
    return FOLDER.joinpath(*parts)
