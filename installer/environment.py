"""The checkout's own `.venv`: made once, filled from a lock with hashes, left alone while neither has changed."""

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

RUNTIME = "requirements.txt"
DEVELOPMENT = "requirements-dev.txt"  # holds all of RUNTIME too
AS_A_PATH = ("--config-settings", "editable_mode=compat")
"""A line of a path instead of a finder, whose loading makes every start of Python twice as long."""


class NotInstalled(Exception):
    """The packages could not be installed; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Environment:
    checkout: Path

    @property
    def folder(self) -> Path:
        return self.checkout / ".venv"

    def program(self, name: str) -> Path:
        """Where a program of the environment lies, `python` for instance."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin") / (name + (".exe" if os.name == "nt" else ""))

    def ensure(self, lock: str, *or_any_of: str) -> None:
        """Install a lock and the product itself, unless that lock or one that includes it is installed already."""
        if any(self.holds(each) for each in (lock, *or_any_of)):
            return
        if not self.fits():
            self.make()
        print("Installing the locked packages into .venv; the first time this takes a few minutes.", flush=True)
        self.pip("--require-hashes", "--only-binary", ":all:", "-r", str(self.lock(lock)))
        self.pip("--no-build-isolation", *AS_A_PATH, "-e", str(self.checkout))
        self.stamp(lock).write_text(self.fingerprint(lock), encoding="ascii")

    def holds(self, lock: str) -> bool:
        """Whether exactly this lock was installed to the end, by this Python, for this checkout."""
        return (
            self.fits()
            and self.stamp(lock).exists()
            and self.stamp(lock).read_text(encoding="ascii") == self.fingerprint(lock)
        )

    def fits(self) -> bool:
        """Whether `.venv` is whole and was made here and by this version of Python."""
        record = self.folder / "pyvenv.cfg"
        if not all(path.exists() for path in (record, self.program("python"), self.program("pip"))):
            return False
        facts = dict(line.partition(" = ")[::2] for line in record.read_text(encoding="utf-8").splitlines())
        ours = f"{sys.version_info[0]}.{sys.version_info[1]}."
        return facts.get("version", "").startswith(ours) and facts.get("command", "").endswith(str(self.folder))

    def make(self) -> None:
        if subprocess.call([sys.executable, "-m", "venv", "--clear", str(self.folder)]) != 0:
            raise NotInstalled(f"{sys.executable} could not make the folder {self.folder}; its own words are above.")

    def pip(self, *arguments: str) -> None:
        """Install what is named and nothing besides: a lock is complete, whatever an index offers that day."""
        command = [str(self.program("python")), "-m", "pip", "install", "--no-deps", "--quiet"]
        command.append("--disable-pip-version-check")
        if subprocess.call([*command, *arguments]) != 0:
            raise NotInstalled("The packages could not be installed; pip's own words are above. Start again to retry.")

    def lock(self, name: str) -> Path:
        return self.checkout / "installer" / name

    def stamp(self, lock: str) -> Path:
        return self.folder / f"installed-{lock}"

    def fingerprint(self, lock: str) -> str:
        """SHA-256 of what decides what is installed, besides Python: the lock and the project's own file."""
        content = self.lock(lock).read_bytes() + (self.checkout / "pyproject.toml").read_bytes()
        return hashlib.sha256(content).hexdigest()
