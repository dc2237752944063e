"""Target folders: their manifest, options and copied files."""
