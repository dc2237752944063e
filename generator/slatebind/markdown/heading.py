"""What a heading's line looks like."""

import re

HEADING = re.compile(r" {0,3}(#{1,6})([ \t]*)(.*?)(?:[ \t]+#+)?[ \t]*")
"""A whole line: its marks, the space after them, and its text."""
