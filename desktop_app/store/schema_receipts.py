"""The part of the counter's step that is about money taken: ways, hands, bills of exchange."""

MONEY_TAKEN = (
    # -- truth: money that came in several ways, who took it, and what stands on a bill of exchange
    """CREATE TABLE receipt_parts (
        document_id INTEGER NOT NULL REFERENCES documents, part INTEGER NOT NULL, method TEXT NOT NULL,
        amount_fen INTEGER NOT NULL CHECK (amount_fen > 0), PRIMARY KEY (document_id, part)) STRICT, WITHOUT ROWID""",
    "CREATE TABLE receipt_hands (document_id INTEGER PRIMARY KEY REFERENCES documents, taken_by TEXT NOT NULL) STRICT",
    # -- truth: which account of the shop a transfer came into
    """CREATE TABLE receipt_accounts (
        document_id INTEGER PRIMARY KEY REFERENCES documents, account TEXT NOT NULL) STRICT""",
    """CREATE TABLE acceptances (
        document_id INTEGER PRIMARY KEY REFERENCES documents, accepted_by TEXT NOT NULL, number TEXT NOT NULL, due TEXT,
        amount_fen INTEGER NOT NULL CHECK (amount_fen > 0)) STRICT""",
    # -- truth: what became of a bill of exchange; undone by a withdrawal
    """CREATE TABLE acceptance_events (
        id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents, event TEXT NOT NULL,
        dated TEXT NOT NULL, note TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX acceptance_events_by_document ON acceptance_events (document_id)",
    # -- truth: a reversal that was no mistake of ours: the payment came back
    "CREATE TABLE bounces (document_id INTEGER PRIMARY KEY REFERENCES documents) STRICT",
    # -- truth: money on account that was paid back, by which way and by whom
    """CREATE TABLE refunds (
        document_id INTEGER PRIMARY KEY REFERENCES documents, method TEXT NOT NULL, paid_by TEXT NOT NULL) STRICT""",
    # -- truth: what stands beside the accounts: deposits, what we owe suppliers, the drawer
    """CREATE TABLE side_entries (
        id INTEGER PRIMARY KEY, posted_for INTEGER REFERENCES customers, number TEXT NOT NULL, account TEXT NOT NULL,
        act TEXT NOT NULL, dated TEXT NOT NULL, amount_fen INTEGER NOT NULL CHECK (amount_fen >= 0),
        method TEXT NOT NULL, hands TEXT NOT NULL, reference TEXT NOT NULL, note TEXT NOT NULL,
        document_id INTEGER REFERENCES documents, seq INTEGER NOT NULL REFERENCES journal,
        customer_id INTEGER REFERENCES customers) STRICT""",
    "CREATE INDEX side_entries_by_customer ON side_entries (customer_id, dated)",
)
