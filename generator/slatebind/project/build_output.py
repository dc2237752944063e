"""The output of one part of a project, as a value that can be written, compared or explained."""

import msgspec

from slatebind.diagnostic import Diagnostic
from slatebind.output import NO_ORIGIN, Origin
from slatebind.output_file import OutputFile
from slatebind.project.provenance import Provenance


class BuildOutput(msgspec.Struct, frozen=True, kw_only=True):
    """The files of one spec or target below the folder ``root``.

    ``owner`` identifies them in the manifest. ``files`` is None if there is nothing to write; if that is due to an
    error, ``has_failed`` is set. ``is_whole`` says that no file is missing because of an error. ``origin`` is recorded
    in the manifest, ``provenance`` explains the files.
    """

    owner: str
    root: str
    files: tuple[OutputFile, ...] | None
    origin: Origin = NO_ORIGIN
    provenance: Provenance | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    has_failed: bool = False
    is_whole: bool = True
