"""Backups made by themselves, and where they go."""
