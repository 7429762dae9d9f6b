"""Where the files that travel with the product lie: fonts, translations, tables."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Path of a shipped file, `resource("fonts", "NotoSansSC-Regular.ttf")`."""
    return _folder(PACKAGE).joinpath(*parts)


def _folder(package: Path) -> Path:
    """In a wheel they lie in the package, in a checkout and in a frozen build beside it."""
    shipped = package / "shipped"
    return shipped if shipped.is_dir() else package.parent / "resources"
