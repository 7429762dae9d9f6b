"""Who is at an open ledger: for as long as it is open, and nowhere in the file."""

from dataclasses import dataclass, field
from datetime import datetime

from desktop_app.domain.pins import PinTries
from desktop_app.domain.users import Approval


@dataclass(slots=True)
class Presence:
    """`name` of the user at the counter signs what is written; empty where the book has no users, or nobody came."""

    name: str = ""
    approval: Approval | None = None
    """What an owner let through for this once."""
    is_spent: bool = False
    """Whether the transaction on its way does what was let through."""
    tries: dict[str, PinTries] = field(default_factory=dict)
    """Wrong PINs that could not be written down, as the book is only looked at; by name, empty for the book's own."""
    owner_came: datetime | None = None
    """When the PIN of a book without users was last typed for one of the owner's acts (UTC)."""

    def begin(self) -> None:
        """A transaction begins."""
        self.is_spent = False

    def end(self) -> None:
        """It is in the book: what was let through for it counts no more."""
        if self.is_spent:
            self.approval, self.is_spent = None, False

    def leave(self) -> None:
        """Nobody is at the counter."""
        self.name, self.approval, self.owner_came = "", None, None
