"""What a format tells about the rule behind a finding."""

from collections.abc import Mapping

import msgspec

from slatebind.diagnostic import Severity


class RuleInfo(msgspec.Struct, frozen=True, kw_only=True):
    """A rule's title in one line, its reason, and its help as Markdown.

    ``severity`` is the one that it has by default; ``tags`` are words by which findings may be filtered.
    """

    title: str
    why: str = ""
    help: str = ""
    severity: Severity = Severity.WARNING
    tags: tuple[str, ...] = ()


Rules = Mapping[str, RuleInfo]
"""Rules by their codes."""
