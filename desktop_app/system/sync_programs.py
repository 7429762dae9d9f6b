"""How a folder shows that a sync program copies it to the internet: by its name, by a mark in it, by a variable."""

import os
import re
from pathlib import Path

FOLDERS = frozenset(
    [
        *("onedrive", "skydrive", "dropbox", "icloud drive", "iclouddrive", "icloud", "com~apple~clouddocs"),
        *("mobile documents", "cloudstorage", "google drive", "googledrive", "google 云端硬盘", "my drive"),
        *("我的云端硬盘", "坚果云", "我的坚果云", "nutstore", "nutstore files", "百度网盘", "百度云", "百度云盘"),
        *("百度云同步盘", "百度网盘同步空间", "baidunetdisk", "baidunetdiskworkspace", "baidusyncdisk", "baiduyun"),
        *("阿里云盘", "aliyundrive", "adrive", "微云", "腾讯微云", "weiyun", "weiyundisk", "tencentweiyun"),
        *("夸克", "夸克网盘", "quark", "quarkclouddrive", "quark cloud drive", "quarkpan", "quarknetdisk"),
        *("迅雷云盘", "迅雷网盘", "thunderpan", "thunderdrive", "thunder drive", "xunleipan", "xunleiyunpan"),
        *("和彩云", "和彩云网盘", "中国移动云盘", "移动云盘", "mcloud", "caiyun", "hecaiyun"),
        *("123云盘", "123网盘", "123pan", "123yunpan", "wps云盘", "wps 云盘"),
        *("wps cloud files", "wpsdrive", "wps网盘", "360云盘", "360安全云盘", "天翼云盘", "ecloud", "115同步盘"),
        *("synologydrive", "synology drive", "cloudstation", "nextcloud", "owncloud", "seafile", "seadrive"),
        *("megasync", "pcloud drive", "pclouddrive", "box sync", "box-box", "yandex.disk", "resilio sync"),
        *("bittorrent sync", "syncthing", "tresorit", "creative cloud files", "亿方云", "fangcloud", "快盘"),
    ]
)
_SYNCING = re.compile(r"^我的|[ _-]?(同步(空间|文件夹|目录|助手|盘)?|sync ?(folder|disk|space)?|workspace)$")
"""What the programs put before or behind their name when they make the folder: 我的夸克网盘, 123云盘同步空间."""

MARKERS = (
    ".dropbox.cache",  # not ".dropbox": on Linux that is the program's own folder in every user's home
    ".849C9593-D756-4E56-8D6E-42412F2A707B",  # OneDrive
    ".tmp.driveupload",  # Google Drive
    ".stfolder",  # Syncthing
    ".nextcloudsync.log",
    ".owncloudsync.log",
    ".SynologyWorkingDirectory",
)
ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")


def announced_folders() -> tuple[str, ...]:
    """The folders that OneDrive announces to every program."""
    return tuple(folder for name in ONEDRIVE_VARIABLES if (folder := os.environ.get(name)))


def is_named(part: str) -> bool:
    """Whether a folder bears a sync program's name: `OneDrive - 公司`, `夸克网盘同步文件夹`, not `dropbox-export`."""
    name = re.split(r" - | \(|（", part.casefold(), maxsplit=1)[0].strip()
    return name in FOLDERS or _SYNCING.sub("", name) in FOLDERS


def is_marked(folder: Path) -> bool:
    """Whether a sync program left its mark in the folder."""
    return any(os.path.lexists(f"{folder}/{marker}") for marker in MARKERS)
