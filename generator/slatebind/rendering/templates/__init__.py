"""Templates: their environment, their escapes, and the checks made when a target is loaded."""
