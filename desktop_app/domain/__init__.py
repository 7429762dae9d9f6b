"""The trade's rules as plain values and functions: no files, no clock, no language."""
