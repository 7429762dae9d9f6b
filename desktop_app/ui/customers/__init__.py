"""Customers, one by one and in their list."""
