"""Numbers of things in messages: ``1 command``, ``2 commands``."""


def counted(number: int, noun: str) -> str:
    """The number and the noun; all nouns of our messages take an ``s``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
