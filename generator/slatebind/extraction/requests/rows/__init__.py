"""Parameters and fields of operations: rows of tables, what is inside of others, and where they are sent."""
