"""Parts of a page that more than one page shows: what is known of a customer, and the quick forms beside a list."""
