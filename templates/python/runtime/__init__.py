"""What all commands share: requests, responses, retries and lists. Copied into the package, not generated."""
