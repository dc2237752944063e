"""The inputs of the action, checked, and what GitHub says of the event that started it."""

import os
from collections.abc import Mapping
from typing import Any

import click
import msgspec

from slatebind.cli.option_definitions import FailOn, FailOnChoice
from slatebind.diff.verdict import SURFACES
from slatebind.files import read_bytes


class Inputs(msgspec.Struct, frozen=True, kw_only=True):
    """The inputs; an empty text is one that was not given."""

    docs: str
    against: str
    surface: str
    dialect: str
    baseline: str
    lint_fail_on: FailOn | None
    diff_fail_on: FailOn
    verify: str
    verify_fail_on: FailOn | None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """The event: its name, the ref and the commit that it is about, and its payload as GitHub documents it."""

    name: str
    ref: str
    sha: str
    payload: Mapping[str, Any]

    def text(self, *keys: str) -> str:
        """A text in the payload; "" if there is none."""
        value: Any = self.payload
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        return value if isinstance(value, str) else ""


def read_inputs() -> Inputs:
    """The inputs in the environment. Raises a usage error if one has an invalid value."""
    surface = _given("SURFACE") or "all"
    if surface not in (*SURFACES, "all"):
        raise click.UsageError(f"surface: `{surface}` is not one of {', '.join((*SURFACES, 'all'))}")
    return Inputs(
        docs=_given("DOCS"),
        against=_given("AGAINST"),
        surface=surface,
        dialect=_given("DIALECT"),
        baseline=_given("BASELINE"),
        lint_fail_on=_fail_on("LINT_FAIL_ON"),
        diff_fail_on=_fail_on("DIFF_FAIL_ON") or "error",
        verify=_given("VERIFY"),
        verify_fail_on=_fail_on("VERIFY_FAIL_ON"),
    )


def read_event() -> Event:
    """The event as the runner describes it in the environment and in a file."""
    file = os.environ.get("GITHUB_EVENT_PATH", "")
    try:
        payload = msgspec.json.decode(read_bytes(file)) if file else {}
    except msgspec.DecodeError as error:
        raise click.ClickException(f"{file}: {error}") from error
    name, ref, sha = (os.environ.get(f"GITHUB_{key}", "") for key in ("EVENT_NAME", "REF", "SHA"))
    return Event(name=name, ref=ref, sha=sha, payload=payload if isinstance(payload, dict) else {})


def _given(name: str) -> str:
    return os.environ.get(f"INPUT_{name}", "").strip()


def _fail_on(name: str) -> FailOn | None:
    value = _given(name)
    if not value:
        return None
    try:
        converted: Any = FailOnChoice().convert(value, None, None)
    except click.BadParameter as problem:
        raise click.UsageError(f"{name.lower().replace('_', '-')}: {problem.message}") from problem
    return converted  # type: ignore[no-any-return]
