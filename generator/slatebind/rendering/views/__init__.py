"""What templates see: a spec with identifiers, types, calls, samples and tables."""
