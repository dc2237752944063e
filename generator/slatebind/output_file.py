"""A generated file: a path below the output folder, and a text."""

import re

import msgspec

from slatebind.diagnostic import Path
from slatebind.regions import split_regions

_PART = re.compile(r"[A-Za-z0-9_.][A-Za-z0-9_.\-]*")
_WINDOWS_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.I)


class OutputFile(msgspec.Struct, frozen=True):
    """``path`` is relative, with slashes. ``template`` is the target's file that it was rendered or copied from.

    ``about`` are the records of the spec that it shows; if empty, it shows the whole spec. The bytes of a binary file
    that are not UTF-8 are surrogates in ``text``, as ``errors="surrogateescape"`` reads them.
    """

    path: str
    text: str
    template: str = ""
    about: tuple[Path, ...] = ()
    is_binary: bool = False

    @property
    def data(self) -> bytes:
        """What is written if no region is used."""
        return split_regions(self.text).generated.encode(errors="surrogateescape" if self.is_binary else "strict")


def path_problem(path: str) -> str | None:
    """Why a path is not allowed; None if it can be written on every system."""
    parts = path.split("/")
    if any(part in {"", ".", ".."} for part in parts):
        return "leaves the output folder"
    invalid = next((part for part in parts if not _PART.fullmatch(part) or part.endswith(".")), None)
    if invalid is not None:
        return f"contains characters that are not portable: {invalid!r}"
    device = next((part for part in parts if _WINDOWS_DEVICE.fullmatch(part)), None)
    return f"contains a device name of Windows: {device!r}" if device else None
