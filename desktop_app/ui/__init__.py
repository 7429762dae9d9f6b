"""The window: pages that know the operations and the words, and nothing of files, tables or paper."""
