"""The step of the ladder by which the book knows how a debt is agreed, argued over, eased and followed to its end."""

IN_COLLECTING: tuple[str, ...] = (
    # -- truth: what else a promise hangs on than its day, such as the next delivery
    """CREATE TABLE promise_ties (
        id INTEGER PRIMARY KEY REFERENCES promises, tie TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES journal)
        STRICT""",
)
