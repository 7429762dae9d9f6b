"""What the machine itself must bring, each thing with the Debian package that holds it."""

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

APT = ["apt-get", "-o", "DPkg::Lock::Timeout=120"]


class Lacking(Exception):
    """The machine lacks something that cannot be installed from here; the message names it and the way out."""


class Kind(Enum):
    MODULE = "Python module"
    LIBRARY = "library"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that must be there: a module of the standard library, a soname or a program."""

    kind: Kind
    name: str
    package: str

    def is_met(self) -> bool:
        return FOUND[self.kind](self.name)


def module_is_there(name: str) -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec(name) is not None


def library_is_there(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def program_is_there(name: str) -> bool:
    """Also where services lie, which is not on the path of every user."""
    return any(shutil.which(name, path=place) for place in (None, "/usr/sbin", "/usr/libexec"))


FOUND = {
    Kind.MODULE: module_is_there,
    Kind.LIBRARY: library_is_there,
    Kind.PROGRAM: program_is_there,
}


def needs(kind: Kind, packages: dict[str, str]) -> tuple[Need, ...]:
    return tuple(Need(kind, name, package) for name, package in packages.items())


VENV_PACKAGE = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
PYTHON = needs(Kind.MODULE, {"venv": VENV_PACKAGE, "ensurepip": VENV_PACKAGE})
WINDOW = needs(
    Kind.LIBRARY,
    {
        "libGL.so.1": "libgl1",
        "libEGL.so.1": "libegl1",
        "libglib-2.0.so.0": "libglib2.0-0",
        "libdbus-1.so.3": "libdbus-1-3",
        "libfontconfig.so.1": "libfontconfig1",
        "libxkbcommon.so.0": "libxkbcommon0",
    },
)
DISPLAY = needs(
    Kind.LIBRARY,
    {
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    },
)
TEST_PROGRAMS = needs(
    Kind.PROGRAM,
    {
        "pdftotext": "poppler-utils",
        "pdftoppm": "poppler-utils",
        "dbus-run-session": "dbus",
        "gnome-keyring-daemon": "gnome-keyring",
        "strace": "strace",
        "Xvfb": "xvfb",
        "xauth": "xauth",
        "lp": "cups-client",
        "cupsd": "cups",
        "openbox": "openbox",
        "xdotool": "xdotool",
        "xclip": "xclip",
        "at-spi-bus-launcher": "at-spi2-core",
    },
)
RUN = PYTHON + WINDOW
TEST = PYTHON + WINDOW + DISPLAY + TEST_PROGRAMS


def provide(wanted: Iterable[Need]) -> None:
    """Make sure that all is there, installing it where that is allowed; Lacking names what is not. Linux only:
    Python on Windows and macOS brings its own venv, and Qt there its own libraries."""
    lacking = missing(wanted) if sys.platform == "linux" else []
    if not lacking:
        return
    root = way_to_root()
    if root is None or not program_is_there("apt-get"):
        raise Lacking(how_to_install(lacking))
    print(f"Installing what this machine lacks: {' '.join(packages(lacking))}", flush=True)
    install(root, packages(lacking))
    if missing(lacking):
        raise Lacking(how_to_install(missing(lacking)))


def missing(wanted: Iterable[Need]) -> list[Need]:
    return [need for need in wanted if not need.is_met()]


def packages(lacking: Iterable[Need]) -> list[str]:
    """The Debian packages to install, each once, in order."""
    return list(dict.fromkeys(need.package for need in lacking))


def way_to_root() -> list[str] | None:
    """What to put before a command to run it as root without being asked; None where that is not to be had."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if program_is_there("sudo") and subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode == 0:
        return sudo
    return None


def install(root: list[str], names: list[str]) -> None:
    for verb in (["update"], ["install", "-y", "--no-install-recommends", *names]):
        command = [*root, "env", "DEBIAN_FRONTEND=noninteractive", *APT, "-qq", *verb]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)  # what went wrong is on standard error


def how_to_install(lacking: list[Need]) -> str:
    things = "\n".join(f"  {need.kind.value} {need.name} (Debian package {need.package})" for need in lacking)
    line = f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(packages(lacking))}"
    return f"This machine lacks:\n{things}\nOn Debian or Ubuntu type this line, then start again:\n  {line}"
