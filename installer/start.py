"""Start the product out of its own environment."""

import os
import subprocess

from installer import machine
from installer.environment import DEVELOPMENT, RUNTIME, Environment


def start(environment: Environment, arguments: list[str]) -> int:
    """Set up and hand over to the product, in the folder the user stands in; its exit code is ours."""
    machine.provide(machine.RUN)
    environment.ensure(RUNTIME, DEVELOPMENT)
    command = [str(environment.program("python")), "-m", "desktop_app", *arguments]
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.call(command)  # execv on Windows would return to the prompt while the product still runs
