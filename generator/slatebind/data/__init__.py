"""Reading and writing structured text: YAML and TOML with positions, and values as records. Knows no domain."""
