"""What sentences state: guides, introductions, defaults, allowed values, other parameters."""
