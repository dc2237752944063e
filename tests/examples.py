"""How many examples a property test tries."""

from hypothesis import settings


def examples(count: int) -> settings:
    """``count`` in the suite; fewer or more in proportion where a profile asks for fewer or more than 100."""
    return settings(max_examples=max(5, count * settings.default.max_examples // 100))
