"""The step of the ladder by which the book knows what a shop does all day at its counter."""

AT_THE_COUNTER: tuple[str, ...] = ()
