"""Reading and writing YAML, TOML and JSON with positions, and converting values to records, for any domain."""
