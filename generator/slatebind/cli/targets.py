"""``slatebind targets``."""
