"""How often the server is asked for what takes time."""

FIRST_POLL = 0.5
"""Seconds before it is asked again the first time."""
MAX_POLL = 10.0
"""Seconds that the pauses grow to."""
POLL_GROWTH = 1.5
"""What each pause is multiplied with to get the next."""
