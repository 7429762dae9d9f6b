"""The sample shop and the tour: what a newcomer sees first."""

from pathlib import Path

import pytest

from tests.cli.desk import PASSPHRASE, Desk


def a_desk(folder: Path) -> Desk:
    desk = Desk(folder)
    desk.passphrase_file.write_text(PASSPHRASE, encoding="utf-8")
    return desk


def test_the_sample_shop_is_a_proven_book_of_the_size_asked_for(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    made = desk.run("sample", "--customers", "12", "--years", "1", "--seed", "7")
    assert made.code == 0
    assert str(desk.book) in made.out
    assert len(desk.json("customers")["customers"]) == 12
    assert desk.json("check")["proven"]
    assert desk.json("chase")["rows"]


def test_the_same_seed_makes_the_same_shop(tmp_path: Path) -> None:
    lists = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        desk = a_desk(tmp_path / name)
        assert desk.run("sample", "--customers", "12", "--years", "1").code == 0
        lists.append((desk.json("ageing"), desk.json("chase")))
    assert lists[0] == lists[1]


def test_a_sample_never_goes_into_a_book(desk: Desk) -> None:
    said = desk.run("sample")
    assert said.code == 2
    assert "is not empty and was left as it is" in said.err


def test_the_tour_shows_the_list_and_leaves_three_papers(tmp_path: Path) -> None:
    desk, out = Desk(tmp_path), tmp_path / "papers"
    answer = desk.type("tour", "--out", str(out), "--json", "--today", "2026-11-21").answer
    assert answer["as_of"] == "2026-11-21"
    assert {path.suffix for path in out.iterdir()} == {".pdf", ".xlsx"}
    assert sorted(str(path) for path in out.iterdir()) == sorted(
        answer[name] for name in ("voucher", "statement", "table")
    )
    assert answer["rows"][0].keys() >= {"customer", "open", "overdue", "expected", "risk", "reason", "action"}
    assert not desk.book.exists()


def test_without_a_command_the_tour_is_shown_where_the_user_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = Desk(tmp_path).type("--today", "2026-11-21")
    assert said.code == 0
    first, _, shop, week, *_ = said.out.splitlines()
    assert first == "There is no screen to open the window on; here is a tour in the terminal."
    assert shop.endswith("(a made-up shop)")
    assert week == "This week, on 2026-11-21"
    assert "15 of " in said.out
    assert len(list((tmp_path / "qingzhang-tour").iterdir())) == 3


def test_a_folder_that_takes_no_files_sends_the_tour_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/proc")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    said = Desk(tmp_path).type()
    assert said.code == 0
    (folder,) = tmp_path.glob("qingzhang-tour-*")
    assert str(folder) in said.out
    assert len(list(folder.iterdir())) == 3
