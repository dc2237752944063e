"""Print the oldest supported version of each dependency, as constraints for pip: ``make minimal``."""

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
_LOWEST = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?>=([0-9.]+)")


def constraints(text: str) -> list[str]:
    """``name==version`` for what users install: the dependencies, and the extra `mock`."""
    project = tomllib.loads(text)["project"]
    needed = (*project["dependencies"], *project["optional-dependencies"]["mock"])
    return [f"{found[1]}=={found[2]}" for found in map(_LOWEST.match, needed) if found]


if __name__ == "__main__":
    print("\n".join(constraints(PROJECT.read_text(encoding="utf-8"))))
