"""Whether the recovery key is on paper: some of its groups are typed back, and the key is kept nowhere (D14)."""

from dataclasses import dataclass

ASKED = 3
"""Groups of the fourteen that are typed back."""


@dataclass(frozen=True, slots=True)
class RecoveryCheck:
    """What tells the right groups from wrong ones without holding them; empty once they were typed, and in older books.

    `groups` are their numbers on the paper, from 1; `digests` are hexadecimal, in the same order.
    """

    groups: tuple[int, ...] = ()
    salt: str = ""
    digests: tuple[str, ...] = ()
