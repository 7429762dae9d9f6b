"""Backups are found, told apart and thinned out, and the last ones are never thrown away (D12, F4)."""

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from desktop_app.operations.backup import BackupCopy, backups_in, drop_old_backups, last_backup, rotate
from tests.operations.builders import on

MANIFEST = {
    "book": "MINE",
    "sequence": 7,
    "head": "00" * 8,
    "ledger_sha256": "00" * 32,
    "scans": 2,
    "made": "2026-03-05T04:00:00+00:00",
}


def a_copy(day: date | str, sequence: int = 0, hour: int = 4, book: str = "MINE") -> BackupCopy:
    made = datetime.combine(on(day) if isinstance(day, str) else day, time(hour), UTC)
    folder = Path(f"qingzhang-{book}-{made:%Y%m%d-%H}-{sequence}")
    return BackupCopy(folder=folder, book_id=book, sequence=sequence, head="", ledger_sha256="", scans=0, made=made)


def put(target: Path, name: str, **facts: object) -> Path:
    """A folder with a manifest, as a backup leaves it."""
    folder = target / name
    folder.mkdir(parents=True)
    (folder / "backup.json").write_text(json.dumps({**MANIFEST, **facts}))
    (folder / "ledger.db").write_bytes(b"encrypted")
    return folder


def after(days: int, end: date = date(2026, 12, 31), hours: tuple[int, ...] = (4,)) -> list[BackupCopy]:
    """What is left when the shop backs up and throws away each day, up to `end`."""
    copies: list[BackupCopy] = []
    for place in range(days):
        today = end - timedelta(days=days - 1 - place)
        copies += [a_copy(today, len(hours) * place + nth, hour) for nth, hour in enumerate(hours)]
        gone = {copy.folder for copy in rotate(copies, today)}
        copies = [copy for copy in copies if copy.folder not in gone]
    return copies


def days_of(copies: list[BackupCopy]) -> list[str]:
    return sorted(copy.made.date().isoformat() for copy in copies)


# ── what is there ────────────────────────────────────────────────────────────────────────────────
def test_finished_backups_are_listed_newest_first_with_what_they_hold(tmp_path: Path) -> None:
    old = put(tmp_path, "qingzhang-20260305-040000-000000-7")
    new = put(tmp_path, "qingzhang-x", sequence=9, made="2026-03-06T04:00:00Z", customers=12, documents=340)
    found = backups_in(tmp_path)
    assert [(one.folder, one.sequence, one.customers, one.documents, one.scans) for one in found] == [
        (new, 9, 12, 340, 2),
        (old, 7, None, None, 2),
    ]
    assert found[1].made == datetime(2026, 3, 5, 4, tzinfo=UTC)
    assert last_backup(tmp_path) == found[0]


def test_backups_of_two_shops_on_one_stick_are_told_apart(tmp_path: Path) -> None:
    mine, other = put(tmp_path, "qingzhang-1"), put(tmp_path, "qingzhang-2", book="OTHER")
    assert [one.folder for one in backups_in(tmp_path, "MINE")] == [mine]
    assert [one.folder for one in backups_in(tmp_path, "OTHER")] == [other]
    assert len(backups_in(tmp_path)) == 2


def test_a_folder_that_is_gone_or_empty_has_no_backup(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "pulled out", tmp_path / "a file"):
        (tmp_path / "a file").touch()
        assert backups_in(folder) == []
        assert last_backup(folder) is None


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        json.dumps({**MANIFEST, "sequence": "seven"}).encode(),
        json.dumps({**MANIFEST, "made": "yesterday"}).encode(),
        json.dumps({**MANIFEST, "made": "2026-03-05T04:00:00"}).encode(),
        json.dumps({"book": "MINE"}).encode(),
    ],
)
def test_what_is_half_written_or_strange_is_no_backup(tmp_path: Path, manifest: bytes) -> None:
    """F4: no manifest, a cut one, one that says nonsense; files of others beside them."""
    good = put(tmp_path, "qingzhang-good")
    (put(tmp_path, "qingzhang-bad") / "backup.json").write_bytes(manifest)
    put(tmp_path, ".qingzhang-new.1a2b3c4d.part")
    put(tmp_path, "holiday photos")
    (tmp_path / "qingzhang-empty").mkdir()
    (tmp_path / "qingzhang-file").touch()
    assert [one.folder for one in backups_in(tmp_path)] == [good]


# ── which are kept ───────────────────────────────────────────────────────────────────────────────
def test_after_two_years_seven_days_four_weeks_and_twelve_months_are_left() -> None:
    """D12: the last copy of each."""
    assert days_of(after(730)) == [
        "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31", "2026-08-31",
        "2026-09-30", "2026-10-31", "2026-11-30", "2026-12-13", "2026-12-20", "2026-12-25", "2026-12-26", "2026-12-27",
        "2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31",
    ]  # fmt: skip


def test_of_several_copies_a_day_the_last_is_kept_and_the_three_newest_whatever_they_are() -> None:
    copies = [a_copy("03-01", 1), a_copy("03-01", 2, 5), *(a_copy("03-02", 10 + hour, hour) for hour in range(1, 7))]
    gone = rotate(copies, on("03-02"))
    assert sorted(copy.sequence for copy in copies if copy not in gone) == [2, 14, 15, 16]


def test_a_long_holiday_takes_nothing() -> None:
    """Days without a copy do not count."""
    before = after(40)
    assert rotate(before, date(2028, 1, 1)) == []


def test_a_clock_that_ran_ahead_for_a_day_cannot_wipe_the_copies() -> None:
    """A copy dated 2099 takes the place of one day and one week; when the clock is right again it stays itself."""
    copies = [*after(40), a_copy(date(2099, 1, 1), 1000)]
    assert len(rotate(copies, date(2099, 1, 1))) == 2
    assert a_copy(date(2099, 1, 1), 1000) not in rotate(copies, date(2026, 12, 31))


def test_a_clock_that_ran_behind_leaves_the_newest_entries() -> None:
    """The copies with the highest sequence stay though they seem to be the oldest."""
    copies = [*after(400), a_copy(date(2001, 1, 1), 5001), a_copy(date(2001, 1, 2), 5002)]
    gone = rotate(copies, date(2026, 12, 31))
    assert not {5001, 5002} & {copy.sequence for copy in gone}


def test_each_book_keeps_its_own() -> None:
    mine, other = after(20), [a_copy("2020-01-01", nth, hour=nth, book="OTHER") for nth in range(3)]
    assert not {copy.book_id for copy in rotate([*mine, *other], date(2026, 12, 31))} & {"OTHER"}


def test_nothing_is_thrown_away_twice_and_few_copies_stay_all() -> None:
    assert rotate([], on("03-01")) == []
    left = after(100, hours=(4, 9))
    assert rotate(left, date(2026, 12, 31)) == []


def test_old_copies_are_deleted_and_nothing_else(tmp_path: Path) -> None:
    for nth in range(1, 13):
        put(tmp_path, f"qingzhang-{nth}", sequence=nth, made=f"2026-03-05T{nth:02}:00:00Z")
    foreign, other = put(tmp_path, "qingzhang-other", book="OTHER", made="2020-01-01T00:00:00Z"), tmp_path / "photos"
    other.mkdir()
    gone = drop_old_backups(tmp_path, "MINE", on("03-05"))
    assert {one.name for one in gone} == {f"qingzhang-{nth}" for nth in range(1, 10)}
    assert {one.name for one in tmp_path.iterdir()} == {
        foreign.name, "photos", "qingzhang-10", "qingzhang-11", "qingzhang-12",
    }  # fmt: skip
