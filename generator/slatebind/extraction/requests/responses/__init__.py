"""What operations respond with: tables, examples, resources that docs describe, and statuses."""
