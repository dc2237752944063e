"""slatebind: generate typed clients and docs from API references written in Slate Markdown.

The steps of the command line, for your own programs:

    loaded = slatebind.extract("docs")                             # or slatebind.load_spec("acme.yaml")
    loaded = slatebind.apply_overlay(loaded, "corrections.yaml")
    rendered = slatebind.render(loaded, "python", {"package": "acme"})
    if loaded.spec and rendered.files:
        slatebind.write_spec(loaded.spec, "acme.yaml")
        slatebind.write(rendered.files, "client", owner="python")
    for finding in (*loaded.diagnostics, *rendered.diagnostics):
        print(finding)

Findings are returned, not raised; only a file that cannot be read or written raises an error, a ``FileError``. The
public names are those of ``__all__``; each is loaded when it is first used.
"""

from importlib import import_module

from slatebind._version import __version__

TYPE_CHECKING = False  # importing typing takes a third of the time of a run that finds nothing to do
if TYPE_CHECKING:
    from typing import Any

    from slatebind.diagnostic import Diagnostic, Position, Severity
    from slatebind.files import FileError, UnreadableError, UnwritableError
    from slatebind.output import Outcome, compare, write
    from slatebind.output_file import OutputFile
    from slatebind.project.steps import (
        Rendered,
        apply_overlay,
        dump_spec,
        extract,
        load_spec,
        open_spec,
        render,
        write_spec,
    )
    from slatebind.spec.codec import Loaded
    from slatebind.spec.model import Spec

__all__ = [
    "Diagnostic",
    "FileError",
    "Loaded",
    "Outcome",
    "OutputFile",
    "Position",
    "Rendered",
    "Severity",
    "Spec",
    "UnreadableError",
    "UnwritableError",
    "__version__",
    "apply_overlay",
    "compare",
    "dump_spec",
    "extract",
    "load_spec",
    "open_spec",
    "render",
    "write",
    "write_spec",
]

_DEFINED_IN = {
    **dict.fromkeys(("Diagnostic", "Position", "Severity"), "slatebind.diagnostic"),
    **dict.fromkeys(("FileError", "UnreadableError", "UnwritableError"), "slatebind.files"),
    **dict.fromkeys(("Outcome", "compare", "write"), "slatebind.output"),
    **dict.fromkeys(("Rendered", "apply_overlay", "dump_spec"), "slatebind.project.steps"),
    **dict.fromkeys(("extract", "load_spec", "open_spec", "render", "write_spec"), "slatebind.project.steps"),
    "Loaded": "slatebind.spec.codec",
    "OutputFile": "slatebind.output_file",
    "Spec": "slatebind.spec.model",
}


def __getattr__(name: str) -> "Any":
    if name not in _DEFINED_IN:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_DEFINED_IN[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
