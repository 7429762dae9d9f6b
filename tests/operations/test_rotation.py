"""Backups are thinned out, and the last ones are never thrown away, whatever the clock says (D12, T15)."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.operations import rotation
from desktop_app.operations.backup_copies import BackupCopy, backups_in
from desktop_app.operations.rotation import clear_broken_off, drop_format_copies, drop_old_backups, rotate
from desktop_app.store.migrations import FORMAT
from desktop_app.system.disks import Unsuitable
from desktop_app.system.lock import sole_use
from tests.operations.copies import a_copy, put
from tests.sizes import SIZES


def after(days: int, end: date = date(2026, 12, 31), hours: tuple[int, ...] = (4,)) -> list[BackupCopy]:
    """What is left when the shop backs up and throws away each day, up to `end`."""
    copies: list[BackupCopy] = []
    for place in range(days):
        today = end - timedelta(days=days - 1 - place)
        copies += [a_copy(today, len(hours) * place + nth, hour) for nth, hour in enumerate(hours)]
        gone = {copy.folder for copy in rotate(copies)}
        copies = [copy for copy in copies if copy.folder not in gone]
    return copies


def days_of(copies: list[BackupCopy]) -> list[str]:
    return sorted(copy.made.date().isoformat() for copy in copies)


def test_after_two_years_seven_days_four_weeks_twelve_months_and_the_year_end_are_left() -> None:
    """D12: the last copy of each."""
    assert days_of(after(730)) == [
        "2025-12-31",
        "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31", "2026-08-31",
        "2026-09-30", "2026-10-31", "2026-11-30", "2026-12-13", "2026-12-20", "2026-12-25", "2026-12-26", "2026-12-27",
        "2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31",
    ]  # fmt: skip


def test_of_several_copies_a_day_the_last_is_kept_and_the_three_newest_whatever_they_are() -> None:
    copies = [a_copy("03-01", 1), a_copy("03-01", 2, 5), *(a_copy("03-02", 10 + hour, hour) for hour in range(1, 7))]
    gone = rotate(copies)
    assert sorted(copy.sequence for copy in copies if copy not in gone) == [2, 14, 15, 16]


def test_a_long_holiday_takes_nothing() -> None:
    """Days without a copy do not count."""
    before = after(40)
    assert rotate(before) == []


def test_a_clock_that_ran_ahead_for_a_day_cannot_wipe_the_copies() -> None:
    """A copy dated 2099 takes the place of one day and one week; when the clock is right again it stays itself."""
    ahead = a_copy(date(2099, 1, 1), 1000)
    copies = [*after(40), ahead]
    assert len(rotate(copies)) == 2
    later = [a_copy(date(2027, 1, day), 1000 + day) for day in range(1, 29)]
    gone = {copy.folder for copy in rotate([*copies, *later])}
    assert ahead.folder not in gone
    assert not {copy.folder for copy in later[-7:]} & gone, "the last seven true days are there beside it"


def test_a_clock_that_ran_behind_leaves_the_newest_entries() -> None:
    """The copies with the highest sequence stay though they seem to be the oldest."""
    copies = [*after(400), a_copy(date(2001, 1, 1), 5001), a_copy(date(2001, 1, 2), 5002)]
    gone = rotate(copies)
    assert not {5001, 5002} & {copy.sequence for copy in gone}


def test_each_book_keeps_its_own() -> None:
    mine, other = after(20), [a_copy("2020-01-01", nth, hour=nth, book="OTHER") for nth in range(3)]
    assert not {copy.book_id for copy in rotate([*mine, *other])} & {"OTHER"}


def test_nothing_is_thrown_away_twice_and_few_copies_stay_all() -> None:
    assert rotate([]) == []
    left = after(100, hours=(4, 9))
    assert rotate(left) == []


def test_old_copies_are_deleted_and_nothing_else(tmp_path: Path) -> None:
    for nth in range(1, 13):
        put(tmp_path, f"qingzhang-{nth}", sequence=nth, made=f"2026-03-05T{nth:02}:00:00Z")
    foreign, other = put(tmp_path, "qingzhang-other", book="OTHER", made="2020-01-01T00:00:00Z"), tmp_path / "photos"
    other.mkdir()
    gone = drop_old_backups(tmp_path, "MINE")
    assert {one.name for one in gone} == {f"qingzhang-{nth}" for nth in range(1, 10)}
    assert {one.name for one in tmp_path.iterdir()} == {
        foreign.name, "photos", "qingzhang-10", "qingzhang-11", "qingzhang-12",
    }  # fmt: skip


# ── odd clocks ───────────────────────────────────────────────────────────────────────────────────
LONGEST = 2 * (rotation.DAILY + rotation.WEEKLY + rotation.MONTHLY) + 4 * rotation.NEWEST
"""Copies that may lie there beside the year-ends: each count once by the date and once by the entries."""


@dataclass
class Shop:
    """Backs up on whatever day its computer's clock shows, and throws away what rotation names."""

    copies: list[BackupCopy] = field(default_factory=list)
    ever: list[BackupCopy] = field(default_factory=list)

    def back_up(self, made: datetime, entries: int, missing: tuple[str, ...] = ()) -> None:
        sequence = entries + (self.ever[-1].sequence if self.ever else 0)
        copy = BackupCopy(
            folder=Path(f"qingzhang-{len(self.ever)}"), book_id="MINE", sequence=sequence, head="", ledger_sha256="",
            scans=0, made=made, missing=missing,
        )  # fmt: skip
        self.ever.append(copy)
        self.copies.append(copy)
        gone = {one.folder for one in rotate(self.copies)}
        self.copies = [one for one in self.copies if one.folder not in gone]

    def has(self, copy: BackupCopy) -> bool:
        return copy in self.copies


CLOCKS = st.datetimes(datetime(2015, 1, 1), datetime(2040, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
STEPS = st.one_of(
    st.timedeltas(timedelta(minutes=30), timedelta(days=3)),
    st.timedeltas(timedelta(days=3), timedelta(days=400)),
    st.timedeltas(timedelta(days=-4000), timedelta(0)),
)
"""Half an hour or a weekend on, a long holiday or a clock that runs ahead, one that falls back."""


ORDERS: tuple[Callable[[BackupCopy], Any], ...] = (
    lambda copy: (copy.made, copy.sequence),
    lambda copy: (copy.sequence, copy.made),
)


def newest(copies: list[BackupCopy], order: Callable[[BackupCopy], Any]) -> list[BackupCopy]:
    return sorted(copies, key=order, reverse=True)[:3]


@settings(max_examples=SIZES.clocks, deadline=None)
@given(CLOCKS, st.lists(st.tuples(STEPS, st.integers(0, 40), st.booleans()), max_size=60))
def test_whatever_the_clock_does_the_newest_and_every_year_end_stay_and_the_folder_stays_small(
    begin: datetime, history: list[tuple[timedelta, int, bool]]
) -> None:
    """T15: of all copies ever made, the last of each year and the three newest, by the date and by the entries."""
    shop, clock = Shop(), begin
    for step, entries, is_whole in history:
        clock = min(max(clock + step, datetime(2000, 1, 1, tzinfo=UTC)), datetime(2090, 1, 1, tzinfo=UTC))
        shop.back_up(clock, entries, () if is_whole else ("XS-1",))
        whole = [copy for copy in shop.ever if not copy.missing]
        for order in ORDERS:
            for copies in (shop.ever, whole):
                assert {one.folder for one in newest(copies, order)} <= {one.folder for one in shop.copies}
            for year in {copy.made.year for copy in shop.ever}:
                last = max((one for one in shop.ever if one.made.year == year), key=order)
                assert any(order(one) == order(last) for one in shop.copies), year
    assert len(shop.copies) <= LONGEST + 2 * len({copy.made.year for copy in shop.ever})


def test_a_shop_of_twelve_years_keeps_every_year_end() -> None:
    """T15: two copies a day, closed at the spring festival; the clock of one morning in ten is a month behind."""
    shop, day = Shop(), date(2014, 1, 1)
    while day < date(2026, 1, 1):
        if not (day.month == 2 and day.day < 15):
            at = datetime(day.year, day.month, day.day, 18, tzinfo=UTC)
            shop.back_up(at - timedelta(days=30 if day.day % 10 == 0 and day.day != 31 else 0), 9)
            shop.back_up(at + timedelta(hours=1), 9)
        day += timedelta(days=1)
    ends = {copy.made.date() for copy in shop.copies}
    assert {date(year, 12, 31) for year in range(2014, 2026)} <= ends
    assert len(shop.copies) <= LONGEST + 24


# ── what is never touched ────────────────────────────────────────────────────────────────────────
def test_the_newest_copies_without_a_lost_paper_outlive_newer_ones_that_lack_it(tmp_path: Path) -> None:
    """Only they can bring the paper back."""
    whole = [put(tmp_path, f"qingzhang-{nth}", sequence=nth, made=f"2024-03-0{nth}T00:00:00Z") for nth in range(1, 5)]
    for nth in range(10, 40):
        put(tmp_path, f"qingzhang-{nth}", sequence=nth, made=f"2026-03-05T{nth - 10:02}:00:00Z", missing=["XS-1"])
    drop_old_backups(tmp_path, "MINE")
    assert {one.name for one in tmp_path.iterdir()} >= {one.name for one in whole[-3:]}


def test_a_folder_that_is_open_or_was_opened_as_the_book_is_never_deleted(tmp_path: Path) -> None:
    """T15: the second backup of a day is no longer among the newest, and somebody works in it."""
    folders = [put(tmp_path, f"qingzhang-{nth}", sequence=nth, made=f"2026-03-05T{nth:02}:00:00Z") for nth in range(9)]
    with sole_use(folders[1]):
        gone = drop_old_backups(tmp_path, "MINE", spared=[folders[2]])
    assert {folder.name for folder in gone} == {f"qingzhang-{nth}" for nth in (0, 3, 4, 5)}
    assert folders[1].is_dir()
    assert folders[2].is_dir()


def test_a_deletion_that_is_killed_leaves_no_half_backup_in_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for nth in range(9):
        put(tmp_path, f"qingzhang-20260305-040000-00000{nth}-7", made=f"2026-03-05T{nth:02}:00:00Z")

    def killed(_: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as held:
        held.setattr(shutil, "rmtree", killed)
        with pytest.raises(KeyboardInterrupt):
            drop_old_backups(tmp_path, "MINE")
    assert len(backups_in(tmp_path)) == 8
    for left in tmp_path.glob(".qingzhang-*"):
        os.utime(left, (0, 0))
    clear_broken_off(tmp_path)
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(one.folder.name for one in backups_in(tmp_path))


# ── leftovers ────────────────────────────────────────────────────────────────────────────────────
DRAFT = ".qingzhang-20260305-040000-000000-7.0a1b2c3d.part"


def test_what_a_killed_backup_left_is_cleared_and_what_is_being_written_is_not(tmp_path: Path) -> None:
    """F4: another computer's files and the user's own stay."""
    dead, alive = tmp_path / DRAFT, tmp_path / DRAFT.replace("0a1b", "ffff")
    for folder in (dead, alive, tmp_path / ".holiday.part", tmp_path / "qingzhang-x.part"):
        folder.mkdir()
    with sole_use(dead):
        pass  # the lock of a program that died is not held any more
    os.utime(dead, (0, 0))
    with sole_use(alive):
        clear_broken_off(tmp_path)
        assert {one.name for one in tmp_path.iterdir()} == {alive.name, ".holiday.part", "qingzhang-x.part"}
    os.utime(alive, (0, 0))
    clear_broken_off(tmp_path)
    assert not alive.exists()
    clear_broken_off(tmp_path / "no such folder")


def test_a_draft_that_is_begun_or_ended_this_moment_is_left_alone(tmp_path: Path) -> None:
    """Another program has made it and not locked it yet, or has let it go and is about to give it its name."""
    draft = tmp_path / DRAFT
    draft.mkdir()
    clear_broken_off(tmp_path)
    assert draft.exists()
    os.utime(draft, (0, 0))
    clear_broken_off(tmp_path)
    assert not draft.exists()


def test_on_a_network_drive_a_draft_is_left_alone_for_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lock of another computer may not be seen there."""
    monkeypatch.setattr(rotation, "unsuitable_place", lambda _: Unsuitable.NETWORK)
    (tmp_path / DRAFT).mkdir()
    clear_broken_off(tmp_path)
    assert (tmp_path / DRAFT).exists()
    os.utime(tmp_path / DRAFT, (0, 0))
    clear_broken_off(tmp_path)
    assert not (tmp_path / DRAFT).exists()


def test_the_copy_before_a_new_format_goes_when_three_whole_backups_hold_the_new_one(tmp_path: Path) -> None:
    """D17: not before, and a backup of the old format or one that lacks a paper does not count."""
    book, stick = tmp_path / "book", tmp_path / "stick"
    book.mkdir()
    old = book / f"before-format-{FORMAT}.db"
    old.write_bytes(b"encrypted")
    put(stick, "qingzhang-old", format=FORMAT - 1)
    put(stick, "qingzhang-lacks", format=FORMAT, missing=["XS-1"])
    for nth in range(3):
        drop_format_copies(book, stick, "MINE")
        assert old.exists(), nth
        put(stick, f"qingzhang-{nth}", format=FORMAT)
    drop_format_copies(book, stick, "MINE")
    assert not old.exists()
