"""The step of the ladder by which goods are sold in several units, at agreed prices, and two goods may be one.

What was sold keeps what its unit held then: `holds` (in thousandths of `base_unit`) stands on the line itself, so a sum
over years is right whatever the goods say today. On older lines each unit is its own.

Two goods become one as two customers do: no sealed row is touched. A row of `goods_merges` says which and how many of
the smallest unit of the one that is kept the other's held; undoing it is a row of `withdrawals`. Readers that group by
goods go through `goods_heads`.
"""

_STANDING = "goods_merges m WHERE m.id NOT IN (SELECT row_id FROM withdrawals WHERE what = 'goods_merge')"

SOLD_IN_UNITS = (
    "ALTER TABLE goods ADD COLUMN lowest INTEGER",
    "ALTER TABLE goods ADD COLUMN goods_group TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE goods ADD COLUMN barcode TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE goods ADD COLUMN priced_on TEXT",
    """CREATE TABLE goods_units (
        goods_id INTEGER NOT NULL REFERENCES goods, unit TEXT NOT NULL,
        holds INTEGER NOT NULL CHECK (holds > 0), price INTEGER, lowest INTEGER, barcode TEXT NOT NULL,
        PRIMARY KEY (goods_id, unit)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE terms_prices (
        goods_id INTEGER NOT NULL REFERENCES goods, terms_kind TEXT NOT NULL, unit TEXT NOT NULL,
        price INTEGER NOT NULL, PRIMARY KEY (goods_id, terms_kind, unit)) STRICT, WITHOUT ROWID""",
    # -- what one of a unit held when it was sold
    "ALTER TABLE lines ADD COLUMN holds INTEGER NOT NULL DEFAULT 1000",
    "ALTER TABLE lines ADD COLUMN base_unit TEXT NOT NULL DEFAULT ''",
    # -- each unit has a last price of its own; read off the slips that stand, since what was kept before knew no unit
    # -- and remembered the prices of voided slips, too
    "DROP TABLE last_prices",
    """CREATE TABLE last_prices (
        customer_id INTEGER NOT NULL REFERENCES customers, goods_id INTEGER NOT NULL REFERENCES goods,
        unit TEXT NOT NULL, price INTEGER NOT NULL, dated TEXT NOT NULL,
        PRIMARY KEY (customer_id, goods_id, unit)) STRICT, WITHOUT ROWID""",
    """INSERT INTO last_prices SELECT customer_id, goods_id, unit, price, dated FROM (
            SELECT d.customer_id, l.goods_id, l.unit, l.price, d.dated, row_number() OVER (
                PARTITION BY d.customer_id, l.goods_id, l.unit ORDER BY d.dated DESC, d.id DESC, l.line DESC) AS place
            FROM documents d JOIN lines l ON l.document_id = d.id
            WHERE d.kind = 'shipment' AND l.goods_id IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id)) WHERE place = 1""",
    # -- truth: what a customer pays from which day on, and on what that rests; undone by a withdrawal
    """CREATE TABLE agreed_prices (
        id INTEGER PRIMARY KEY, posted_for INTEGER NOT NULL REFERENCES customers, goods_id INTEGER NOT NULL
        REFERENCES goods, unit TEXT NOT NULL, price INTEGER NOT NULL, valid_from TEXT NOT NULL, source TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX agreed_prices_by_customer ON agreed_prices (posted_for)",
    "CREATE INDEX agreed_prices_by_goods ON agreed_prices (goods_id)",
    # -- truth: which goods became one with which; undone by a withdrawal
    """CREATE TABLE goods_merges (
        id INTEGER PRIMARY KEY, merged_id INTEGER NOT NULL REFERENCES goods, into_id INTEGER NOT NULL REFERENCES goods,
        holds INTEGER NOT NULL CHECK (holds > 0), dated TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES journal,
        CHECK (merged_id <> into_id)) STRICT""",
    # -- UNION and the bound on the steps end also where a forged row leads in a circle
    f"""CREATE VIEW goods_kin AS WITH RECURSIVE up (member, head, holds, steps) AS (
        SELECT m.merged_id, m.into_id, m.holds, 1 FROM {_STANDING}
        UNION SELECT u.member, m.into_id, u.holds * m.holds / 1000, u.steps + 1 FROM up u
        JOIN {_STANDING} AND m.merged_id = u.head AND u.steps < 100)
        SELECT member, head, holds FROM up""",
    """CREATE VIEW goods_heads AS SELECT member, head, holds FROM goods_kin
        WHERE head NOT IN (SELECT member FROM goods_kin)""",
)
