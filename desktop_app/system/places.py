"""Which folders a live book must not lie in: network shares, removable disks, folders a sync program touches (D15)."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path, PurePath, PureWindowsPath

from desktop_app.domain.errors import Refused
from desktop_app.system.disk_errors import plain_words
from desktop_app.system.disks import Mount, Unsuitable, mounts
from desktop_app.system.sync_programs import announced_folders, is_marked, is_named


@dataclass(frozen=True, slots=True)
class Machine:
    """What a place is judged by: the disks, the folders that sync programs announce, and the user's home."""

    mounts: tuple[Mount, ...] = ()
    synced: tuple[str, ...] = ()
    home: str = ""


def require_suitable_place(path: Path) -> None:
    """Refused with the reason if a live book may not lie in this folder, or this ledger file not be used (D15)."""
    with plain_words(path):
        against = unsuitable_place(path)
    if against is not None:
        raise _refusal(against, path)


def unsuitable_place(path: Path, machine: Machine | None = None) -> Unsuitable | None:
    """What speaks against a live book in this folder (or this ledger file); None if nothing does (D15, T09).

    Links are followed, and both the name typed and the place it leads to must be suitable.
    """
    machine = machine or this_machine()
    real = path.resolve()
    against = judge(real, machine) or (judge(path.absolute(), machine) if path.absolute() != real else None)
    if against is None and any(is_marked(folder) for folder in (real, *real.parents)):
        return Unsuitable.SYNCED
    if against is None and real.is_file() and real.stat().st_nlink > 1:
        return Unsuitable.LINKED
    return against


def is_elsewhere(path: Path, other: Path) -> bool:
    """Whether what lies here outlives the disk of `other`: on another disk, on a stick, on the network, in a cloud.

    Two parts of one disk count as two: the system does not tell them apart everywhere.
    """
    with plain_words(path):
        if unsuitable_place(path) in (Unsuitable.NETWORK, Unsuitable.REMOVABLE, Unsuitable.SYNCED):
            return True
        return _existing(path).stat().st_dev != _existing(other).stat().st_dev


def judge(path: PurePath, machine: Machine) -> Unsuitable | None:
    """The same by names alone, without looking at any disk."""
    if _is_windows_share(path):
        return Unsuitable.NETWORK
    roots = (type(path)(root) for root in machine.synced)
    if any(path.is_relative_to(root) for root in roots) or any(map(is_named, path.parts)):
        return Unsuitable.SYNCED
    mount = _mount_of(path, machine.mounts)
    if mount is None or mount.against is None:
        return None
    at_home = machine.home != "" and mount is _mount_of(type(path)(machine.home), machine.mounts)
    if mount.against is Unsuitable.REMOVABLE and at_home:
        return None  # a system that runs from a stick or card: nobody pulls it out
    return mount.against


def this_machine() -> Machine:
    """The disks and sync programs of this computer as they are now."""
    return Machine(tuple(mounts()), announced_folders(), str(Path.home()))


def _existing(path: Path) -> Path:
    """The folder itself, or the nearest above it that is there."""
    return next(place for place in (path.resolve(), *path.resolve().parents) if place.exists())


def _mount_of(path: PurePath, mounts: Sequence[Mount]) -> Mount | None:
    """The mount the path lies on: the deepest folder, and of two in one folder the later."""
    above = {folder: depth for depth, folder in enumerate((path, *path.parents))}
    around = [
        (depth, mount) for mount in reversed(mounts) if (depth := above.get(type(path)(mount.folder))) is not None
    ]
    return min(around, key=itemgetter(0), default=(0, None))[1]


def _is_windows_share(path: PurePath) -> bool:
    if not isinstance(path, PureWindowsPath):
        return False
    start = str(path)[:8].upper()
    return start == "\\\\?\\UNC\\" or (start.startswith("\\\\") and start[2:4] not in ("?\\", ".\\"))


def _refusal(against: Unsuitable, path: Path) -> Refused:
    match against:
        case Unsuitable.NETWORK:
            return Refused(
                "{path} is on a network drive, where two computers can damage the book. Choose a folder "
                "on this computer's own disk; backups may be on the network.",
                path=path,
            )
        case Unsuitable.REMOVABLE:
            return Refused(
                "{path} is on a removable disk, which can be pulled out in the middle of an entry. "
                "Choose a folder on this computer's own disk; backups may be on a removable disk.",
                path=path,
            )
        case Unsuitable.SYNCED:
            return Refused(
                "{path} is in a folder that a sync program copies to the internet, which can damage the "
                "open book. Choose a folder outside it; backups may be there.",
                path=path,
            )
        case Unsuitable.LINKED:
            return Refused(
                "{path} has a second name somewhere else, where another program can change it. Copy the "
                "book to a folder of its own and open that one.",
                path=path,
            )
