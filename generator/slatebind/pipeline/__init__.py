"""The straight lines from docs to output files: single steps for those who build their own, and whole projects."""

from slatebind.pipeline.guard import inputs_of, spared
from slatebind.pipeline.origins import origin_of
from slatebind.pipeline.product import Product
from slatebind.pipeline.project import Project, Track
from slatebind.pipeline.steps import (
    Rendered,
    apply_overlay,
    apply_overlays,
    complete,
    dump_spec,
    extract,
    load_spec,
    open_spec,
    render,
    write_spec,
)
from slatebind.spec.codec import Loaded

__all__ = [
    "Loaded",
    "Product",
    "Project",
    "Rendered",
    "Track",
    "apply_overlay",
    "apply_overlays",
    "complete",
    "dump_spec",
    "extract",
    "inputs_of",
    "load_spec",
    "open_spec",
    "origin_of",
    "render",
    "spared",
    "write_spec",
]
