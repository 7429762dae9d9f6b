"""A secret closed with a key and bound to its label: AES-256-GCM, which also tells every changed bit."""

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


def unseal(key: bytes, sealed: Sealed, label: str) -> bytes | None:
    """What was closed; None if key or label are others, or if one bit was changed."""
    try:
        return AESGCM(key).decrypt(sealed.nonce, sealed.content, label.encode())
    except InvalidTag:
        return None
