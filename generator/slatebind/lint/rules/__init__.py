"""The rules with a check, one module each: its name is the rule's, its docstring the rule's page."""
