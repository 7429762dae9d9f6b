"""Where a live book may lie and where not: the table of T09 (D15, F5, F6)."""

import os
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.system.disks import Mount, Unsuitable, is_removable, linux_mounts, mounts
from desktop_app.system.places import Machine, judge, require_suitable_place, this_machine, unsuitable_place

NETWORK, REMOVABLE, SYNCED, LINKED = Unsuitable

PROC_MOUNTS = """\
/dev/nvme0n1p2 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
/dev/nvme0n1p3 /home ext4 rw 0 0
//nas/shop /mnt/nas cifs rw,vers=3.0 0 0
nas:/export /mnt/nfs nfs4 rw 0 0
\\\\\\\\nas\\\\old /mnt/smb smb3 rw 0 0
drive:backup /home/wang/cloud fuse.rclone rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
wang@host: /home/wang/host fuse.sshfs rw 0 0
host /media/sf_shop vboxsf rw 0 0
C:\\134 /mnt/c 9p rw 0 0
/dev/sdb1 /media/wang/KINGSTON\\040USB vfat rw 0 0
/dev/sdc1 /mnt/archive ext4 rw 0 0
/dev/sdc2 /mnt/nas/local ext4 rw 0 0
encfs /home/wang/secret fuse.gocryptfs rw 0 0
/dev/sda1 /mnt/windows fuseblk rw 0 0
/dev/nvme0n1p4 /srv ext4 rw 0 0
nas:/late /srv nfs rw 0 0
"""
LINUX = Machine(tuple(linux_mounts(PROC_MOUNTS, {"/dev/sdb1"}.__contains__)), home="/home/wang")
WINDOWS = Machine(
    (
        Mount("C:\\"),
        Mount("D:\\"),
        Mount("E:\\", REMOVABLE),
        Mount("Z:\\", NETWORK),
    ),
    synced=("C:\\Users\\wang\\公司云", "D:\\Cloud"),
    home="C:\\Users\\wang",
)

LINUX_PLACES = {
    "/home/wang/.local/share/qingzhang/book": None,
    "/srv2/book": None,
    "/mnt/archive/book": None,
    "/mnt/windows/book": None,
    "/home/wang/secret/book": None,
    "/mnt/nas/local/book": None,
    "/mnt/nasty/book": None,
    "/mnt/nas/book": NETWORK,
    "/mnt/nfs/book": NETWORK,
    "/mnt/smb/book": NETWORK,
    "/mnt/c/Users/wang/book": NETWORK,
    "/home/wang/cloud/book": NETWORK,
    "/home/wang/host/book": NETWORK,
    "/media/sf_shop/book": NETWORK,
    "/run/user/1000/gvfs/smb-share:server=nas/book": NETWORK,
    "/srv/book": NETWORK,
    "/media/wang/KINGSTON USB/book": REMOVABLE,
    "/home/wang/Dropbox/book": SYNCED,
    "/home/wang/Dropbox (Personal)/book": SYNCED,
    "/home/wang/Nextcloud/shop/book": SYNCED,
    "/home/wang/Nutstore Files/book": SYNCED,
    "/home/wang/坚果云/book": SYNCED,
    "/home/wang/阿里云盘同步/book": SYNCED,
    "/home/wang/夸克网盘 (2)/book": SYNCED,
    "/Users/wang/Library/Mobile Documents/com~apple~CloudDocs/book": SYNCED,
    "/Users/wang/Library/CloudStorage/GoogleDrive-wang@example.com/book": SYNCED,
    "/home/wang/dropbox-export/book": None,
    "/home/wang/megabook": None,
}
WINDOWS_PLACES = {
    "C:\\Users\\wang\\AppData\\Local\\qingzhang\\book": None,
    "D:\\账本": None,
    "\\\\?\\D:\\账本": None,
    "E:\\book": REMOVABLE,
    "Z:\\book": NETWORK,
    "z:\\book": NETWORK,
    "\\\\nas\\shop\\book": NETWORK,
    "//nas/shop/book": NETWORK,
    "\\\\?\\UNC\\nas\\shop\\book": NETWORK,
    "\\\\wsl$\\Debian\\home\\wang": NETWORK,
    "C:\\Users\\wang\\OneDrive\\book": SYNCED,
    "C:\\Users\\wang\\OneDrive - 四川某公司\\桌面\\book": SYNCED,
    "C:\\Users\\wang\\onedrive\\Documents\\book": SYNCED,
    "C:\\Users\\wang\\公司云\\book": SYNCED,
    "c:\\users\\WANG\\公司云": SYNCED,
    "D:\\Cloud\\book": SYNCED,
    "D:\\Cloudy\\book": None,
    "C:\\Users\\wang\\Nutstore\\1\\我的坚果云\\book": SYNCED,
    "D:\\我的坚果云\\book": SYNCED,
    "D:\\BaiduNetdiskWorkspace\\book": SYNCED,
    "D:\\BaiduSyncdisk\\book": SYNCED,
    "D:\\百度网盘同步空间\\book": SYNCED,
    "D:\\WPS云盘\\book": SYNCED,
    "C:\\Users\\wang\\iCloudDrive\\book": SYNCED,
    "D:\\夸克网盘\\book": SYNCED,
    "D:\\夸克网盘同步文件夹\\book": SYNCED,
    "C:\\Users\\wang\\QuarkCloudDrive\\book": SYNCED,
    "D:\\迅雷云盘\\book": SYNCED,
    "D:\\我的迅雷云盘\\book": SYNCED,
    "D:\\迅雷下载\\book": None,
    "D:\\和彩云\\book": SYNCED,
    "D:\\和彩云同步盘\\book": SYNCED,
    "D:\\中国移动云盘\\book": SYNCED,
    "D:\\123云盘\\book": SYNCED,
    "D:\\123云盘同步空间\\book": SYNCED,
    "D:\\123Pan\\book": SYNCED,
    "D:\\123\\book": None,
    "D:\\微云\\book": SYNCED,
    "D:\\腾讯微云同步助手\\book": SYNCED,
    "D:\\WeiyunSync\\book": SYNCED,
    "D:\\我的文档\\book": None,
    "D:\\同步\\book": None,
    "G:\\我的云端硬盘\\book": SYNCED,
    "G:\\My Drive\\book": SYNCED,
}


@pytest.mark.parametrize(("place", "against"), LINUX_PLACES.items())
def test_places_on_linux(place: str, against: Unsuitable | None) -> None:
    assert judge(PurePosixPath(place), LINUX) is against


@pytest.mark.parametrize(("place", "against"), WINDOWS_PLACES.items())
def test_places_on_windows(place: str, against: Unsuitable | None) -> None:
    assert judge(PureWindowsPath(place), WINDOWS) is against


def test_the_table_has_the_forty_cases_of_t09() -> None:
    assert len(LINUX_PLACES) + len(WINDOWS_PLACES) >= 40


@pytest.mark.parametrize("place", [PurePosixPath("/book"), PureWindowsPath("C:\\book")])
def test_a_machine_that_says_nothing_is_trusted(place: PurePath) -> None:
    assert judge(place, Machine()) is None


def test_a_system_that_runs_from_a_stick_keeps_its_book_there() -> None:
    """Nobody pulls out the disk that the user's own folder lies on."""
    stick = Machine(tuple(linux_mounts("/dev/sda1 / ext4 rw 0 0", lambda device: True)), home="/home/wang")
    assert judge(PurePosixPath("/home/wang/book"), stick) is None


def test_a_home_on_the_network_is_no_excuse() -> None:
    nfs = Machine((Mount("/home", NETWORK),), home="/home/wang")
    assert judge(PurePosixPath("/home/wang/book"), nfs) is NETWORK


@pytest.mark.parametrize("table", ["", "\n\n", "nonsense\n", "a b\n"])
def test_a_strange_mount_table_is_no_obstacle(table: str) -> None:
    assert linux_mounts(table, lambda device: True) == []


def test_a_link_into_a_synced_folder_is_found_by_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "shop").mkdir(parents=True)
    (tmp_path / "book").symlink_to(tmp_path / "Dropbox" / "shop")
    assert unsuitable_place(tmp_path / "book", Machine()) is SYNCED


def test_a_link_from_a_synced_folder_is_found_by_its_name(tmp_path: Path) -> None:
    """Some sync programs follow links and copy what they lead to."""
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "real").mkdir()
    (tmp_path / "Dropbox" / "book").symlink_to(tmp_path / "real")
    assert unsuitable_place(tmp_path / "Dropbox" / "book", Machine()) is SYNCED
    assert unsuitable_place(tmp_path / "real", Machine()) is None


@pytest.mark.parametrize("marker", [".dropbox.cache", ".stfolder", ".tmp.driveupload"])
def test_a_renamed_synced_folder_is_found_by_its_mark(marker: str, tmp_path: Path) -> None:
    (tmp_path / "shop" / marker).mkdir(parents=True)
    assert unsuitable_place(tmp_path / "shop" / "deep" / "book", Machine()) is SYNCED


def test_the_settings_of_a_sync_program_in_the_home_are_no_mark(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert unsuitable_place(tmp_path / "book", Machine()) is None


def test_a_ledger_with_a_second_name_is_not_used(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.db"
    ledger.write_bytes(b"")
    assert unsuitable_place(ledger, Machine()) is None
    (tmp_path / "other").hardlink_to(ledger)
    assert unsuitable_place(ledger, Machine()) is LINKED


def test_a_place_that_does_not_exist_yet_is_judged_too(tmp_path: Path) -> None:
    assert unsuitable_place(tmp_path / "new" / "book", Machine()) is None
    assert unsuitable_place(tmp_path / "OneDrive" / "book", Machine()) is SYNCED


@pytest.mark.parametrize(
    ("against", "said"),
    [
        (NETWORK, "network drive"),
        (REMOVABLE, "removable disk"),
        (SYNCED, "sync program"),
    ],
)
def test_the_refusal_names_place_reason_and_way_out(
    against: Unsuitable, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / ("OneDrive" if against is SYNCED else "book")
    machine = Machine((Mount("/", None if against is SYNCED else against),))
    monkeypatch.setattr("desktop_app.system.places.this_machine", lambda: machine)
    with pytest.raises(Refused, match=said) as caught:
        require_suitable_place(place)
    assert str(place) in str(caught.value)
    assert "Choose a folder" in str(caught.value)


def test_a_second_name_is_refused_with_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.system.places.this_machine", Machine)
    (tmp_path / "ledger.db").write_bytes(b"")
    require_suitable_place(tmp_path / "ledger.db")
    (tmp_path / "other").hardlink_to(tmp_path / "ledger.db")
    with pytest.raises(Refused, match="open that one"):
        require_suitable_place(tmp_path / "ledger.db")


def test_this_machine_has_a_disk_and_announces_its_sync_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OneDriveCommercial", "/data/company cloud")
    machine = this_machine()
    assert machine.synced == ("/data/company cloud",)
    assert machine.home == os.path.expanduser("~")  # noqa: PTH111 - another way to the same answer
    assert mounts()


class Sys:
    """A made-up `/sys/class/block`."""

    def __init__(self, root: Path) -> None:
        self.blocks, self.devices = root / "class", root / "devices"
        self.blocks.mkdir()

    def disk(self, name: str, bus: str, removable: str = "0", kind: str = "") -> None:
        disk = self.devices / bus / "block" / name
        (disk / "device").mkdir(parents=True)
        (disk / f"{name}1").mkdir()
        (disk / "removable").write_text(removable + "\n")
        if kind:
            (disk / "device" / "type").write_text(kind + "\n")
        for block in (disk, disk / f"{name}1"):
            (self.blocks / block.name).symlink_to(block)

    def mapped(self, name: str, beneath: str) -> None:
        (self.devices / "virtual" / name / "slaves" / beneath).mkdir(parents=True)
        (self.blocks / name).symlink_to(self.devices / "virtual" / name)


@pytest.mark.parametrize(
    ("device", "removable"),
    [
        ("/dev/sda1", False),
        ("/dev/sdb", True),
        ("/dev/sdb1", True),
        ("/dev/sdc1", True),
        ("/dev/mmcblk0", False),
        ("/dev/mmcblk1", True),
        ("/dev/dm-0", False),
        ("/dev/dm-1", True),
        ("/dev/dm-2", True),
        ("/dev/unknown", False),
        ("tmpfs", False),
        ("sdb1", False),
    ],
)
def test_linux_tells_which_disks_can_be_taken_out(device: str, removable: bool, tmp_path: Path) -> None:
    machine = Sys(tmp_path)
    machine.disk("sda", "pci0000:00/ata1")
    machine.disk("sdb", "pci0000:00/usb1/1-2")
    machine.disk("sdc", "pci0000:00/ata2", removable="1")
    machine.disk("mmcblk0", "platform/mmc0", kind="MMC")
    machine.disk("mmcblk1", "platform/mmc1", kind="SD")
    machine.mapped("dm-0", "sda1")
    machine.mapped("dm-1", "sdb1")
    machine.mapped("dm-2", "dm-1")
    assert is_removable(device, machine.blocks) is removable
