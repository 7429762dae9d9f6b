"""How a book opens is known before it is opened."""

from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.operations.books import create_book, open_book
from desktop_app.operations.doors import BookPlace, Door, keyring_title, place_of
from desktop_app.system.keyring import find_keyring
from tests.operations.builders import SHOP, at

SECRET = "a long passphrase"


def test_a_missing_and_an_empty_folder_are_places_for_a_new_book(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "none", tmp_path / "empty"):
        assert place_of(folder) == BookPlace(folder, Door.NONE)


def test_a_book_with_a_passphrase_says_so_open_or_closed(tmp_path: Path) -> None:
    """Looking never opens or locks anything."""
    folder = tmp_path / "book"
    create_book(folder, SHOP, at("03-01"), SECRET)
    expected = BookPlace(folder, Door.PASSPHRASE, has_passphrase=True)
    assert place_of(folder) == expected
    with open_book(folder, SECRET):
        assert place_of(folder) == expected


def test_a_folder_of_something_else_is_no_place(tmp_path: Path) -> None:
    """A book whose key file was lost is not taken for an empty folder."""
    (tmp_path / "ledger.db").write_bytes(b"x")
    with pytest.raises(Refused, match=r"its key file key\.json is missing"):
        place_of(tmp_path)
    with pytest.raises(Refused, match="is a file, not a folder"):
        place_of(tmp_path / "ledger.db")


def test_the_keyring_of_the_session_has_a_name() -> None:
    """The same that a new book would be entrusted to."""
    found = find_keyring(patience=20)
    assert keyring_title() == ("" if found is None else found.title)
