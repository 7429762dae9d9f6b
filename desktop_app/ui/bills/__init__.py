"""Money that came in finds whose it is."""
