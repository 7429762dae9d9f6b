"""Foreign files in, tables out: the only place with Excel and CSV."""
