"""A real CUPS of the tests' own: its scheduler, filters and queues, and printers whose paper is a file."""

import ctypes
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.system.cups_jobs import LIBRARY

DRIVER = Path(__file__).parent / "files" / "pins.ppd"
"""A 24-pin printer: A4, A5 and any size of continuous form; it takes PDF."""

SCHEDULER = """Listen 127.0.0.1:{port}
Browsing No
DefaultAuthType None
<Location />
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
"""
PLACES = """FileDevice Yes
ServerRoot {home}/root
CacheDir {home}/cache
RequestRoot {home}/spool
StateDir {home}/run
TempDir {home}/tmp
AccessLog {home}/access
ErrorLog {home}/error
PageLog {home}/page
"""


@dataclass(frozen=True)
class PrintSystem:
    """A running CUPS. `address` is what CUPS_SERVER must say for programs to talk to it."""

    home: Path
    address: str

    def add_printer(self, name: str, title: str = "", default: bool = False, driver: Path | None = DRIVER) -> None:
        place = ["-v", f"file://{self.paper_of(name)}", *(["-P", str(driver)] if driver else ["-m", "raw"])]
        self.run("lpadmin", "-p", name, "-E", *place, "-D", title or name)
        if default:
            self.run("lpadmin", "-d", name)

    def remove_printer(self, name: str) -> None:
        self.run("lpadmin", "-x", name)

    def paper_of(self, name: str) -> Path:
        """What came out of a printer last."""
        return self.home / f"{name}.pdf"

    def run(self, *command: str) -> str:
        environment = {**os.environ, "CUPS_SERVER": self.address, "LC_ALL": "C"}
        found = [needed(command[0]), *command[1:]]
        return subprocess.run(found, env=environment, check=True, capture_output=True, text=True).stdout


def turn_to(address: str, patch: pytest.MonkeyPatch) -> None:
    """Let this be the computer's print system. Its library stays with the one it asked first until it is told so."""
    patch.setenv("CUPS_SERVER", address)
    ctypes.CDLL(LIBRARY).cupsSetServer(None)


@contextmanager
def print_system() -> Iterator[PrintSystem]:
    """Started, and gone at the end with all its files. They lie where CUPS's own user can read them."""
    home = Path(tempfile.mkdtemp(prefix="print-system-"))
    home.chmod(0o755)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for name in ("root", "cache", "spool", "run", "tmp"):
        (home / name).mkdir()
    (home / "scheduler.conf").write_text(SCHEDULER.format(port=port))
    (home / "places.conf").write_text(PLACES.format(home=home))
    command = [needed("cupsd"), "-f", "-c", str(home / "scheduler.conf"), "-s", str(home / "places.conf")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as scheduler:
        try:
            system = PrintSystem(home, f"127.0.0.1:{port}")
            wait_for(lambda: "is running" in system.run("lpstat", "-r"))
            yield system
        finally:
            scheduler.terminate()
            scheduler.wait()
            shutil.rmtree(home, ignore_errors=True)


def wait_for(condition: Callable[[], bool], seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, f"waited {seconds} s in vain"
        time.sleep(0.05)


def needed(program: str) -> str:
    """The program's path; the machine must have it, or the test says which package to install."""
    path = shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if path is None:
        pytest.fail(f"{program} is missing: install cups and cups-client")
    return path
