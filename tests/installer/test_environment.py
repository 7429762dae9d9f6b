"""`.venv` is filled once per lock, and again only when something it depends on has changed."""

import subprocess
import sys
from pathlib import Path

import pytest

from installer.environment import DEVELOPMENT, RUNTIME, Environment, NotInstalled

OURS = f"{sys.version_info[0]}.{sys.version_info[1]}"


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """A checkout whose `.venv` looks whole and made by this Python, with no lock installed yet."""
    environment = Environment(tmp_path)
    (tmp_path / "installer").mkdir()
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    for lock in (RUNTIME, DEVELOPMENT):
        environment.lock(lock).write_text(f"{lock}==1\n", encoding="utf-8")
    for name in ("python", "pip"):
        environment.program(name).parent.mkdir(parents=True, exist_ok=True)
        environment.program(name).write_text("", encoding="utf-8")
    made_by(environment, f"{OURS}.2", environment.folder)
    return environment


def made_by(environment: Environment, version: str, folder: Path) -> None:
    record = f"home = /usr/bin\nversion = {version}\ncommand = /usr/bin/python3 -m venv {folder}\n"
    (environment.folder / "pyvenv.cfg").write_text(record, encoding="utf-8")


def installed(environment: Environment, lock: str) -> None:
    environment.stamp(lock).write_text(environment.fingerprint(lock), encoding="ascii")


def installing(environment: Environment, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What pip is asked to do, noted instead of done."""
    asked: list[str] = []
    monkeypatch.setattr(Environment, "pip", lambda self, *arguments: asked.append(" ".join(arguments)))
    return asked


def test_a_second_start_installs_nothing(environment: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = installing(environment, monkeypatch)
    environment.ensure(RUNTIME)
    first = len(asked)
    environment.ensure(RUNTIME)
    assert first == len(asked) == 2


def test_packages_come_with_hashes_and_as_wheels(environment: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = installing(environment, monkeypatch)
    environment.ensure(RUNTIME)
    assert asked[0] == f"--require-hashes --only-binary :all: -r {environment.lock(RUNTIME)}"
    assert asked[1] == f"--no-build-isolation --config-settings editable_mode=compat -e {environment.checkout}"


def test_what_an_index_offers_that_day_changes_nothing(
    environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newer package of the same name made pip refuse the locked one; nothing is resolved any more, for both locks."""
    commands: list[list[str]] = []

    def called(command: list[str]) -> int:
        commands.append(command)
        return 0

    monkeypatch.setattr(subprocess, "call", called)
    for lock in (RUNTIME, DEVELOPMENT):
        environment.ensure(lock)
    assert len(commands) == 4
    assert all(command[2:5] == ["pip", "install", "--no-deps"] for command in commands)


def test_the_lock_of_the_tests_serves_a_run_too(environment: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = installing(environment, monkeypatch)
    installed(environment, DEVELOPMENT)
    environment.ensure(RUNTIME, DEVELOPMENT)
    assert asked == []


def test_the_lock_of_a_run_does_not_serve_the_tests(environment: Environment) -> None:
    installed(environment, RUNTIME)
    assert not environment.holds(DEVELOPMENT)


@pytest.mark.parametrize("changed", ["pyproject.toml", f"installer/{RUNTIME}"])
def test_a_changed_lock_or_project_is_installed_again(environment: Environment, changed: str) -> None:
    installed(environment, RUNTIME)
    assert environment.holds(RUNTIME)
    with (environment.checkout / changed).open("a", encoding="utf-8") as file:
        file.write("# one more line\n")
    assert not environment.holds(RUNTIME)


def test_an_installation_that_broke_off_is_made_again(
    environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: Environment, *arguments: str) -> None:
        raise NotInstalled

    monkeypatch.setattr(Environment, "pip", broken)
    with pytest.raises(NotInstalled):
        environment.ensure(RUNTIME)
    assert not environment.holds(RUNTIME)


def test_an_environment_of_another_python_does_not_fit(environment: Environment) -> None:
    assert environment.fits()
    made_by(environment, "3.1.4", environment.folder)
    assert not environment.fits()


def test_an_environment_moved_from_elsewhere_does_not_fit(environment: Environment) -> None:
    made_by(environment, f"{OURS}.2", Path("/elsewhere/.venv"))
    assert not environment.fits()


def test_an_environment_without_pip_does_not_fit(environment: Environment) -> None:
    environment.program("pip").unlink()
    assert not environment.fits()


def test_an_environment_is_really_made_here_by_this_python(tmp_path: Path) -> None:
    environment = Environment(tmp_path)
    assert not environment.fits()
    environment.make()
    assert environment.fits()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / ".venv").write_text("a file is in the way", encoding="utf-8")
    with pytest.raises(NotInstalled, match=r"\.venv"):
        Environment(tmp_path).make()
