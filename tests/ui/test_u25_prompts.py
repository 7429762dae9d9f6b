"""No box stops the user: what is done is said in the window, with the way to take it back."""

from pathlib import Path

UI = Path(__file__).resolve().parents[2] / "desktop_app" / "ui"


def test_no_box_stops_the_user() -> None:
    """U25: what is doubtful is asked in its form, what is done can be taken back."""
    assert [path.name for path in UI.rglob("*.py") if "QMessageBox" in path.read_text(encoding="utf-8")] == []
