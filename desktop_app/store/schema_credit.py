"""What the book knows of credit beyond its limit: on what grounds it is given, on which paper, and for how long."""

ON_CREDIT: tuple[str, ...] = ()
"""In the same step of the ladder as the counter."""
