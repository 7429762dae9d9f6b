"""The book on disk: the only place with the database; takes and returns domain values."""
