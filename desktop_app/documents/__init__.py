"""Papers: a domain value in, PDF bytes out; the only place that draws."""
