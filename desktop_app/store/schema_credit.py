"""What the book knows of credit beyond its limit: on what grounds it is given, on which paper, and for how long."""

ON_CREDIT: tuple[str, ...] = (
    # -- papers that credit rests on: of which kind, for whom; what one says is frozen with the other papers
    """CREATE TABLE credit_papers (
        id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
        posted_for INTEGER NOT NULL REFERENCES customers, dated TEXT NOT NULL, sha256 TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX credit_papers_by_customer ON credit_papers (posted_for, kind)",
    # -- truth: what credit rests on beside the papers; `content` is what one says, by names
    """CREATE TABLE grounds (
        id INTEGER PRIMARY KEY, posted_for INTEGER NOT NULL REFERENCES customers, kind TEXT NOT NULL, dated TEXT NOT
        NULL, content TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX grounds_by_customer ON grounds (posted_for, kind)",
    # -- truth: slips the owner let go once though the gate held them back, posted by then or not
    """CREATE TABLE releases (
        id INTEGER PRIMARY KEY, posted_for INTEGER NOT NULL REFERENCES customers, slip TEXT NOT NULL, dated TEXT NOT
        NULL, reason TEXT NOT NULL, expires TEXT NOT NULL, most_fen INTEGER NOT NULL CHECK (most_fen > 0), rules TEXT
        NOT NULL, given_by TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX releases_by_slip ON releases (slip)",
    # -- truth: limits and grades as the owner decided them, for good or until a day, with what held before
    """CREATE TABLE limit_decisions (
        id INTEGER PRIMARY KEY, posted_for INTEGER NOT NULL REFERENCES customers, dated TEXT NOT NULL, limit_fen INTEGER
        CHECK (limit_fen >= 0), grade TEXT NOT NULL, until TEXT, review_on TEXT, reason TEXT NOT NULL,
        limit_before INTEGER, grade_before TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX limit_decisions_by_customer ON limit_decisions (posted_for)",
    # -- what was said of one customer is found without reading the whole journal
    "CREATE INDEX journal_of_customers ON journal (subject) WHERE subject LIKE 'customer %'",
    # -- truth: into which group of action the owner put a customer
    """CREATE TABLE group_decisions (
        id INTEGER PRIMARY KEY, posted_for INTEGER NOT NULL REFERENCES customers, dated TEXT NOT NULL, action TEXT NOT
        NULL, reason TEXT NOT NULL, given_by TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX group_decisions_by_customer ON group_decisions (posted_for)",
    # -- truth: what the owner thinks of a debt: its class, its cause, when how much of it may come
    """CREATE TABLE debt_views (
        id INTEGER PRIMARY KEY, posted_for INTEGER NOT NULL REFERENCES customers, document_id INTEGER NOT NULL
        REFERENCES documents, dated TEXT NOT NULL, class TEXT NOT NULL, cause TEXT NOT NULL, nature TEXT NOT NULL,
        expected_on TEXT, chance INTEGER CHECK (chance BETWEEN 0 AND 100), reason TEXT NOT NULL, given_by TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX debt_views_by_document ON debt_views (document_id)",
    # -- truth: of which kind a dispute is, and who told it
    """CREATE TABLE dispute_kinds (
        id INTEGER PRIMARY KEY REFERENCES disputes, kind TEXT NOT NULL, told_by TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES journal) STRICT""",
)
"""In the same step of the ladder as the counter."""
