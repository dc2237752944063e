"""Reading operations that request lines announce, such as `GET /trees/{id}`: the docs of HTTP APIs."""
