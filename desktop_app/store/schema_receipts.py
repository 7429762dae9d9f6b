"""The part of the counter's step that is about money taken: ways, hands, bills of exchange."""

MONEY_TAKEN = (
    # -- truth: money that came in several ways, who took it, and what stands on a bill of exchange
    """CREATE TABLE receipt_parts (
        document_id INTEGER NOT NULL REFERENCES documents, part INTEGER NOT NULL, method TEXT NOT NULL,
        amount_fen INTEGER NOT NULL CHECK (amount_fen > 0), PRIMARY KEY (document_id, part)) STRICT, WITHOUT ROWID""",
    "CREATE TABLE receipt_hands (document_id INTEGER PRIMARY KEY REFERENCES documents, taken_by TEXT NOT NULL) STRICT",
    """CREATE TABLE acceptances (
        document_id INTEGER PRIMARY KEY REFERENCES documents, accepted_by TEXT NOT NULL, number TEXT NOT NULL, due TEXT,
        amount_fen INTEGER NOT NULL CHECK (amount_fen > 0)) STRICT""",
)
