"""Power cuts without a power cut: the system calls of a program are recorded, and what a disk may hold after losing
its power between any two of them is built again, byte by byte (T03).

The disk is as bad as POSIX allows: what was written and not synced may be there, missing, torn at a sector, or there
before what was written earlier; a new name may be missing until its folder was synced; a file that was never synced
may be empty. What was synced is there.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CALLS = (
    "openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "lseek", "unlink", "unlinkat", "rename",
    "renameat", "renameat2", "link", "linkat", "mkdir", "mkdirat", "rmdir", "close",
)  # fmt: skip
SECTOR = 512

_CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+)(?:<(.*?)>)?")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')


@dataclass(frozen=True, slots=True)
class Call:
    """One system call that succeeded: its name, the paths it names, what it wrote where, or what it said aloud."""

    name: str
    paths: tuple[str, ...] = ()
    content: bytes = b""
    place: int = 0
    makes: bool = False
    empties: bool = False


@dataclass
class File:
    """A file as it is on the disk for certain, and what was done to it since, in order."""

    certain: bytes = b""
    since: list[tuple[int, bytes | None]] = field(default_factory=list)
    """(place, bytes written there), or (length, None) where it was cut or stretched to that length."""

    def sync(self) -> None:
        self.certain = applied(self.certain, self.since)
        self.since = []

    def after_the_cut(self, chance: random.Random) -> bytes:
        """One of the contents the file may have after the power was lost."""
        match chance.randrange(5):
            case 0:
                return self.certain
            case 1:
                return applied(self.certain, self.since)
            case 2:
                return applied(self.certain, self.since[: chance.randrange(len(self.since) + 1)])
            case 3:
                return applied(self.certain, [one for one in self.since if chance.random() < 0.5])
            case _:
                kept = self.since[: chance.randrange(len(self.since) + 1)]
                torn = [torn_write(one, chance) if index == len(kept) - 1 else one for index, one in enumerate(kept)]
                return applied(self.certain, torn)


class Disk:
    """What the calls left: files by name, what is certain of it, and which names are."""

    def __init__(self, folder: Path, root: Path) -> None:
        """The disk holds what lies in `folder`, under the names it has in `root`."""
        self.root = str(root)
        found = (path for path in folder.rglob("*") if path.is_file())
        self.files = {str(root / path.relative_to(folder)): File(path.read_bytes()) for path in found}
        self.certain_names: dict[str, File | None] = {**self.files}
        self.names_since: list[tuple[str, dict[str, File | None]]] = []
        """(folder whose sync makes it certain, which file each name has now or None), in order; each all or nothing."""

    def see(self, call: Call) -> None:
        """One call more."""
        paths = [path for path in call.paths if path.startswith(self.root)]
        if not paths:
            return
        path = paths[0]
        match call.name:
            case "openat" if path not in self.files and call.makes:
                self._name(path, {path: File()})
            case "openat" if call.empties:
                self.files[path].since.append((0, None))
            case "write" | "pwrite64":
                self.files[path].since.append((call.place, call.content))
            case "ftruncate":
                self.files[path].since.append((call.place, None))
            case "fsync" | "fdatasync":
                self._sync(path)
            case "unlink" | "unlinkat":
                self._name(path, {path: None})
            case "link" | "linkat":
                self._name(paths[1], {paths[1]: self.files[path]})
            case "rename" | "renameat" | "renameat2":
                self._name(paths[1], self._moved(path, paths[1]))

    def after_the_cut(self, folder: Path, chance: random.Random) -> None:
        """Put into an empty folder what may be on this disk when its power goes now."""
        names = dict(self.certain_names)
        for _, named in self.names_since[: chance.randrange(len(self.names_since) + 1)]:
            names |= named
        for path, file in names.items():
            if file is not None:
                target = folder / Path(path).relative_to(self.root)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.after_the_cut(chance))

    def _moved(self, old: str, new: str) -> dict[str, File | None]:
        """A file or a whole folder under another name."""
        found = {path: file for path, file in self.files.items() if path == old or path.startswith(f"{old}/")}
        gone: dict[str, File | None] = dict.fromkeys(found)
        return gone | {new + path.removeprefix(old): file for path, file in found.items()}

    def _name(self, path: str, named: dict[str, File | None]) -> None:
        """What has these names from now on; the folder that holds `path` makes it certain."""
        for name, file in named.items():
            if file is None:
                self.files.pop(name, None)
            else:
                self.files[name] = file
        self.names_since.append((str(Path(path).parent), named))

    def _sync(self, path: str) -> None:
        """A file's content, or the names in a folder."""
        if path in self.files:
            self.files[path].sync()
            return
        for folder, named in self.names_since:
            if folder == path:
                self.certain_names |= named
        self.names_since = [one for one in self.names_since if one[0] != path]


def applied(content: bytes, changes: list[tuple[int, bytes | None]]) -> bytes:
    made = bytearray(content)
    for place, written in changes:
        if written is None:
            made = made[:place].ljust(place, b"\0")
        else:
            made = made.ljust(place, b"\0")
            made[place : place + len(written)] = written
    return bytes(made)


def torn_write(change: tuple[int, bytes | None], chance: random.Random) -> tuple[int, bytes | None]:
    """The first sectors of a write; the rest of it never came to the disk."""
    place, written = change
    if written is None:
        return change
    sectors = -(-len(written) // SECTOR)
    return place, written[: chance.randrange(sectors + 1) * SECTOR]


# ── what strace wrote down ───────────────────────────────────────────────────────────────────────
def read_calls(log: Path) -> Iterator[Call]:
    """The calls of a log made with `-xx -y -s 1000000`, in order; those that failed are left out."""
    places: dict[str, int] = {}
    for line in log.read_text(encoding="ascii", errors="replace").splitlines():
        found = _CALL.search(line)
        if found is None or found[3].startswith("-"):
            continue
        name, said, result, opened = found[1], found[2], int(found[3]), found[4]
        texts = [bytes.fromhex(text.replace("\\x", "")) for text, _ in _TEXT.findall(said)]
        own = _own_path(said)
        match name:
            case "openat":
                path = _plain(opened or "")
                places[path] = 0
                yield Call(name, (path,), makes="O_CREAT" in said, empties="O_TRUNC" in said)
            case "write":
                place = places.get(own, 0)
                places[own] = place + result
                yield Call(name, (own,), texts[0][:result] if texts else b"", place)
            case "pwrite64":
                yield Call(name, (own,), texts[0][:result] if texts else b"", int(said.rsplit(", ", 1)[1]))
            case "lseek":
                places[own] = result
            case "ftruncate":
                yield Call(name, (own,), place=int(said.rsplit(", ", 1)[1]))
            case "fsync" | "fdatasync" | "close":
                yield Call(name, (own,))
            case _:
                yield Call(name, tuple(text.decode() for text in texts))


def _own_path(said: str) -> str:
    """The path strace put behind the first handle, `5</a/b>`."""
    found = re.match(r"\d+<(.*?)>", said)
    return _plain(found[1]) if found else ""


def _plain(path: str) -> str:
    return bytes.fromhex(path.replace("\\x", "")).decode() if path.startswith("\\x") else path
