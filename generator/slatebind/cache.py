"""Where things are kept that may be deleted at any time. Imported by what must start fast: knows only the system."""

import os
import sys


def cache_folder(part: str) -> str:
    """A folder of the user's for ``part`` of slatebind, in the platform's place for caches."""
    home = os.path.expanduser("~")  # noqa: PTH111 - pathlib takes longer to import than all the rest
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or f"{home}/AppData/Local"
    elif sys.platform == "darwin":
        base = f"{home}/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or f"{home}/.cache"
    return f"{base}/slatebind/{part}"


def releases(*libraries: str) -> list[str]:
    """The installed releases of libraries, as their folders name them: asking the libraries would import them."""
    found = []
    for path in sys.path:
        if path.endswith("-packages") and os.path.isdir(path):  # noqa: PTH112
            names = sorted(os.listdir(path))  # noqa: PTH208
            found += [name for name in names if name.lower().startswith(tuple(f"{one}-" for one in libraries))]
    return found
