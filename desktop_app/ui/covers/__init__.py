"""Full pages that stand in front of the book: the start, the lock, what cannot be opened."""
