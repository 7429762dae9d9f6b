"""What several nouns of the trade show alike."""
