"""The options of all commands: each name is defined once, here, and means the same in every command that has it.

The first long name of an option is the one to use; further ones are aliases.
"""

from collections.abc import Mapping
from typing import Any, Literal

import click
import msgspec

from slatebind.formats import FORMATS

FailOn = Literal["error", "warning", "info", "never"]

_OLD_FAIL_ON: Mapping[Any, FailOn] = {"breaking": "error", "none": "never"}
_FLAG: Mapping[str, Any] = {"is_flag": True}
_REPEATED: Mapping[str, Any] = {"multiple": True}


class FailOnChoice(click.Choice[str]):
    """The severities of ``--fail-on``; ``breaking`` and ``none`` stay accepted for ``error`` and ``never``."""

    def __init__(self) -> None:
        super().__init__(("error", "warning", "info", "never"))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The severity that a word on the command line names."""
        return super().convert(_OLD_FAIL_ON.get(value, value), param, ctx)


def _check_dialect(_: click.Context, __: click.Parameter, name: str | None) -> str | None:
    """Raises BadParameter for a name that is neither a file nor that of a shipped dialect."""
    if name is None:
        return None
    from slatebind.dialects import AUTO, is_dialect_file, shipped_dialects
    from slatebind.suggestions import did_you_mean

    known = (AUTO, *shipped_dialects())
    if name not in known and not is_dialect_file(name):
        hint = did_you_mean(name, known, f"known dialects: {', '.join(known)}; or give a .yaml file")
        raise click.BadParameter(f"unknown dialect `{name}` ({hint})")
    return name


class Definition(msgspec.Struct, frozen=True):
    """An option: the names on the command line, then the name of the parameter; and click's settings for it."""

    names: tuple[str, ...]
    settings: Mapping[str, Any]


def _define(*names: str, **settings: Any) -> Definition:
    return Definition(names, settings)


OPTIONS: Mapping[str, Definition] = {
    # What is read, and how.
    "config": _define(
        "--config",
        metavar="FILE",
        help="Configuration of the project.  [default: the nearest slatebind.toml, or pyproject.toml with "
        "[tool.slatebind]]",
    ),
    "dialect": _define(
        "--dialect",
        metavar="NAME|FILE",
        callback=_check_dialect,
        help="Dialect of the docs: a shipped one, your own in a YAML file, or `auto` to detect it.  [default: as "
        "configured, else auto]",
    ),
    "name": _define(
        "--name", metavar="SLUG", help="Name of the API.  [default: as configured, else derived from the docs' title]"
    ),
    "overlay": _define(
        "--overlay",
        "overlays",
        metavar="FILE",
        help="Overlay that corrects the spec, applied after the configured ones; can be repeated.",
        **_REPEATED,
    ),
    "only": _define(
        "--only",
        metavar="PATTERN",
        help="Keep only these commands: a name, a group, or a request such as 'GET /trees*'; can be repeated.",
        **_REPEATED,
    ),
    "exclude": _define(
        "--exclude", metavar="PATTERN", help="Leave out these commands, named as in --only.", **_REPEATED
    ),
    "no-overlays": _define("--no-overlays", help="Do not apply the configured overlays.", **_FLAG),
    "report": _define(
        "--report",
        "report_file",
        metavar="FILE",
        help="Write what became of the docs, line by line, to FILE: Markdown if it ends in .md, else JSON.",
    ),
    "fresh-names": _define("--fresh-names", help="Ignore model names in the existing spec.", **_FLAG),
    # What is written, and where.
    "output": _define("-o", "--output", "--out", metavar="PATH", help="Where to write."),
    "target": _define(
        "-t", "--target", metavar="NAME", help="Target to generate; `slatebind targets` lists the shipped ones."
    ),
    "package": _define("--package", metavar="NAME", help="Short for --option package=NAME."),
    "option": _define("--option", "options", metavar="KEY=VALUE", help="Option of the target.", **_REPEATED),
    "templates": _define(
        "--templates",
        "--template-folder",
        metavar="DIR",
        type=click.Path(exists=True, file_okay=False),
        help="Folder of your own targets, or of templates that replace a shipped target's; can be repeated.",
        **_REPEATED,
    ),
    "prune": _define("--prune", help="Delete files of targets that are no longer configured.", **_FLAG),
    "adopt": _define(
        "--adopt", help="Keep files that were edited, or not written by slatebind, as yours from now on.", **_FLAG
    ),
    "force": _define("--force", help="Overwrite files that were edited, or not written by slatebind.", **_FLAG),
    "why": _define(
        "--why",
        metavar="FILE",
        help="Explain FILE, or a command by its name or request: the lines of the docs, template and overlay entries "
        "behind it.",
    ),
    "show-diff": _define("--show-diff", "--diff", help="Show the lines that would change.", **_FLAG),
    # How results are shown, and which of them fail the run.
    "fail-on": _define(
        "--fail-on",
        type=FailOnChoice(),
        help="Lowest severity of a finding that makes the exit code 1.  [default: error]",
    ),
    "strict": _define("--strict", help="Short for --fail-on warning.", **_FLAG),
    "format": _define(
        "--format",
        type=click.Choice(["text", *FORMATS]),
        default="text",
        show_default=True,
        help="Findings as text on standard error, or as one document on standard output.",
    ),
    "color": _define(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Use colors. NO_COLOR and FORCE_COLOR are respected.",
    ),
    "quiet": _define("-q", "--quiet", "is_quiet", help="Show errors only.", **_FLAG),
    "verbose": _define("-v", "--verbose", "is_verbose", help="Show notes too, and name every file.", **_FLAG),
    # lint
    "preset": _define("--preset", help="Set of rules to run.  [default: recommended]"),
    "select": _define(
        "--select",
        metavar="RULE",
        help="Run only these rules; a pattern such as `table-*` selects several; can be repeated.",
        **_REPEATED,
    ),
    "ignore": _define("--ignore", metavar="RULE", help="Skip these rules; can be repeated.", **_REPEATED),
    "fix": _define("--fix", help="Fix findings: files in place, `-` to standard output.", **_FLAG),
    "unsafe-fixes": _define(
        "--unsafe-fixes",
        help="Fix, or show, also what may change values or names.",
        **_FLAG,
    ),
    "baseline": _define("--baseline", metavar="FILE", help="Known findings, which are not reported again."),
    "write-baseline": _define("--write-baseline", help="Write the current findings to the baseline.", **_FLAG),
    "explain": _define("--explain", metavar="RULE", help="Explain a rule and exit."),
    "list": _define("--list", "list_only", help="List the rules, or those of --preset or --select, and exit.", **_FLAG),
    # verify
    "kind": _define("--kind", help="What SOURCE is.  [default: detected by its content]"),
    "profile": _define(
        "--profile",
        metavar="NAME",
        help="Ask the server with this profile of the configuration files of generated clients.",
    ),
    "source-version": _define(
        "--source-version", metavar="VERSION", help="The server's version, if SOURCE does not say it."
    ),
    "descriptions": _define("--descriptions", help="Compare descriptions, too.", **_FLAG),
    "write-overlay": _define(
        "--write-overlay",
        "overlay_file",
        metavar="FILE",
        help="Write corrections of what is found to FILE, an overlay; entries of your own stay.",
    ),
    # diff, bump, changelog
    "against": _define("--against", metavar="REV", help="Compare with NEW as it was at this revision."),
    "merge-base": _define("--merge-base", metavar="REV", help="Compare with NEW as it was where the branch left REV."),
    "pre-commit": _define(
        "--pre-commit",
        help="Compare with the revision whose changes pre-commit checks: HEAD, or that of its --from-ref.",
        **_FLAG,
    ),
    "surface": _define(
        "--surface",
        "surfaces",
        help="Audience to check: HTTP callers (wire), users of the generated package (sdk), readers (docs).  "
        "[default: all]",
        **_REPEATED,
    ),
    "ignore-file": _define("--ignore-file", metavar="FILE", help="Accepted changes, and severities of rules."),
    # mock
    "host": _define("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Address to listen on."),
    "port": _define(
        "--port",
        metavar="N",
        type=click.IntRange(0, 65535),
        default=8080,
        show_default=True,
        help="Port to listen on; 0 picks a free one.",
    ),
    "key": _define("--key", default="mock-api-key", show_default=True, help="Accepted API key."),
    "secret": _define("--secret", default="mock-secret-key", show_default=True, help="Secret of the API key."),
    "username": _define("--username", default="admin", show_default=True, help="User who can log in."),
    "password": _define("--password", default="password", show_default=True, help="Password of the user."),
    "seed": _define(
        "--seed", metavar="N", type=int, default=0, show_default=True, help="Seed of generated data and of faults."
    ),
    "objects": _define(
        "--objects",
        metavar="N",
        type=click.IntRange(0),
        default=3,
        show_default=True,
        help="Objects to create per type.",
    ),
    "job-seconds": _define(
        "--job-seconds",
        metavar="S",
        type=click.FloatRange(0),
        default=0.5,
        show_default=True,
        help="Duration of an async job of a CloudStack API.",
    ),
    "page-limit": _define(
        "--page-limit",
        metavar="N",
        type=click.IntRange(1),
        default=500,
        show_default=True,
        help="Maximum page size.",
    ),
    "page-cap": _define(
        "--page-cap",
        metavar="N",
        type=click.IntRange(1),
        help="Cut larger pages to N objects without an error, as some servers do.",
    ),
    "dropped-rows": _define(
        "--dropped-rows",
        metavar="RATE",
        type=click.FloatRange(0, 1),
        default=0.0,
        help="Share of objects that are counted, but missing in pages.",
    ),
    "refuse-unknown": _define(
        "--refuse-unknown",
        "refuses_unknown_params",
        help="Reject parameters that the docs do not describe; real servers ignore them.",
        **_FLAG,
    ),
    "log": _define(
        "--log", "log_file", metavar="FILE", help="Add each request and response to FILE, as a line of JSON."
    ),
    "log-unmatched": _define("--log-unmatched", help="Log only requests that no command matches.", **_FLAG),
    "cors": _define(
        "--cors",
        "origins",
        metavar="ORIGIN",
        help="Let pages of ORIGIN read responses in a browser; `*` for any.",
        **_REPEATED,
    ),
    "fault": _define("--fault", "faults", metavar="KIND=RATE", help="Fault to inject; see below.", **_REPEATED),
    "strict-requests": _define(
        "--strict",
        "is_strict",
        help="Reject what some servers tolerate: bodies of another kind than documented; for CloudStack APIs, GET for "
        "commands that change data, and requests that never expire.",
        **_FLAG,
    ),
}
