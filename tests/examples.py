"""How many examples a property test tries."""

from hypothesis import settings


def examples(count: int) -> settings:
    """``count`` where the profile has 100 examples, and in proportion where it has fewer or more."""
    return settings(max_examples=max(5, count * settings.default.max_examples // 100))
