"""Tasks: what somebody is to do on a day, and what became of it."""

REACHED: tuple[str, ...] = ("ALTER TABLE contacts ADD COLUMN email TEXT NOT NULL DEFAULT ''",)
"""By which way else a person at the customer is reached."""

TASKS: tuple[str, ...] = (
    """CREATE TABLE tasks (
        id INTEGER PRIMARY KEY, posted_for INTEGER NOT NULL REFERENCES customers, kind TEXT NOT NULL, due TEXT NOT NULL,
        about TEXT NOT NULL, note TEXT NOT NULL, person TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES journal)
        STRICT""",
    "CREATE INDEX tasks_by_customer ON tasks (posted_for)",
    """CREATE TABLE task_steps (
        id INTEGER PRIMARY KEY, task_id INTEGER NOT NULL REFERENCES tasks, step TEXT NOT NULL, dated TEXT NOT NULL,
        until TEXT, seq INTEGER NOT NULL REFERENCES journal) STRICT""",
    "CREATE INDEX task_steps_by_task ON task_steps (task_id)",
)
