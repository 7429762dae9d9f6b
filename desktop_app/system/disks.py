"""The disks of this computer, and what speaks against keeping a live book on each."""

import os
import re
import string
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Unsuitable(StrEnum):
    """Why a live book may not lie somewhere; backups may."""

    NETWORK = "network"
    REMOVABLE = "removable"
    SYNCED = "synced"
    LINKED = "linked"


@dataclass(frozen=True, slots=True)
class Mount:
    """A disk as the machine shows it: the folder it appears in and what speaks against it."""

    folder: str
    against: Unsuitable | None = None


NETWORK_KINDS = {
    *("9p", "acfs", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "gfs2", "glusterfs", "gpfs", "lustre"),
    *("ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "prl_fs", "smb3", "smbfs", "vboxsf", "vmhgfs"),
}
NETWORK_PROGRAMS = {
    *("curlftpfs", "davfs2", "gcsfuse", "glusterfs", "google-drive-ocamlfuse", "gvfsd-fuse", "juicefs", "onedriver"),
    *("rclone", "s3fs", "smbnetfs", "sshfs", "vmhgfs-fuse"),
}
"""File systems of the kind `fuse.…` that reach over the network."""
_WINDOWS_KINDS = {2: Unsuitable.REMOVABLE, 4: Unsuitable.NETWORK, 5: Unsuitable.REMOVABLE}
_BLOCK_DEVICES = Path("/sys/class/block")


def linux_mounts(table: str, is_removable: Callable[[str], bool]) -> list[Mount]:
    """The mounts of a `/proc/mounts` table. `is_removable` answers for a device such as `/dev/sdb1`."""
    return [_linux_mount(line.split(" "), is_removable) for line in table.splitlines() if line.count(" ") >= 2]


def is_removable(device: str, block_devices: Path = _BLOCK_DEVICES) -> bool:
    """Whether Linux says of a block device, or of a disk beneath it, that it hangs on USB or can be taken out."""
    if not device.startswith("/dev/"):  # most mounts are none, and to follow links takes its time
        return False
    block = block_devices / Path(device).resolve().name
    if not block.exists():
        return False
    beneath = [disk.name for disk in (block / "slaves").glob("*")]
    if beneath:
        return any(is_removable(f"/dev/{name}", block_devices) for name in beneath)
    real = block.resolve()
    disk = real if (real / "removable").exists() else real.parent
    says = {_content(disk / "removable"), _content(disk / "device" / "type")}
    return "/usb" in real.as_posix() or bool(says & {"1", "SD"})


def _linux_mount(fields: list[str], is_removable: Callable[[str], bool]) -> Mount:
    device, folder, kind = fields[:3]
    program = kind.removeprefix("fuse.") if kind.startswith("fuse.") else ""
    if kind in NETWORK_KINDS or program in NETWORK_PROGRAMS or device.startswith("//"):
        return Mount(_unescaped(folder), Unsuitable.NETWORK)
    return Mount(_unescaped(folder), Unsuitable.REMOVABLE if is_removable(_unescaped(device)) else None)


def _unescaped(text: str) -> str:
    """`/proc/mounts` writes a space as `\\040`."""
    return text if "\\" not in text else re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), text)


def _content(file: Path) -> str:
    try:
        return file.read_text().strip()
    except OSError:
        return ""


if sys.platform == "win32":
    import ctypes

    def mounts() -> list[Mount]:
        """The drives of this computer."""
        kernel = ctypes.windll.kernel32
        present = kernel.GetLogicalDrives()
        drives = [f"{letter}:\\" for bit, letter in enumerate(string.ascii_uppercase) if present >> bit & 1]
        return [Mount(drive, _WINDOWS_KINDS.get(kernel.GetDriveTypeW(drive))) for drive in drives]

else:

    def mounts() -> list[Mount]:
        """The disks of this computer; none where the system keeps no table of them (macOS)."""
        table = Path("/proc/mounts")
        return linux_mounts(os.fsdecode(table.read_bytes()), is_removable) if table.exists() else []
