"""The tables of the book, one tuple of statements for each step of the ladder.

Truth is append-only and sealed; a projection repeats it in the shape the lists need and can be rebuilt.
Dates are ISO text, money is INTEGER fen, quantities are thousandths, prices ten-thousandths of a yuan (D5).
"""

from desktop_app.store.schema_collecting import IN_COLLECTING
from desktop_app.store.schema_counter import AT_THE_COUNTER
from desktop_app.store.schema_credit import ON_CREDIT
from desktop_app.store.schema_goods import SOLD_IN_UNITS
from desktop_app.store.schema_merging import MERGED

LARGEST = 10**13

_BOOK = (
    # -- the book itself
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE journal (
        seq INTEGER PRIMARY KEY, recorded TEXT NOT NULL, user TEXT NOT NULL, dated TEXT NOT NULL, verb TEXT NOT NULL,
        subject TEXT NOT NULL, content TEXT NOT NULL, previous BLOB NOT NULL, hash BLOB NOT NULL) STRICT""",
    """CREATE TABLE counters (series TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL,
        PRIMARY KEY (series, year)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE submissions (submission TEXT PRIMARY KEY, what TEXT NOT NULL, row_id INTEGER NOT NULL,
        seq INTEGER NOT NULL REFERENCES journal) STRICT, WITHOUT ROWID""",
    # -- master data
    """CREATE TABLE customers (
        id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, segment TEXT NOT NULL,
        terms_kind TEXT NOT NULL, terms_days INTEGER NOT NULL, pay_day INTEGER NOT NULL, cut_off INTEGER NOT NULL,
        open_batches INTEGER NOT NULL, fixed_due TEXT, limit_fen INTEGER CHECK (limit_fen >= 0),
        grade TEXT NOT NULL, area TEXT NOT NULL, address TEXT NOT NULL, phone TEXT NOT NULL, tax_number TEXT NOT NULL,
        operator TEXT NOT NULL, payment_days TEXT NOT NULL, must_reconcile INTEGER NOT NULL,
        hide_balance INTEGER NOT NULL, stopped INTEGER NOT NULL, stop_reason TEXT NOT NULL, notes TEXT NOT NULL,
        since TEXT, active INTEGER NOT NULL, search TEXT NOT NULL) STRICT""",
    "CREATE INDEX customers_by_name ON customers (name)",
    """CREATE TABLE aliases (customer_id INTEGER NOT NULL REFERENCES customers, alias TEXT NOT NULL,
        PRIMARY KEY (customer_id, alias)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE contacts (
        id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers, name TEXT NOT NULL,
        role TEXT NOT NULL, phone TEXT NOT NULL, wechat TEXT NOT NULL, note TEXT NOT NULL) STRICT""",
    "CREATE INDEX contacts_by_customer ON contacts (customer_id)",
    """CREATE TABLE goods (
        id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, spec TEXT NOT NULL, unit TEXT NOT NULL,
        price INTEGER, active INTEGER NOT NULL, search TEXT NOT NULL, UNIQUE (name, spec, unit)) STRICT""",
    """CREATE TABLE last_prices (
        customer_id INTEGER NOT NULL REFERENCES customers, goods_id INTEGER NOT NULL REFERENCES goods,
        price INTEGER NOT NULL, dated TEXT NOT NULL, PRIMARY KEY (customer_id, goods_id)) STRICT, WITHOUT ROWID""",
    # -- truth: documents, their items and how they settle one another
    f"""CREATE TABLE documents (
        id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, customer_id INTEGER NOT NULL
        REFERENCES customers, dated TEXT NOT NULL, direction TEXT NOT NULL CHECK (direction IN ('debit', 'credit')),
        amount_fen INTEGER NOT NULL CHECK (amount_fen BETWEEN 1 AND {LARGEST}), entered TEXT NOT NULL,
        reference TEXT NOT NULL, remark TEXT NOT NULL, submission TEXT UNIQUE,
        reverses INTEGER UNIQUE REFERENCES documents, seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX documents_by_customer ON documents (customer_id, dated, id)",
    "CREATE INDEX documents_by_date ON documents (dated, customer_id, direction, amount_fen)",
    "CREATE INDEX documents_by_journal ON documents (seq)",
    "CREATE INDEX documents_entered_later ON documents (entered, dated, customer_id, direction, amount_fen) "
    "WHERE entered > dated",
    "CREATE INDEX documents_by_reference ON documents (reference) WHERE reference <> ''",
    f"""CREATE TABLE items (
        id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents, customer_id INTEGER NOT NULL,
        part INTEGER NOT NULL, direction TEXT NOT NULL, dated TEXT NOT NULL, due TEXT, open_batches INTEGER,
        amount_fen INTEGER NOT NULL CHECK (amount_fen BETWEEN 1 AND {LARGEST}), UNIQUE (document_id, part)) STRICT""",
    "CREATE INDEX items_by_customer ON items (customer_id, dated)",
    "CREATE INDEX items_waiting ON items (customer_id) WHERE open_batches IS NOT NULL",
    f"""CREATE TABLE allocations (
        id INTEGER PRIMARY KEY, credit_item INTEGER NOT NULL REFERENCES items, debit_item INTEGER NOT NULL
        REFERENCES items, amount_fen INTEGER NOT NULL CHECK (amount_fen BETWEEN 1 AND {LARGEST}),
        sign INTEGER NOT NULL CHECK (sign IN (1, -1)), dated TEXT NOT NULL,
        undoes INTEGER UNIQUE REFERENCES allocations, seq INTEGER NOT NULL REFERENCES journal,
        CHECK ((undoes IS NULL) = (sign = 1))) STRICT""",
    "CREATE INDEX allocations_by_credit ON allocations (credit_item, dated, sign, amount_fen)",
    "CREATE INDEX allocations_by_debit ON allocations (debit_item, dated, sign, amount_fen)",
    "CREATE INDEX allocations_by_date ON allocations (dated)",
    "CREATE INDEX allocations_by_journal ON allocations (seq)",
    """CREATE TABLE shipments (
        document_id INTEGER PRIMARY KEY REFERENCES documents, terms_kind TEXT NOT NULL, project TEXT NOT NULL,
        carrier TEXT NOT NULL, paper_number TEXT NOT NULL, prepared_by TEXT NOT NULL, release_reason TEXT NOT NULL,
        release_expires TEXT) STRICT""",
    """CREATE TABLE returns (
        document_id INTEGER PRIMARY KEY REFERENCES documents, shipment_id INTEGER REFERENCES documents,
        kept_apart INTEGER NOT NULL, reason TEXT NOT NULL) STRICT""",
    """CREATE TABLE lines (
        document_id INTEGER NOT NULL REFERENCES documents, line INTEGER NOT NULL, goods_id INTEGER REFERENCES goods,
        code TEXT NOT NULL, name TEXT NOT NULL, spec TEXT NOT NULL, unit TEXT NOT NULL, quantity INTEGER NOT NULL,
        price INTEGER NOT NULL, amount_fen INTEGER NOT NULL, remark TEXT NOT NULL,
        PRIMARY KEY (document_id, line)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX lines_by_goods ON lines (goods_id)",
    """CREATE TABLE receipts (
        document_id INTEGER PRIMARY KEY REFERENCES documents, method TEXT NOT NULL, instruction TEXT NOT NULL,
        shipment_id INTEGER REFERENCES documents) STRICT""",
    """CREATE TABLE adjustments (
        document_id INTEGER PRIMARY KEY REFERENCES documents, reason TEXT NOT NULL, about_id INTEGER
        REFERENCES documents) STRICT""",
    # -- truth: papers and what became of them
    """CREATE TABLE papers (number TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, sha256 TEXT NOT NULL,
        snapshot BLOB NOT NULL)
        STRICT, WITHOUT ROWID""",
    "CREATE INDEX papers_by_fingerprint ON papers (fingerprint)",
    """CREATE TABLE prints (
        id INTEGER PRIMARY KEY, number TEXT NOT NULL REFERENCES papers, layout TEXT NOT NULL, blob TEXT NOT NULL,
        sha256 TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES journal, UNIQUE (number, layout)) STRICT""",
    """CREATE TABLE paper_events (
        id INTEGER PRIMARY KEY, number TEXT NOT NULL REFERENCES papers, event TEXT NOT NULL, dated TEXT NOT NULL,
        note TEXT NOT NULL, blob TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX paper_events_by_number ON paper_events (number, event)",
    """CREATE TABLE statements (
        id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, customer_id INTEGER NOT NULL REFERENCES customers,
        period_from TEXT NOT NULL, period_to TEXT NOT NULL, closing_fen INTEGER NOT NULL, issued_on TEXT NOT NULL,
        reply_by TEXT NOT NULL, sha256 TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES journal,
        UNIQUE (customer_id, period_to)) STRICT""",
    """CREATE TABLE statement_events (
        id INTEGER PRIMARY KEY, statement_id INTEGER NOT NULL REFERENCES statements, state TEXT NOT NULL,
        dated TEXT NOT NULL, agreed_fen INTEGER, said_by TEXT NOT NULL, channel TEXT NOT NULL, note TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX statement_events_by_statement ON statement_events (statement_id)",
    # -- truth: what was said and agreed
    f"""CREATE TABLE promises (
        id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers,
        amount_fen INTEGER NOT NULL CHECK (amount_fen BETWEEN 1 AND {LARGEST}), due TEXT NOT NULL,
        made_on TEXT NOT NULL, said_by TEXT NOT NULL, channel TEXT NOT NULL, note TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX promises_by_customer ON promises (customer_id, due)",
    """CREATE TABLE plans (
        id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, customer_id INTEGER NOT NULL REFERENCES customers,
        agreed_on TEXT NOT NULL, note TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    """CREATE TABLE instalments (
        plan_id INTEGER NOT NULL REFERENCES plans, part INTEGER NOT NULL, due TEXT NOT NULL,
        amount_fen INTEGER NOT NULL CHECK (amount_fen > 0), PRIMARY KEY (plan_id, part)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE plan_items (
        plan_id INTEGER NOT NULL REFERENCES plans, item_id INTEGER NOT NULL REFERENCES items,
        PRIMARY KEY (plan_id, item_id)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX plan_items_by_item ON plan_items (item_id)",
    "CREATE TABLE plan_ends (plan_id INTEGER PRIMARY KEY REFERENCES plans, dated TEXT NOT NULL, reason TEXT NOT NULL, "
    "seq INTEGER NOT NULL REFERENCES journal) STRICT",
    f"""CREATE TABLE disputes (
        id INTEGER PRIMARY KEY, item_id INTEGER NOT NULL REFERENCES items, customer_id INTEGER NOT NULL
        REFERENCES customers, amount_fen INTEGER NOT NULL CHECK (amount_fen BETWEEN 1 AND {LARGEST}),
        reason TEXT NOT NULL, raised_on TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX disputes_by_item ON disputes (item_id)",
    """CREATE TABLE dispute_events (
        id INTEGER PRIMARY KEY, dispute_id INTEGER NOT NULL REFERENCES disputes, event TEXT NOT NULL
        CHECK (event IN ('answered', 'settled')), dated TEXT NOT NULL, note TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX dispute_events_by_dispute ON dispute_events (dispute_id, event)",
    """CREATE TABLE contact_log (
        id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers, dated TEXT NOT NULL,
        channel TEXT NOT NULL, outcome TEXT NOT NULL, note TEXT NOT NULL, next_on TEXT, amount_fen INTEGER NOT NULL,
        claimed_on TEXT, seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX contact_log_by_customer ON contact_log (customer_id, dated)",
    # -- what came from other programs
    """CREATE TABLE imports (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, dated TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    """CREATE TABLE imported (
        import_id INTEGER NOT NULL REFERENCES imports, identity TEXT NOT NULL, subject TEXT NOT NULL,
        PRIMARY KEY (import_id, identity, subject)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX imported_by_identity ON imported (identity)",
    "CREATE TABLE import_undone (import_id INTEGER PRIMARY KEY REFERENCES imports, dated TEXT NOT NULL, "
    "seq INTEGER NOT NULL REFERENCES journal) STRICT",
    "CREATE TABLE header_mappings (signature TEXT PRIMARY KEY, mapping TEXT NOT NULL) STRICT, WITHOUT ROWID",
    # -- projection: rebuilt from the truth at any time, proven equal by `check`
    """CREATE TABLE open_items (
        item_id INTEGER PRIMARY KEY REFERENCES items, customer_id INTEGER NOT NULL, direction TEXT NOT NULL,
        dated TEXT NOT NULL, due TEXT, open_fen INTEGER NOT NULL CHECK (open_fen > 0)) STRICT""",
    "CREATE INDEX open_items_by_customer ON open_items (customer_id, direction, due, open_fen)",
    "CREATE TABLE balances (customer_id INTEGER PRIMARY KEY REFERENCES customers, balance_fen INTEGER NOT NULL) STRICT",
    """CREATE TABLE months (
        customer_id INTEGER NOT NULL REFERENCES customers, month TEXT NOT NULL, moved_fen INTEGER NOT NULL,
        PRIMARY KEY (customer_id, month)) STRICT, WITHOUT ROWID""",
)

_WINDOW = (
    # -- what somebody is still typing: replaced in place, no truth
    """CREATE TABLE drafts (form TEXT NOT NULL, key TEXT NOT NULL, content TEXT NOT NULL, saved TEXT NOT NULL,
        PRIMARY KEY (form, key)) STRICT, WITHOUT ROWID""",
    # -- truth: notes that were taken back
    """CREATE TABLE withdrawals (
        id INTEGER PRIMARY KEY, what TEXT NOT NULL, row_id INTEGER NOT NULL, dated TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES journal, UNIQUE (what, row_id)) STRICT""",
)

_SIGNED_PLANS = (
    # -- truth: the signed copy of a plan, and its scan
    """CREATE TABLE plan_signatures (
        id INTEGER PRIMARY KEY, plan_id INTEGER NOT NULL REFERENCES plans, dated TEXT NOT NULL, note TEXT NOT NULL,
        blob TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES journal) STRICT""",
)

_TERMS = (
    # -- terms that say the month of payment, grace days, and credit held back while paid goods still leave
    "ALTER TABLE customers ADD COLUMN pay_month TEXT",
    "ALTER TABLE customers ADD COLUMN grace_days INTEGER",
    "ALTER TABLE customers ADD COLUMN credit_hold INTEGER",
    # -- customers whose terms were read more loosely before: to be looked at once, no truth
    "CREATE TABLE terms_to_confirm (customer_id INTEGER PRIMARY KEY REFERENCES customers) STRICT",
    """INSERT INTO terms_to_confirm SELECT id FROM customers WHERE terms_kind IN ('previous_batch', 'next_month_days')
        OR (terms_kind = 'monthly_day' AND pay_day > cut_off)""",
)

_REPLACED_STATEMENTS = (
    # -- a statement that was never signed may give way to a newer one of the same days, so the days are not unique;
    # -- rows of statement_events point here, so they wait for the table to come back (SQLite: "Making Other Kinds Of
    # -- Table Schema Changes")
    "PRAGMA defer_foreign_keys = ON",
    "CREATE TABLE statements_of_format_2 AS SELECT * FROM statements",
    "DROP TABLE statements",
    """CREATE TABLE statements (
        id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, customer_id INTEGER NOT NULL REFERENCES customers,
        period_from TEXT NOT NULL, period_to TEXT NOT NULL, closing_fen INTEGER NOT NULL, issued_on TEXT NOT NULL,
        reply_by TEXT NOT NULL, sha256 TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "INSERT INTO statements SELECT * FROM statements_of_format_2",
    "DROP TABLE statements_of_format_2",
    "CREATE INDEX statements_by_customer ON statements (customer_id, period_to)",
    # -- truth: which statement stands in for which
    """CREATE TABLE statement_replacements (
        id INTEGER PRIMARY KEY REFERENCES statements, replaced_id INTEGER NOT NULL UNIQUE REFERENCES statements,
        seq INTEGER NOT NULL REFERENCES journal, CHECK (id > replaced_id)) STRICT""",
)

_PAID_ITEMS = (
    # -- projection: debts that money settled in full, and the day the last of it came
    """CREATE TABLE paid_items (
        item_id INTEGER NOT NULL, customer_id INTEGER NOT NULL, dated TEXT NOT NULL, due TEXT,
        by_batch INTEGER NOT NULL, paid_on TEXT NOT NULL, PRIMARY KEY (dated, item_id)) STRICT, WITHOUT ROWID""",
    """INSERT INTO paid_items SELECT i.id, i.customer_id, i.dated,
            CASE WHEN i.open_batches IS NULL THEN i.due ELSE (SELECT dated FROM (
                SELECT later.dated, row_number() OVER (ORDER BY later.dated, later.id) AS place FROM documents later
                WHERE later.customer_id = i.customer_id AND later.kind = 'shipment'
                  AND (later.dated, later.id) > (i.dated, i.document_id)
                  AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = later.id))
                WHERE place = i.open_batches) END,
            i.open_batches IS NOT NULL, max(a.dated) FROM items i
        JOIN allocations a ON a.debit_item = i.id AND a.sign = 1
          AND NOT EXISTS (SELECT 1 FROM allocations u WHERE u.undoes = a.id)
        JOIN items c ON c.id = a.credit_item JOIN documents p ON p.id = c.document_id AND p.kind <> 'reversal'
        WHERE i.direction = 'debit' AND i.id NOT IN (SELECT item_id FROM open_items)
          AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = i.document_id)
          AND i.document_id NOT IN (SELECT id FROM documents WHERE reverses IS NOT NULL)
        GROUP BY i.id HAVING sum(p.kind = 'receipt') > 0""",
)

_ENDED_AGAIN = (
    # -- the end of a plan can be taken back and the plan be ended anew: each end is the row of its journal entry
    "CREATE TABLE plan_ends_of_format_6 AS SELECT * FROM plan_ends",
    "DROP TABLE plan_ends",
    """CREATE TABLE plan_ends (
        plan_id INTEGER NOT NULL REFERENCES plans, dated TEXT NOT NULL, reason TEXT NOT NULL,
        seq INTEGER PRIMARY KEY REFERENCES journal) STRICT""",
    "INSERT INTO plan_ends SELECT * FROM plan_ends_of_format_6",
    "DROP TABLE plan_ends_of_format_6",
    "CREATE INDEX plan_ends_by_plan ON plan_ends (plan_id)",
)

_BILLS = (
    # -- truth: the line of a bill that a receipt was booked from, or was found to be
    """CREATE TABLE bill_lines (
        id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents, line TEXT NOT NULL,
        payer TEXT NOT NULL, by_hand INTEGER NOT NULL, seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX bill_lines_by_line ON bill_lines (line)",
    "CREATE INDEX bill_lines_by_document ON bill_lines (document_id)",
    # -- what is no customer's money, to know it again and nothing else: no truth
    "CREATE TABLE bill_strangers (mark TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
)

_AGREED_DUES = (
    # -- truth: the day to pay, or the batches to wait for, agreed later for a paper that had none
    """CREATE TABLE agreed_dues (
        id INTEGER PRIMARY KEY, item_id INTEGER NOT NULL REFERENCES items, due TEXT, open_batches INTEGER,
        dated TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX agreed_dues_by_item ON agreed_dues (item_id)",
)

STEPS: tuple[tuple[str, ...], ...] = (
    _BOOK, _WINDOW, _SIGNED_PLANS, _TERMS, _REPLACED_STATEMENTS, _PAID_ITEMS, _ENDED_AGAIN, _BILLS, MERGED,
    SOLD_IN_UNITS, _AGREED_DUES, (*AT_THE_COUNTER, *ON_CREDIT), IN_COLLECTING,
)  # fmt: skip

SEALED = (
    "journal", "submissions", "documents", "items", "allocations", "shipments", "returns", "lines", "receipts",
    "adjustments", "slip_charges", "slip_deliveries",
    "papers", "prints", "paper_events", "statements", "statement_events", "promises", "plans", "instalments",
    "plan_items", "plan_ends", "disputes", "dispute_events", "contact_log", "imports", "imported", "import_undone",
    "withdrawals", "plan_signatures", "statement_replacements", "bill_lines", "merges",
    "agreed_prices", "goods_merges", "shop_pictures", "agreed_dues", "receipt_parts", "receipt_hands",
    "receipt_accounts", "acceptances", "attachments", "consigned",
    "refunds", "side_entries", "acceptance_events", "bounces", "tasks", "task_steps", "credit_papers", "grounds",
    "releases", "limit_decisions", "group_decisions", "debt_views", "dispute_kinds", "promise_ties", "claim_facts",
    "open_points", "point_ends", "dispute_lines",
)  # fmt: skip
"""Tables whose rows are final once written."""
