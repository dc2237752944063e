"""What the parts of a project make, as values."""

import msgspec

from slatebind.diagnostic import Diagnostic
from slatebind.output import NO_ORIGIN, Origin
from slatebind.pipeline.origins import Making
from slatebind.render.output_file import OutputFile


class Product(msgspec.Struct, frozen=True, kw_only=True):
    """What one part of a plan makes below the folder ``root``.

    ``owner`` is whose files these are, for the writer. ``files`` is None where nothing is to be written; ``is_lost``
    says that something should have been, and the diagnostics why it could not be made; ``is_whole`` that no file is
    missing among them. ``origin`` is what they are made from, ``making`` the same for
    those who want to have it explained.
    """

    owner: str
    root: str
    files: tuple[OutputFile, ...] | None
    origin: Origin = NO_ORIGIN
    making: Making | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    is_lost: bool = False
    is_whole: bool = True
