"""Reading types: words, notations and phrases of docs as types of the spec."""
