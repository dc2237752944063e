"""What examples show of fields and their types."""
