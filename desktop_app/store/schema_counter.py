"""The step of the ladder by which the book knows what a shop does all day at its counter."""

from desktop_app.store.schema_attachments import ATTACHED
from desktop_app.store.schema_consignment import CONSIGNED
from desktop_app.store.schema_receipts import MONEY_TAKEN
from desktop_app.store.schema_tasks import REACHED, TASKS

AT_THE_COUNTER: tuple[str, ...] = (
    # -- papers: how much a customer's statements tell
    "ALTER TABLE customers ADD COLUMN statement_detail TEXT NOT NULL DEFAULT 'slips'",
    # -- papers: sites and projects of a customer; a slip says in `project` which, by any of the names of the site
    """CREATE TABLE sites (
        id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers, name TEXT NOT NULL,
        address TEXT NOT NULL, contact TEXT NOT NULL, phone TEXT NOT NULL, limit_fen INTEGER CHECK (limit_fen >= 0),
        active INTEGER NOT NULL, also TEXT NOT NULL, UNIQUE (customer_id, name)) STRICT""",
    # -- papers: pictures that stand or stood on the shop's papers
    """CREATE TABLE shop_pictures (
        id INTEGER PRIMARY KEY, what TEXT NOT NULL, blob TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES journal)
        STRICT""",
    # -- money taken
    *MONEY_TAKEN,
    # -- pictures and papers of records
    *ATTACHED,
    # -- goods that lie at customers without a debt
    *CONSIGNED,
    # -- the slip: discounts and gifts on lines, what stands below the goods, how a customer's slips are rounded
    "ALTER TABLE lines ADD COLUMN gift INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE lines ADD COLUMN off_rate INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE lines ADD COLUMN off_fen INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE lines ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE lines ADD COLUMN more TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX lines_back ON lines (document_id, amount_fen) WHERE quantity < 0",
    "CREATE INDEX lines_by_origin ON lines (origin) WHERE origin <> ''",
    """CREATE TABLE slip_charges (
        document_id INTEGER PRIMARY KEY REFERENCES documents, discount_fen INTEGER NOT NULL,
        discount_rate INTEGER NOT NULL, freight_fen INTEGER NOT NULL, rounding_fen INTEGER NOT NULL) STRICT""",
    """CREATE TABLE slip_deliveries (
        document_id INTEGER PRIMARY KEY REFERENCES documents, deliver_to TEXT NOT NULL, receiver TEXT NOT NULL,
        plate TEXT NOT NULL) STRICT""",
    "ALTER TABLE customers ADD COLUMN round_to_fen INTEGER NOT NULL DEFAULT 0",
    # -- goods that a late payer gets none of
    "ALTER TABLE goods ADD COLUMN held_back INTEGER NOT NULL DEFAULT 0",
    # -- what somebody is to do on a day
    *TASKS,
    # -- e-mail among the contacts
    *REACHED,
)
