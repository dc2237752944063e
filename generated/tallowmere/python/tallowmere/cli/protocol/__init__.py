"""What the command line has for HTTP APIs: groups of operations, requests by method and path, files."""
