"""A small picture as it is kept: its size, and its points packed; the same picture gives the same bytes."""

import zlib
from struct import Struct

from desktop_app.domain.shop_pictures import GrayPicture

_HEAD = Struct(">4sHH")
_MARK = b"QZP1"


def pack(picture: GrayPicture) -> bytes:
    return _HEAD.pack(_MARK, picture.width, picture.height) + zlib.compress(picture.gray, 9)


def size_of(packed: bytes) -> tuple[int, int]:
    """Width and height in points."""
    _, width, height = _HEAD.unpack_from(packed)
    return width, height


def points_of(packed: bytes) -> bytes:
    """The points as a PDF holds them."""
    return packed[_HEAD.size :]
