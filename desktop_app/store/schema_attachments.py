"""The table of pictures and papers that are kept with records."""

ATTACHED = (
    # -- truth: a picture or paper kept with a record; `about` says in which table `about_id` is
    """CREATE TABLE attachments (
        id INTEGER PRIMARY KEY, about TEXT NOT NULL, about_id INTEGER NOT NULL, kind TEXT NOT NULL, dated TEXT NOT NULL,
        name TEXT NOT NULL, place TEXT NOT NULL, note TEXT NOT NULL, blob TEXT NOT NULL, sha256 TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX attachments_by_record ON attachments (about, about_id)",
)
