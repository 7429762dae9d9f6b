"""Sheets that others wrote."""
