"""The step of the ladder by which the book knows how a debt is agreed, argued over, eased and followed to its end."""

_PROMISES = (
    # -- truth: what else a promise hangs on than its day, such as the next delivery
    """CREATE TABLE promise_ties (
        id INTEGER PRIMARY KEY REFERENCES promises, tie TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES journal)
        STRICT""",
    # -- truth: through which bank and from which account money is said to have been sent
    """CREATE TABLE claim_facts (
        id INTEGER PRIMARY KEY REFERENCES contact_log, bank TEXT NOT NULL, account TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES journal) STRICT""",
)
_DISPUTES = (
    # -- truth: how a dispute was told, and which line of the slip and how much of it is meant; line 0 is the whole slip
    """CREATE TABLE dispute_lines (
        id INTEGER PRIMARY KEY REFERENCES disputes, channel TEXT NOT NULL, line INTEGER NOT NULL, quantity INTEGER NOT
        NULL, seq INTEGER NOT NULL REFERENCES journal) STRICT""",
)
_POINTS = (
    # -- truth: what is to be cleared with a customer, and how it ended
    """CREATE TABLE open_points (
        id INTEGER PRIMARY KEY, posted_for INTEGER NOT NULL REFERENCES customers, kind TEXT NOT NULL, dated TEXT NOT
        NULL, what TEXT NOT NULL, amount_fen INTEGER NOT NULL, other_fen INTEGER NOT NULL, number TEXT NOT NULL,
        owner TEXT NOT NULL, until TEXT, aspect TEXT NOT NULL, step TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX open_points_by_customer ON open_points (posted_for, kind)",
    """CREATE TABLE point_ends (
        id INTEGER PRIMARY KEY, point_id INTEGER NOT NULL REFERENCES open_points, event TEXT NOT NULL, dated TEXT NOT
        NULL, note TEXT NOT NULL, document_id INTEGER REFERENCES documents,
        seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX point_ends_by_point ON point_ends (point_id)",
)

IN_COLLECTING: tuple[str, ...] = (*_PROMISES, *_DISPUTES, *_POINTS)
