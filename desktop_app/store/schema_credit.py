"""What the book knows of credit beyond its limit: on what grounds it is given, on which paper, and for how long."""

ON_CREDIT: tuple[str, ...] = (
    # -- papers that credit rests on: of which kind, for whom; what one says is frozen with the other papers
    """CREATE TABLE credit_papers (
        id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
        posted_for INTEGER NOT NULL REFERENCES customers, dated TEXT NOT NULL, sha256 TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX credit_papers_by_customer ON credit_papers (posted_for, kind)",
)
"""In the same step of the ladder as the counter."""
