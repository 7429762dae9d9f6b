"""A real Secret Service of the tests' own: a private message bus and a gnome-keyring that no other program sees."""

import gc
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import secretstorage

from desktop_app.system.keyring import Keyring, find_keyring

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"""

forgets_sockets = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
"""For tests in which the service refuses or dies: secretstorage then forgets to close its socket."""


@dataclass(frozen=True)
class SecretService:
    """A running gnome-keyring, where it keeps its files, and what a test may do to it."""

    home: Path
    daemon: "subprocess.Popen[bytes]"

    def lock(self) -> None:
        with secretstorage.dbus_init() as connection:
            secretstorage.get_default_collection(connection).lock()

    @contextmanager
    def silent(self) -> Iterator[None]:
        """As a keyring that waits for a window nobody sees: it is there and does not answer."""
        self.daemon.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.daemon.send_signal(signal.SIGCONT)


@contextmanager
def message_bus(home: Path) -> Iterator[str]:
    """A bus that starts nothing by itself; gives its address."""
    (home / "bus.conf").write_text(BUS)
    command = [needed("dbus-daemon"), f"--config-file={home / 'bus.conf'}", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as bus:
        try:
            assert bus.stdout is not None
            yield bus.stdout.readline().strip()
        finally:
            bus.terminate()


@contextmanager
def secret_service_on(address: str, home: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """An unlocked gnome-keyring whose files lie in `home`."""
    own = {"HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    environment = {**os.environ, **own, "DBUS_SESSION_BUS_ADDRESS": address}
    environment.pop("GNOME_KEYRING_CONTROL", None)
    command = [needed("gnome-keyring-daemon"), "--foreground", "--unlock", "--components=secrets"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment, **quiet) as daemon:  # type: ignore[call-overload]
        try:
            daemon.stdin.write(b"tests")
            daemon.stdin.close()
            yield daemon
        finally:
            daemon.kill()


def needed(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        pytest.fail(f"{program} is not installed: these tests talk to a real Secret Service (dbus, gnome-keyring)")
    return path


@contextmanager
def secret_service_in(folder: Path, address: str) -> Iterator[SecretService]:
    """A real, unlocked and empty Secret Service on the bus, whose files lie in the folder."""
    with secret_service_on(address, folder) as daemon:
        wait_for_service(address)
        yield SecretService(folder, daemon)


def wait_for_service(address: str) -> None:
    until = time.monotonic() + 20
    with pytest.MonkeyPatch.context() as session:
        session.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with secretstorage.dbus_init() as connection:
            while not secretstorage.check_service_availability(connection):
                if time.monotonic() > until:
                    pytest.fail("gnome-keyring did not start: these tests talk to a real Secret Service")
                time.sleep(0.02)


@pytest.fixture
def bus(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A session with a message bus, but no keyring on it."""
    with message_bus(tmp_path_factory.mktemp("bus")) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def secret_service(bus: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecretService]:
    """A real, unlocked and empty Secret Service in the session."""
    with secret_service_in(tmp_path_factory.mktemp("keyring"), bus) as service:
        yield service
        gc.collect()  # what a test forgot comes up in that test


@pytest.fixture
def keyring(secret_service: SecretService) -> Keyring:
    """The keyring that the product finds in that session."""
    found = find_keyring(patience=20)
    assert found is not None
    return found
