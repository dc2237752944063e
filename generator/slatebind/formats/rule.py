"""The title, reason and help of a finding's rule, for formats that include them."""

from collections.abc import Mapping

import msgspec

from slatebind.diagnostic import Severity


class RuleInfo(msgspec.Struct, frozen=True, kw_only=True):
    """The title of a rule in one line, its reason, and its help as Markdown.

    ``severity`` is its default; ``tags`` are words to filter findings by.
    """

    title: str
    why: str = ""
    help: str = ""
    severity: Severity = Severity.WARNING
    tags: tuple[str, ...] = ()


Rules = Mapping[str, RuleInfo]
"""Rules by their codes."""
