"""The intermediate spec: its records, its YAML, its JSON Schema, its overlays."""
