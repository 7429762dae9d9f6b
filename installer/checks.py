"""Every check of the checkout, in the order that fails soonest, stopped at the first that fails."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from installer import machine
from installer.environment import DEVELOPMENT, Environment

DOMAIN = "desktop_app/domain/*"
WHOLE = ["--cov"]
DOMAIN_ALONE = ["--cov=desktop_app.domain", "--traced=tests/domain/"]
"""Its own tests must reach every branch of it; to trace all tests takes as long as they do."""

FULL = "--full"
"""Asks for the large sizes of the tests; anything else asks for a part of them."""

AHEAD = 2
"""Processes of tests more than there are processors: some always wait, for a disk or a program that was killed."""

WITH_UNLOCKED_KEYRING = (
    'printf tests | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"'  # "$@" is the command
)
LEADS_OUT = {
    "GNOME_KEYRING_CONTROL",
    "DBUS_SESSION_BUS_ADDRESS",
    "PYTHON_KEYRING_BACKEND",
}  # to the developer's keyring
COMPILES_ANEW = "PYTHONDONTWRITEBYTECODE"
"""Where a machine sets it, each of the hundreds of processes of the tests would compile the program again."""


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    command: list[str]


def make_all(environment: Environment, pytest_arguments: list[str]) -> int:
    """Set up and make every check; the exit code of the first that fails, 0 when all pass."""
    machine.provide(machine.TEST)
    environment.ensure(DEVELOPMENT)
    with tempfile.TemporaryDirectory(prefix="qingzhang-") as home:
        for step in steps(environment, pytest_arguments):
            code = take(step, environment.checkout, sealed(Path(home)))
            if code != 0:
                print(f"Failed: {step.name} (exit code {code})", file=sys.stderr)
                return code
    print(
        "All checks passed; coverage was not judged on a part." if is_part(pytest_arguments) else "All checks passed."
    )
    return 0


def steps(environment: Environment, pytest_arguments: list[str]) -> list[Step]:
    """The checks in order. Coverage is judged only when pytest was not narrowed by arguments of its own."""
    python, ruff = str(environment.program("python")), str(environment.program("ruff"))
    part = is_part(pytest_arguments)
    traced = WHOLE if FULL in pytest_arguments else DOMAIN_ALONE
    pytest = [python, "-m", "pytest", *([] if part else [*everything(), *traced]), *pytest_arguments]
    every = [
        Step("ruff format --check", [ruff, "format", "--check"]),
        Step("ruff check", [ruff, "check"]),
        Step("vulture: what nobody needs", [python, "-m", "vulture"]),
        Step("lint-imports", [str(environment.program("lint-imports")), "--no-logo"]),
        Step("mypy", [python, "-m", "mypy"]),
        Step("pytest", in_private_session(pytest)),
    ]
    return every if part else every + coverage(python, traced)


def is_part(pytest_arguments: list[str]) -> bool:
    return any(argument != FULL for argument in pytest_arguments)


def everything() -> list[str]:
    """All tests, in several processes at once. One that dies is a failure and is not begun again."""
    processes = (os.cpu_count() or 1) + AHEAD
    return ["-n", str(processes), "--max-worker-restart=0", "--cov-report="]


def coverage(python: str, traced: list[str]) -> list[Step]:
    report = [python, "-m", "coverage", "report"]
    whole = [Step("coverage", report)] if traced is WHOLE else []
    return [*whole, Step("coverage of the domain: every branch", [*report, f"--include={DOMAIN}", "--fail-under=100"])]


def in_private_session(command: list[str]) -> list[str]:
    """The command on a message bus of its own with a real, unlocked Secret Service; unchanged without D-Bus."""
    if sys.platform != "linux":
        return command
    return ["dbus-run-session", "--", "bash", "-c", WITH_UNLOCKED_KEYRING, "tests", *command]


def sealed(home: Path) -> dict[str, str]:
    """An environment in which nothing of the developer's own is read or written, and Qt needs no screen."""
    folders = {
        "HOME": home,
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_STATE_HOME": home / "state",
        "XDG_RUNTIME_DIR": home / "runtime",
    }
    for folder in folders.values():
        folder.mkdir(mode=0o700, exist_ok=True)
    ours = {name: value for name, value in os.environ.items() if name not in {*LEADS_OUT, COMPILES_ANEW}}
    return {**ours, **{name: str(folder) for name, folder in folders.items()}, "QT_QPA_PLATFORM": "offscreen"}


def take(step: Step, checkout: Path, environment: dict[str, str]) -> int:
    print(f"\n== {step.name}", flush=True)
    began = time.monotonic()
    code = subprocess.call(step.command, cwd=checkout, env=environment)
    print(f"   {time.monotonic() - began:.1f} s", flush=True)
    return code
