"""Reading tables: columns, headers, rows and cells."""
