"""The proof that awards cannot be lost, doubled or faked: long versions run with ``make soak``."""
