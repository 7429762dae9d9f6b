"""A secret closed with a key and bound to its label: AES-256-GCM, which also tells every changed bit."""

import base64
import binascii
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16


@dataclass(frozen=True, slots=True)
class Sealed:
    """What may lie on disk: a random number used once, and the closed content with its tag."""

    nonce: bytes
    content: bytes


def seal(key: bytes, plain: bytes, label: str) -> Sealed:
    """Close `plain`. The label is not kept in it, but only the same label opens it again."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return Sealed(nonce, AESGCM(key).encrypt(nonce, plain, label.encode()))


def seal_text(key: bytes, plain: str, label: str) -> str:
    """Close a text into one line of characters that may stand anywhere."""
    sealed = seal(key, plain.encode(), label)
    return base64.b64encode(sealed.nonce + sealed.content).decode()


def unseal_text(key: bytes, sealed: str, label: str) -> str:
    """The text that `seal_text` closed; empty for whatever else."""
    try:
        content = base64.b64decode(sealed, validate=True)
        plain = unseal(key, Sealed(content[:NONCE_BYTES], content[NONCE_BYTES:]), label)
    except (binascii.Error, ValueError):
        return ""
    return "" if plain is None else plain.decode()


def unseal(key: bytes, sealed: Sealed, label: str) -> bytes | None:
    """What was closed; None if key or label are others, or if one bit was changed."""
    try:
        return AESGCM(key).decrypt(sealed.nonce, sealed.content, label.encode())
    except InvalidTag:
        return None
