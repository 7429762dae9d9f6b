"""Papers and their answers."""
