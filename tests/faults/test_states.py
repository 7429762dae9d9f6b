"""T00: what takes two states of a disk for one would leave a broken one unproven."""

from pathlib import Path

import pytest

from tests.faults.states import HOLDER, INDEX, state_of


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """What a killed program left of a book."""
    for name in ("ledger.db", "ledger.db-wal", f"ledger.db{INDEX}", HOLDER, "scans/paper"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"as it was")
    return tmp_path


@pytest.mark.parametrize("name", ["ledger.db", "ledger.db-wal", "scans/paper"])
def test_one_byte_another_file_or_none_is_another_state(left: Path, name: str) -> None:
    file, states = left / name, {state_of(left)}
    for content in (b"as it waz", b"as it wa", b""):
        file.write_bytes(content)
        states.add(state_of(left))
    other = file.rename(file.with_name("other"))
    states.add(state_of(left))
    other.unlink()
    states.add(state_of(left))
    assert len(states) == 6


def test_which_process_had_it_and_the_index_of_the_log_are_no_other_state(left: Path) -> None:
    before = state_of(left)
    (left / HOLDER).write_bytes(b"another process")
    (left / f"ledger.db{INDEX}").unlink()
    assert state_of(left) == before
    (left / HOLDER).write_bytes(b"")
    assert state_of(left) != before
