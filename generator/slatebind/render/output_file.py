"""A file that a target made: a path below the output folder, and a text."""

import re

import msgspec

from slatebind.diagnostic import Path

_PART = re.compile(r"[A-Za-z0-9_.][A-Za-z0-9_.\-]*")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.I)


class OutputFile(msgspec.Struct, frozen=True):
    """``path`` is relative, with slashes. ``template`` is the target's file that it was made with, or copied from.

    ``about`` are the records of the spec that it shows; without any it shows the whole.
    """

    path: str
    text: str
    template: str = ""
    about: tuple[Path, ...] = ()


def path_problem(path: str) -> str | None:
    """Why a path may not be written, on any system; None where it may."""
    parts = path.split("/")
    if any(part in {"", ".", ".."} for part in parts):
        return "leaves the output folder"
    odd = next((part for part in parts if not _PART.fullmatch(part) or part.endswith(".")), None)
    if odd is not None:
        return f"has a part with characters that not every system takes: {odd!r}"
    device = next((part for part in parts if _DEVICES.fullmatch(part)), None)
    return f"has a part that is a device's name on Windows: {device!r}" if device else None
