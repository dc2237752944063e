"""What every command shares: building requests, signing them, reading answers. Copied into the package, not generated."""
