"""Where backups go as long as nobody chose a folder, and whether a folder outlives the disk of the book (D12)."""

from pathlib import Path

from desktop_app.system.places import is_elsewhere

__all__ = ["backups_beside", "is_elsewhere"]


def backups_beside(book_folder: Path) -> Path:
    """Beside the book: better than none, and lost together with it."""
    return book_folder.with_name(f"{book_folder.name}-backups")
