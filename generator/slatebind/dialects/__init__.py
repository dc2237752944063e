"""What families of docs call things, as data."""
