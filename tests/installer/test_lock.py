"""The locks: every package pinned with its hashes, from nowhere in particular, and none that is known to be bad."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer.dev import CHECKOUT
from installer.environment import DEVELOPMENT, RUNTIME

LOCKS = [RUNTIME, DEVELOPMENT]
SYSTEMS = {
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
    "windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
    "mac": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix", "platform_machine": "arm64"},
}
PYTHONS = ("3.11", "3.12", "3.13")

Machine = dict[str, str]
"""What the markers of a requirement ask about."""
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


# ── complete: pip is told to look for nothing besides ─────────────────────────────────────────────
def machine_of(system: str, python: str) -> Machine:
    ours = {name: str(fact) for name, fact in default_environment().items()}
    return {**ours, **SYSTEMS[system], "python_version": python, "python_full_version": f"{python}.7"}


def locked(lock: str, machine: Machine) -> dict[str, str]:
    """Name and version of what pip takes from the lock on that machine."""
    found = (Requirement(entry.partition("--hash")[0]) for entry in requirements(lock))
    here = [one for one in found if one.marker is None or one.marker.evaluate({**machine})]
    return {canonicalize_name(one.name): str(one.specifier).removeprefix("==") for one in here}


def asked_by(name: str, extras: frozenset[str], machine: Machine) -> Iterator[Requirement]:
    """What a package needs on that machine, the extras it was asked for included; it must be installed here."""
    try:
        written = requires(name) or []
    except PackageNotFoundError:  # a package of another system
        return
    for one in map(Requirement, written):
        if any(one.marker is None or one.marker.evaluate({**machine, "extra": extra}) for extra in extras | {""}):
            yield one


def unmet(held: dict[str, str], asked: list[Requirement], machine: Machine) -> list[str]:
    """Everything that is asked for, by whatever is asked for, and is not locked at a version that serves."""
    left, seen, told = list(asked), set(), []
    while left:
        one = left.pop()
        name, extras = canonicalize_name(one.name), frozenset(one.extras)
        if not one.specifier.contains(held.get(name, "0.dev0")) and name not in told:
            told.append(f"{one} is not met by {held.get(name)}")
        if (name, extras) not in seen:
            seen.add((name, extras))
            left += asked_by(name, extras, machine)
    return told


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_every_lock_is_complete(lock: str, python: str, system: str) -> None:
    """Nothing is resolved when it is installed, so what its packages need, extras followed, is in it and fits."""
    machine = machine_of(system, python)
    wanted = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["setup"]
    if lock == DEVELOPMENT:
        wanted += PROJECT["dependency-groups"]["dev"][1:]
    held = locked(lock, machine)
    assert unmet(held, [Requirement(one) for one in wanted], machine) == []
    assert unmet(held, [Requirement(name) for name in held], machine) == []


@pytest.mark.parametrize(("gone", "system"), [("cffi", "mac"), ("jeepney", "linux"), ("colorama", "windows")])
def test_a_hole_in_a_lock_is_found(gone: str, system: str) -> None:
    """Asked for by another package: everywhere, only on Linux, only on Windows."""
    machine = machine_of(system, "3.11")
    held = {name: pin for name, pin in locked(DEVELOPMENT, machine).items() if name != gone}
    assert any(told.startswith(gone) for told in unmet(held, [Requirement(name) for name in held], machine))


def test_what_an_extra_needs_is_asked_for_too() -> None:
    """As `coverage[toml]` was: a name that is locked may still bring more when an extra of it is meant."""
    machine = machine_of("linux", "3.11")
    told = unmet(locked(RUNTIME, machine), [Requirement("keyring[completion]")], machine)
    assert any(one.startswith("shtab") for one in told)
