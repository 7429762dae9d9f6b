"""The data key of a book: made once, opened by keyring, passphrase or recovery key, never written in the open (D14)."""

import base64
import hmac
import secrets
from dataclasses import dataclass, field, replace
from enum import StrEnum

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop_app.domain.errors import Needs, Refused
from desktop_app.system.header import FORMAT, Header, KeyringWrap, PassphraseWrap
from desktop_app.system.key_file import BOOK_ID_BYTES
from desktop_app.system.keyring import Keyring, find_keyring
from desktop_app.system.passphrase import new_stretch, require_strong, stretched
from desktop_app.system.recovery import RecoveryKey, new_recovery_key, read_recovery_key
from desktop_app.system.sealing import KEY_BYTES, Sealed, seal, unseal


class Purpose(StrEnum):
    """What a key is derived for: no two parts of the book share one."""

    DATABASE = "database"
    BLOBS = "blobs"
    BLOB_NAMES = "blob names"
    KEY_CHECK = "key check"
    HEADER = "header"
    RECOVERY = "recovery"
    LAST_SEEN = "last seen"
    PLACE = "place"
    LAST_PROOF = "last proof"


class KeyWay(StrEnum):
    """A way to open the book; a wrap of one way is worthless in the place of another."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class DataKey:
    """256 random bits that everything in the book is encrypted with, through `derive`."""

    secret: bytes = field(repr=False)


def derive(data_key: DataKey, purpose: Purpose) -> bytes:
    """The 32-byte key for one purpose; it says nothing about the data key or the other keys."""
    return _derived(data_key.secret, purpose)


def create_header(passphrase: str | None = None, keyring: Keyring | None = None) -> tuple[Header, DataKey, RecoveryKey]:
    """Keys for a new book, opened by either or both of passphrase and keyring, and always by the recovery key.

    Refused with the way out if there is neither. Only the keyring entry is written anywhere yet.
    """
    if passphrase is None and keyring is None:
        raise Refused(
            "This computer has no safe keyring to keep the key of the book. Choose a passphrase for the book; it is "
            "asked for at every start."
        ).for_want_of(Needs.PASSPHRASE)
    book_id = base64.b32encode(secrets.token_bytes(BOOK_ID_BYTES)).decode()
    data_key, recovery = DataKey(secrets.token_bytes(KEY_BYTES)), new_recovery_key(book_id)
    wrapped = _recovery_wrap(book_id, data_key, recovery)
    header = Header(book_id=book_id, app_minimum=FORMAT, check=_check(book_id, data_key), recovery=wrapped)
    return rewrap(header, data_key, passphrase=passphrase, keyring=keyring), data_key, recovery


def rewrap(
    header: Header, data_key: DataKey, *, passphrase: str | None = None, keyring: Keyring | None = None
) -> Header:
    """The header with the given ways to open it instead of those it had, as on a new computer (F12).

    Needs the opened data key, so a keyring entry is only ever written for a book that was opened (T24). The entry is
    new and read back; an older one stays, as backups still refer to it. ValueError for the key of another book, which
    would lock this one for ever.
    """
    if not is_key_of(header, data_key):
        raise ValueError(header.book_id)
    if passphrase is not None:
        header = replace(header, passphrase=_passphrase_wrap(header.book_id, data_key, passphrase))
    if keyring is not None:
        header = replace(header, keyring=_keyring_wrap(header.book_id, data_key, keyring))
    return replace(header, mac=_mac(header, data_key))


def with_new_recovery_key(header: Header, data_key: DataKey) -> tuple[Header, RecoveryKey]:
    """The header with another recovery key; the old one opens nothing any more once this header is written."""
    recovery = new_recovery_key(header.book_id)
    wrapped = _recovery_wrap(header.book_id, data_key, recovery)
    return rewrap(replace(header, recovery=wrapped), data_key), recovery


def is_key_of(header: Header, data_key: DataKey) -> bool:
    """Whether this is the book's key, told without touching its ledger: if so, a ledger that does not open is damaged,
    not locked by another key (F11)."""
    return hmac.compare_digest(header.check, _check(header.book_id, data_key))


def is_genuine(header: Header, data_key: DataKey) -> bool:
    """Whether this is the book's key, and nobody without it changed the header."""
    return is_key_of(header, data_key) and hmac.compare_digest(header.mac, _mac(header, data_key))


def keyring_of(header: Header) -> Keyring | None:
    """The keyring that this book was entrusted to, if this computer has it."""
    return None if header.keyring is None else find_keyring(header.keyring.backend)


def unlock_with_keyring(header: Header, keyring: Keyring | None) -> DataKey:
    """The data key by the keyring's entry. Refused if there is none or it does not fit; the way out is named."""
    wrap = header.keyring
    if wrap is None:
        raise Refused(
            "The key of this book is in no keyring. Give its passphrase, or open it with its recovery key."
        ).for_want_of(Needs.KEY)
    if keyring is None:
        raise Refused(
            "The keyring that holds the key of this book is not on this computer. Type the passphrase or the recovery "
            "key of the book."
        )
    secret = keyring.fetch(wrap.entry)
    if secret is None:
        raise Refused(
            "{keyring} has no entry for this book, as on a new computer or after a reset. Type the "
            "recovery key from the paper; the entry is then written again.",
            keyring=keyring.title,
        )
    changed = Refused(
        "The entry for this book in {keyring} was changed and no longer opens it. Type the recovery key "
        "from the paper; the entry is then written again.",
        keyring=keyring.title,
    )
    return _opened(header, KeyWay.KEYRING, wrap.sealed, _key_of_text(secret), changed)


def unlock_with_passphrase(header: Header, passphrase: str) -> DataKey:
    """The data key by the passphrase. Refused if it is the wrong one, or if the book has none."""
    wrap = header.passphrase
    if wrap is None:
        raise Refused("This book has no passphrase. Open it on the computer it was made on, or with its recovery key.")
    wrong = Refused(
        "The passphrase is wrong; nothing was changed. Check the caps lock and the input method, or use the recovery "
        "key from the paper. A backup, and a key file put back from one, open with the passphrase of that day."
    ).at("passphrase")
    return _opened(header, KeyWay.PASSPHRASE, wrap.sealed, stretched(passphrase, wrap.stretch), wrong)


def unlock_with_recovery(header: Header, typed: str) -> DataKey:
    """The data key by the recovery key as typed from paper. A typing slip is told before a key of another book, and
    another key of this very book from both (D14)."""
    try:
        recovery = read_recovery_key(typed)
    except Refused as slip:
        raise slip.at("recovery_key") from None
    other = _paper_of_another_day() if recovery.belongs_to(header.book_id) else _paper_of_another_book()
    key = _derived(recovery.secret, Purpose.RECOVERY)
    return _opened(header, KeyWay.RECOVERY, header.recovery, key, other.at("recovery_key"))


def unlock(header: Header, passphrase: str | None, recovery_key: str | None = None) -> DataKey:
    """The data key by what was given: the recovery key, else the passphrase, else the computer's keyring."""
    if recovery_key is not None:
        return unlock_with_recovery(header, recovery_key)
    if passphrase is not None:
        return unlock_with_passphrase(header, passphrase)
    return unlock_with_keyring(header, keyring_of(header))


def _paper_of_another_day() -> Refused:
    return Refused(
        "This is a recovery key of this book, but not the one that opens it here: a new key replaces the earlier one, "
        "and a backup keeps the one of its day. Look for the other paper of this book."
    )


def _paper_of_another_book() -> Refused:
    return Refused(
        "This recovery key was typed without a slip, but it belongs to another book. Look for the paper of this book."
    )


def _opened(header: Header, way: KeyWay, sealed: Sealed, key: bytes, otherwise: Refused) -> DataKey:
    """Refused also if the key opens the wrap, but the header was changed behind our back."""
    secret = unseal(key, sealed, _label(header.book_id, way))
    if secret is None:
        raise otherwise
    data_key = DataKey(secret)
    if not hmac.compare_digest(header.mac, _mac(header, data_key)):
        raise Refused("Somebody changed the key file of this book. Put it back from a backup of this book.")
    return data_key


def _recovery_wrap(book_id: str, data_key: DataKey, recovery: RecoveryKey) -> Sealed:
    return seal(_derived(recovery.secret, Purpose.RECOVERY), data_key.secret, _label(book_id, KeyWay.RECOVERY))


def _passphrase_wrap(book_id: str, data_key: DataKey, passphrase: str) -> PassphraseWrap:
    require_strong(passphrase)
    stretch = new_stretch()
    sealed = seal(stretched(passphrase, stretch), data_key.secret, _label(book_id, KeyWay.PASSPHRASE))
    return PassphraseWrap(stretch, sealed)


def _keyring_wrap(book_id: str, data_key: DataKey, keyring: Keyring) -> KeyringWrap:
    key, entry = secrets.token_bytes(KEY_BYTES), f"qingzhang {book_id} {secrets.token_hex(4)}"
    keyring.store(entry, key.hex())
    return KeyringWrap(keyring.backend, entry, seal(key, data_key.secret, _label(book_id, KeyWay.KEYRING)))


def _key_of_text(secret: str) -> bytes:
    """The key in a keyring's entry; for a text that is none, a key that opens nothing."""
    try:
        key = bytes.fromhex(secret)
    except ValueError:
        key = b""
    return key if len(key) == KEY_BYTES else bytes(KEY_BYTES)


def _check(book_id: str, data_key: DataKey) -> bytes:
    return hmac.digest(derive(data_key, Purpose.KEY_CHECK), book_id.encode(), "sha256")


def _mac(header: Header, data_key: DataKey) -> bytes:
    return hmac.digest(derive(data_key, Purpose.HEADER), header.authenticated(), "sha256")


def _label(book_id: str, way: KeyWay) -> str:
    return f"qingzhang/{book_id}/{way}"


def _derived(secret: bytes, purpose: Purpose) -> bytes:
    info = f"qingzhang/1/{purpose}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(secret)
