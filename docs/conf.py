"""How Sphinx builds the site: `make docs`."""

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
