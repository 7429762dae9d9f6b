"""Whom to chase this week."""
