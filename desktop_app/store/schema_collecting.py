"""The step of the ladder by which the book knows how a debt is agreed, argued over, eased and followed to its end."""

IN_COLLECTING: tuple[str, ...] = ()
