"""The page with a recovery key, for the printer."""

from pathlib import Path

from desktop_app.cli.files import write_file
from desktop_app.cli.session import Session


def write_recovery_page(session: Session, path: Path, shop: str, key: str) -> None:
    """Write the page of a key that was just shown."""
    from desktop_app.operations.papers import draw_recovery_page

    write_file(path, draw_recovery_page(shop, key, session.moment.today, session.language))
