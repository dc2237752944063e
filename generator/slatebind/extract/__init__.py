"""From blocks to a spec."""
