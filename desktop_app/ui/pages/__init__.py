"""One page a file; a page knows the desk, the operations and the widgets, and no other page."""
