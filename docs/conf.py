"""How Sphinx builds the site: `make docs`."""

from pathlib import Path
from shutil import copytree

from sphinx.application import Sphinx

from slatebind import __version__

project = "slatebind"
version = release = __version__
html_title = f"slatebind {__version__}"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["README.md"]
html_theme = "furo"
html_show_copyright = False
html_copy_source = False
html_last_updated_fmt = None

# Links to headings are checked, as those to pages are.
myst_heading_anchors = 4
myst_enable_extensions = ["substitution"]
myst_links_external_new_tab = False
nitpicky = True
suppress_warnings = ["myst.header"]
# Lexers fail on excerpts, such as JSON with an ellipsis.
highlight_options: dict[str, dict[str, object]] = {}

SAMPLES = {"fernhill": "html", "tallowmere": "tallowmere/html"}
"""References of the samples: their names in the site, and where they are generated."""


def setup(app: Sphinx) -> None:
    """Put the references of the samples into the site."""
    app.connect("build-finished", _copy_samples)


def _copy_samples(app: Sphinx, problem: Exception | None) -> None:
    generated = Path(app.confdir).parent / "generated"
    for name, folder in SAMPLES.items() if problem is None and app.builder.format == "html" else ():
        copytree(generated / folder, Path(app.outdir) / "samples" / name, dirs_exist_ok=True)
