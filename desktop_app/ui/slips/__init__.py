"""Delivery slips and returns."""
