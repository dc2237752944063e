"""What the action shows: annotations, of which GitHub shows a few, the log, the job's summary and the outputs."""

import os
import secrets
from collections import Counter
from collections.abc import Iterable

from slatebind.cli.streams import echo
from slatebind.diagnostic import Diagnostic
from slatebind.formats import Rules
from slatebind.formats.github import render, workflow_command
from slatebind.formats.text import with_hint
from slatebind.hidden_characters import escape_hidden

MAX_ANNOTATIONS = 5
"""Annotations of each severity. GitHub shows ten for a step of a job, and takes lint and diff for a single step."""


def annotate(findings: Iterable[Diagnostic], rules: Rules) -> None:
    """Print findings as annotations, the most severe first; those for which there is no room go to the log."""
    shown: Counter[str] = Counter()
    others = []
    for finding in sorted(findings, key=lambda finding: finding.severity.rank):
        shown[finding.severity.value] += 1
        if shown[finding.severity.value] <= MAX_ANNOTATIONS:
            echo(render([finding], rules))
        else:
            others.append(f"{finding.at}: {finding.severity.value}[{finding.code}]: {with_hint(finding)}")
    log("".join(f"{escape_hidden(line)}\n" for line in others))


def announce(level: str, text: str) -> None:
    """Print an annotation that is not about a file."""
    echo(workflow_command(level, text, {"title": "slatebind"}))


def log(text: str) -> None:
    """Print text of which nothing is a command of the runner."""
    if text:
        token = secrets.token_hex(16)
        echo(f"::stop-commands::{token}\n{text}::{token}::\n")


def add_to_summary(markdown: str) -> None:
    """Append to the summary of the job."""
    _append("GITHUB_STEP_SUMMARY", f"{markdown}\n")


def set_output(name: str, value: str) -> None:
    """Set an output of the action, on one line."""
    _append("GITHUB_OUTPUT", f"{name}={value}\n")


def _append(variable: str, text: str) -> None:
    file = os.environ.get(variable)
    if file:
        with open(file, "a", encoding="utf-8") as stream:  # noqa: PTH123 - Path cannot append
            stream.write(text)
