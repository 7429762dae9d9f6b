"""Pictures on the shop's papers: a logo, the code by which customers pay, a seal; gray and small enough to print."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.errors import Refused, Said


class ShopPicture(StrEnum):
    """Which picture; each is the field of `Shop` that names it."""

    LOGO = "logo"
    PAYMENT_CODE = "payment_code"
    SEAL = "seal"


SHOP_PICTURES = {
    ShopPicture.LOGO: Said("Logo"),
    ShopPicture.PAYMENT_CODE: Said("Merchant payment code"),
    ShopPicture.SEAL: Said("Picture of the seal"),
}

MOST = {ShopPicture.LOGO: (480, 240), ShopPicture.PAYMENT_CODE: (480, 480), ShopPicture.SEAL: (480, 480)}
"""Pixels of a picture as it is kept: at 0.05 mm each a printer needs no more."""

LEAST = 80
"""Pixels of the shorter side: below that nothing can be read, least of all a code."""

CODE_SQUARE = 1.6
"""A payment code is about as high as wide; a poster around it may be somewhat longer."""


@dataclass(frozen=True, slots=True)
class GrayPicture:
    """Pixels from black (0) to white (255), row by row without gaps."""

    width: int
    height: int
    gray: bytes


def prepared(what: ShopPicture, width: int, height: int, rgb: bytes) -> GrayPicture:
    """The picture as it is kept: black and white, and not larger than it prints. Refuses what would not print."""
    if min(width, height) < LEAST:
        raise Refused(
            "The picture has only {width} × {height} points. Choose a larger one.", width=width, height=height
        )
    if what is ShopPicture.PAYMENT_CODE and max(width, height) > CODE_SQUARE * min(width, height):
        raise Refused("The picture is much longer than wide. Cut it to the payment code alone.")
    most_width, most_height = MOST[what]
    scale = max(width / most_width, height / most_height, 1.0)
    return _shrunk(width, height, rgb, max(round(width / scale), 1), max(round(height / scale), 1))


def _shrunk(width: int, height: int, rgb: bytes, to_width: int, to_height: int) -> GrayPicture:
    """Each point is the mean of four of the picture that lie under it, so that thin lines stay."""
    columns = [
        (int((x + 0.25) * width / to_width) * 3, int((x + 0.75) * width / to_width) * 3) for x in range(to_width)
    ]
    gray = bytearray()
    for y in range(to_height):
        rows = [int((y + part) * height / to_height) * width * 3 for part in (0.25, 0.75)]
        for pair in columns:
            gray.append(sum(_light(rgb, row + column) for row in rows for column in pair) // 4)
    return GrayPicture(to_width, to_height, bytes(gray))


def _light(rgb: bytes, at: int) -> int:
    return (rgb[at] * 3 + rgb[at + 1] * 6 + rgb[at + 2]) // 10
