"""Regular expressions for the forms in which people write a method and a URL."""

import re
from collections.abc import Sequence
from functools import cache

VALUE = (
    r"(?:<[^<>\n]{1,60}>|\{\{[^{}\n]{1,60}\}\}|\{[^{}\n]{1,80}\}|\[[^\[\]\n]{0,80}\]"
    r"|(?<=/)\(\w+\)|(?<=\w)\((?=[^()\s]{0,200}\{)(?:[\w,='.-]|\{[^{}\n]{1,60}\})+\)"
    r"|[^\s`\"'<>|{}()\[\]\u3001\u3002\uff08\uff09\uff0c\uff1b])"
)
URL = (
    rf"(?:(?:(?:https?|wss?)://|v\d+(?:\.\d+)?/|[A-Za-z][\w-]*/(?=[^\s/]*[/{{<])){VALUE}"
    r"|/|(?:\{+|\[|<)[^{}\[\]<>/\n]{1,40}(?:\}+|\]|>)/|\$\{?\w+\}?/|[\w-]+(?:\.[\w-]+)+(?::\d+)?/"
    rf"|localhost(?::\d+)?/){VALUE}*"
)
"""What it can begin with, and then any characters of a URL. The first forms are not a URL without one of them.

The third of these is a path without its first slash, which has a second one or a variable.
"""
_RELATIVE = r"[A-Za-z][\w-]*(?=[/?])(?:/[\w.:{}<>-]+){0,12}(?:\?[\w\[\].-]+=\S*)?"
"""A path without its first slash, in code: `trees?height=7`, `trees/photos`."""
_LABEL = r"(?:[^\s:/`][^:/\n`\u3001\u3002\uff08]{0,30}[:\uff1a]\s*(?!//))?"
_NOTE = r"(?:\s*[(\uff08][^()\uff08\uff09\n]{1,60}[)\uff09])?"
"""What may be behind a method: `POST (multipart/form-data)`."""
_SEPARATOR = r"\s*(?:[-\u2013\u2014:|\u2192>,;]|=>|->)?\s*"


class Patterns:
    """The regular expressions for one set of methods. All forms of a URL have a slash."""

    def __init__(self, methods: tuple[str, ...]) -> None:
        method = "|".join(methods)
        verb = _verb(methods)
        verbs = rf"[\[(<*]?\b(?P<method>(?:{method})(?:\s*[|/,]\s*(?:{method})\b){{0,6}})\b[\])>*]?"
        url = rf"[\"'(\[]?(?P<url>{URL})[\"')\]]?"
        note = r"(?:\s+HTTP/[\d.]+)?\s*(?:\(\w+\))?[.,;]?"
        self.whole = re.compile(rf"{_LABEL}{verbs}{_SEPARATOR}{_LABEL}{url}{note}", re.I)
        self.begins = re.compile(
            rf"{_LABEL}{verbs}[:\s]+(?>{url})(?:\s*[-\u2013\u2014:(\uff08\u2192=]+|\s)\s*(?P<title>.*)", re.I
        )
        self.titled = re.compile(rf"(?P<title>\S.{{1,60}}?)\s*[-\u2013\u2014]\s+{verb}[:\s]+{url}{note}")
        self.reversed = re.compile(rf"{_LABEL}{url}{_SEPARATOR}{_LABEL}[\[(]?\b(?P<method>{method})\b[\])]?", re.I)
        self.in_code = re.compile(rf"{verb}\s+(?P<url>{_RELATIVE})")
        self.method = re.compile(rf"\b(?:{method})\b", re.I)
        self.verb = verb_alone(methods)
        self.url = re.compile(rf"{_LABEL}{url}", re.I)
        self.word = re.compile(rf"(?<![A-Za-z0-9_/.-])(?:{method})(?![A-Za-z0-9_/])")
        self.in_heading = re.compile(rf"(?:^|[\s\[(:-]){verb}[:\s]+{url}")
        self.in_heading_reversed = re.compile(rf"(?:^|[\s(:-]){url}\s*[\[(](?P<method>{method})[\])]")
        self.sample = re.compile(rf"(?:-X\s*|--request[=\s]+)[\"']?(?P<method>{method})\b")
        self.http = re.compile(rf"^\s*\$?\s*https?\s+(?:-\S+\s+)*(?:(?P<method>{method})\s+)?[\"']?(?P<url>{URL})")


def _verb(methods: Sequence[str]) -> str:
    return rf"[\[(<*]?\b(?P<method>{'|'.join(methods)})\b[\])>*]?"


@cache
def verb_alone(methods: tuple[str, ...]) -> re.Pattern[str]:
    """A line that is nothing but one of some methods, with or without a label.

    Descriptions need it for one method at a time, and none of the other patterns, which take long to compile.
    """
    return re.compile(rf"{_LABEL}(?:HTTPS?\s+)?{_verb(methods)}:?{_NOTE}", re.I)


@cache
def patterns_of(methods: tuple[str, ...]) -> Patterns:
    """The patterns for one set of methods."""
    return Patterns(methods)
