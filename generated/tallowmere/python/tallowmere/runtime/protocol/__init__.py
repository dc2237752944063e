"""HTTP APIs whose operations have a method and a path of their own."""
