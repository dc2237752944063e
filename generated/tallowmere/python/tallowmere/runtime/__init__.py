"""What all commands share: requests, responses, retries, jobs and lists. Copied into the package, not generated."""
