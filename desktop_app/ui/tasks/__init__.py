"""Tasks: what is to be done on a day."""
