"""The number of examples of a property test."""

from hypothesis import settings


def examples(count: int) -> settings:
    """``count`` examples if the profile has 100, else in proportion."""
    return settings(max_examples=max(5, count * settings.default.max_examples // 100))
