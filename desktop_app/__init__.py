"""清账 (Qingzhang): sell on credit, know whom to chase, and get paid."""

__version__ = "0.1.0"
