"""The table of goods that lie at customers."""

CONSIGNED = (
    # -- truth: goods placed at a customer, taken back, counted there, and settled by a slip
    """CREATE TABLE consigned (
        id INTEGER PRIMARY KEY, posted_for INTEGER NOT NULL REFERENCES customers, goods_id INTEGER NOT NULL
        REFERENCES goods, unit TEXT NOT NULL, move TEXT NOT NULL, dated TEXT NOT NULL, quantity INTEGER NOT NULL
        CHECK (quantity >= 0), price INTEGER NOT NULL, note TEXT NOT NULL, document_id INTEGER REFERENCES documents,
        seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX consigned_by_customer ON consigned (posted_for, goods_id)",
)
