"""The zip in which a bill is sent: opened in the limited child, with the password its owner was told."""

import hashlib
import hmac
import struct
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from desktop_app.domain.errors import Refused
from desktop_app.exchange.answers import LOCKED
from desktop_app.exchange.grid import MAX_BYTES

_AES, _STORED, _DEFLATED = 99, 0, 8
_AES_FIELD = 0x9901
_ROUNDS = 1_000
_CHECK, _MAC = 2, 10
_BLOCK = 16
_TABLES = (".csv", ".xlsx", ".xls", ".txt", ".ods")
_MOST_TABLES = 20
_PACKAGES = {"[content_types].xml", "mimetype"}
"""Parts that only workbooks and other office files have."""


def is_archive(raw: bytes) -> bool:
    """A zip that is no workbook."""
    if not raw.startswith(b"PK\x03\x04"):
        return False
    try:
        with ZipFile(BytesIO(raw)) as archive:
            return not _PACKAGES & {name.lower() for name in archive.namelist()}
    except (BadZipFile, NotImplementedError, OSError, ValueError):
        return False


def tables_in(raw: bytes, password: str) -> list[bytes]:
    """The tables of an archive; refuses one that is locked while the password is missing or wrong."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            wanted = [part for part in archive.infolist() if part.filename.lower().endswith(_TABLES)]
            if not wanted:
                raise Refused("There is no table in this archive. Unpack it and choose the bill inside.")
            if sum(part.file_size for part in wanted) > MAX_BYTES or len(wanted) > _MOST_TABLES:
                raise Refused(
                    "The archive unpacks to more than a bill ever holds. Unpack it and choose the bill inside."
                )
            return [_unpacked(raw, archive, part, password) for part in wanted]
    except (BadZipFile, NotImplementedError, OSError, ValueError, EOFError, struct.error, zlib.error):
        raise Refused("The archive is damaged or incomplete. Download it again.") from None


def _unpacked(raw: bytes, archive: ZipFile, part: ZipInfo, password: str) -> bytes:
    locked = bool(part.flag_bits & 1)
    if locked and not password:
        raise Refused(LOCKED)
    if part.compress_type == _AES:
        return _within(_without_aes(_stored_bytes(raw, part), part, password))
    try:
        with archive.open(part, pwd=password.encode() if locked else None) as packed:
            return _within(packed.read(MAX_BYTES + 1))
    except (RuntimeError, zlib.error, BadZipFile):
        if locked:
            raise _wrong() from None
        raise


def _stored_bytes(raw: bytes, part: ZipInfo) -> bytes:
    """What stands in the archive behind the local head of a part."""
    names, extra = struct.unpack_from("<HH", raw, part.header_offset + 26)
    start = part.header_offset + 30 + names + extra
    return raw[start : start + part.compress_size]


def _without_aes(packed: bytes, part: ZipInfo, password: str) -> bytes:
    """A part locked as WinZip locks it (AE-1, AE-2): salt, check of the password, content, proof of the content."""
    strength, method = _aes_field(part)
    salt_length, key_length = 4 + 4 * strength, 8 + 8 * strength
    salt, check = packed[:salt_length], packed[salt_length : salt_length + _CHECK]
    content, proof = packed[salt_length + _CHECK : -_MAC], packed[-_MAC:]
    made = hashlib.pbkdf2_hmac("sha1", password.encode(), salt, _ROUNDS, 2 * key_length + _CHECK)
    if made[2 * key_length :] != check:
        raise _wrong()
    if hmac.digest(made[key_length : 2 * key_length], content, "sha1")[:_MAC] != proof:
        raise BadZipFile
    plain = _counted(content, made[:key_length])
    return zlib.decompressobj(-15).decompress(plain, MAX_BYTES + 1) if method == _DEFLATED else plain


def _aes_field(part: ZipInfo) -> tuple[int, int]:
    """(strength 1 to 3, method of packing) of a locked part."""
    at = 0
    while at + 4 <= len(part.extra):
        name, length = struct.unpack_from("<HH", part.extra, at)
        if name == _AES_FIELD and length >= 7:
            _, _, strength, method = struct.unpack_from("<H2sBH", part.extra, at + 4)
            if strength in (1, 2, 3) and method in (_STORED, _DEFLATED):
                return strength, method
        at += 4 + length
    raise BadZipFile


def _counted(content: bytes, key: bytes) -> bytes:
    """Content through AES in counter mode as WinZip counts: from 1, the lowest byte first."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # only a locked archive needs it

    blocks = -(-len(content) // _BLOCK)
    counters = b"".join(count.to_bytes(_BLOCK, "little") for count in range(1, blocks + 1))
    stream = Cipher(algorithms.AES(key), modes.ECB()).encryptor().update(counters)[: len(content)]
    return (int.from_bytes(content, "big") ^ int.from_bytes(stream, "big")).to_bytes(len(content), "big")


def _within(unpacked: bytes) -> bytes:
    if len(unpacked) > MAX_BYTES:
        raise Refused("The archive unpacks to more than a bill ever holds. Unpack it and choose the bill inside.")
    return unpacked


def _wrong() -> Refused:
    return Refused("The password does not open the archive. The house that sent it tells it in a message of its own.")
