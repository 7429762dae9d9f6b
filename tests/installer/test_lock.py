"""The locks: every package pinned with its hashes, from nowhere in particular, and none that is known to be bad."""

import re
import tomllib

import pytest

from installer.dev import CHECKOUT
from installer.environment import DEVELOPMENT, RUNTIME

LOCKS = [RUNTIME, DEVELOPMENT]
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))


def text(lock: str) -> str:
    return (CHECKOUT / "installer" / lock).read_text(encoding="utf-8")


def requirements(lock: str) -> list[str]:
    """One string for each package, its hashes included."""
    lines = "\n".join(line for line in text(lock).splitlines() if not line.startswith("#"))
    return [entry.strip() for entry in re.split(r"\n(?=\S)", lines.replace("\\\n", ""))]


def pins(lock: str) -> dict[str, str]:
    found = (re.match(r"([a-z0-9-]+)==([^\s;]+)", entry) for entry in requirements(lock))
    return {match[1]: match[2] for match in found if match}


def version(pin: str) -> tuple[int, ...]:
    return tuple(int(part) for part in pin.split("."))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_hashes(lock: str) -> None:
    entries = requirements(lock)
    assert len(entries) > 30
    assert [entry for entry in entries if not re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", entry)] == []
    assert len(pins(lock)) == len(entries)


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_a_place(lock: str) -> None:
    assert re.findall(r"://|--\S*index|--find-links|@ |file:", text(lock)) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_pin_is_known_to_be_bad(lock: str) -> None:
    """PySide6 6.12 loses references to None on Python 3.11; older sqlcipher3 wheels carry the WAL-reset bug;
    keyrings.alt stores secrets as plain text without a word (D22)."""
    assert version(pins(lock)["pyside6-essentials"]) < (6, 12)
    assert version(pins(lock)["sqlcipher3"]) >= (0, 6, 4)
    assert "keyrings-alt" not in pins(lock)
    assert "pyside6-addons" not in pins(lock)


def test_the_lock_of_the_tests_holds_all_of_a_run_at_the_same_versions() -> None:
    assert pins(RUNTIME).items() <= pins(DEVELOPMENT).items()


@pytest.mark.parametrize(
    ("lock", "asked"),
    [(RUNTIME, PROJECT["project"]["dependencies"]), (DEVELOPMENT, PROJECT["dependency-groups"]["dev"][1:])],
)
def test_the_locks_hold_what_the_project_asks_for(lock: str, asked: list[str]) -> None:
    assert {requirement.lower() for requirement in asked} <= {f"{name}=={pin}" for name, pin in pins(lock).items()}
