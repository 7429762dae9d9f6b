"""What the first run finds out: the shop, how its book begins, and the paper it prints on."""

from dataclasses import dataclass
from enum import Enum


class Beginning(Enum):
    """How a new book begins; the sample shop is a book of its own."""

    IMPORT = "import"
    SAMPLE = "sample"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class ShopWords:
    """What stands at the head and the foot of every paper, as typed."""

    name: str
    phone: str = ""
    address: str = ""
    clause: str = ""
