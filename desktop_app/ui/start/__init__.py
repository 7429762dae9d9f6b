"""From the first start to the open book: covers, keys, the lock."""
