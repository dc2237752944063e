"""Models: what commands share, what models are called, and what refers to them."""
