"""From a spec and a target folder to output files. The only importer of jinja2."""
