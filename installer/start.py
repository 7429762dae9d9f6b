"""Start the product, or take its pictures, out of its own environment."""

import os
import subprocess

from installer import machine
from installer.environment import DEVELOPMENT, RUNTIME, Environment


def start(environment: Environment, arguments: list[str]) -> int:
    """Set up and hand over to the product, in the folder the user stands in; its exit code is ours."""
    machine.provide(machine.RUN + (machine.DISPLAY if has_screen() else ()))
    environment.ensure(RUNTIME, DEVELOPMENT)
    command = [str(environment.program("python")), "-m", "desktop_app", *arguments]
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.call(command)  # execv on Windows would return to the prompt while the product still runs


def take_pictures(environment: Environment, arguments: list[str]) -> int:
    """Draw the pictures of the READMEs anew; no screen is needed."""
    machine.provide(machine.RUN)
    environment.ensure(RUNTIME, DEVELOPMENT)
    command = [str(environment.program("python")), "-m", "installer.pictures", *arguments]
    return subprocess.call(command, cwd=environment.checkout, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def has_screen() -> bool:
    """Whether a window can be shown here, so that Qt needs what it draws on a screen with."""
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
