"""The machine: folders, files, locks, keyrings and keys. Knows nothing of customers or money."""
