"""The syntax of a heading line."""

import re

HEADING = re.compile(r" {0,3}(#{1,6})([ \t]*)(.*?)(?:[ \t]+#+)?[ \t]*")
"""A whole line; groups: marks, the space after them, text."""
