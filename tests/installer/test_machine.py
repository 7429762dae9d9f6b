"""What a machine lacks is named, and installed only where that is allowed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from installer import machine
from installer.machine import Kind, Lacking, Need

ABSENT_LIBRARY = Need(Kind.LIBRARY, "libnot-there.so.9", "libnot-there9")
ABSENT_PROGRAM = Need(Kind.PROGRAM, "not-there", "not-there-tools")


@pytest.mark.parametrize(
    ("name", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("pdftoppm", "poppler-utils"),
        ("gnome-keyring-daemon", "gnome-keyring"),
        ("lp", "cups-client"),
        ("cupsd", "cups"),
        ("openbox", "openbox"),
        ("xdotool", "xdotool"),
        ("at-spi-bus-launcher", "at-spi2-core"),
    ],
)
def test_each_thing_is_known_by_its_debian_package(name: str, package: str) -> None:
    assert {need.name: need.package for need in machine.TEST}[name] == package


def test_running_needs_nothing_that_only_tests_use() -> None:
    assert {need.kind for need in machine.RUN} == {Kind.MODULE, Kind.LIBRARY}
    assert set(machine.RUN) < set(machine.TEST)


def test_what_is_there_is_found() -> None:
    there = [Need(Kind.MODULE, "ensurepip", "x"), Need(Kind.LIBRARY, "libc.so.6", "x"), Need(Kind.PROGRAM, "sh", "x")]
    assert machine.missing(there) == []


def test_a_service_is_found_though_it_is_not_on_the_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert machine.program_is_there("cupsd")
    assert machine.program_is_there("at-spi-bus-launcher")
    assert not machine.program_is_there("not-there")


def test_what_is_absent_is_found_missing() -> None:
    absent = [Need(Kind.MODULE, "not_there", "x"), ABSENT_LIBRARY, ABSENT_PROGRAM]
    assert machine.missing(absent) == absent


def test_a_package_is_installed_once_for_all_its_parts() -> None:
    poppler = [need for need in machine.TEST if need.package == "poppler-utils"]
    assert len(poppler) == 2
    assert machine.packages(poppler) == ["poppler-utils"]


def test_without_root_the_one_line_to_type_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "way_to_root", lambda: None)
    with pytest.raises(Lacking) as refused:
        machine.provide([ABSENT_LIBRARY, ABSENT_PROGRAM])
    assert "library libnot-there.so.9 (Debian package libnot-there9)" in str(refused.value)
    assert str(refused.value).endswith("apt-get install -y --no-install-recommends libnot-there9 not-there-tools")


def test_what_apt_could_not_bring_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = recording(monkeypatch)
    with pytest.raises(Lacking, match="not-there-tools"):
        machine.provide([ABSENT_PROGRAM])
    assert asked == [(["sudo", "-n"], ["not-there-tools"])]


def test_nothing_is_installed_where_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = recording(monkeypatch)
    machine.provide([Need(Kind.PROGRAM, "sh", "dash")])
    assert asked == []


def recording(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], list[str]]]:
    """A machine with apt and passwordless sudo on which every installation is noted instead of made."""
    asked: list[tuple[list[str], list[str]]] = []
    there: Callable[[str], bool] = machine.program_is_there
    monkeypatch.setattr(machine, "program_is_there", lambda name: name == "apt-get" or there(name))
    monkeypatch.setattr(machine, "way_to_root", lambda: ["sudo", "-n"])
    monkeypatch.setattr(machine, "install", lambda root, names: asked.append((root, names)))
    return asked
