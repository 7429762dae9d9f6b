"""Repayment plans and promises."""
