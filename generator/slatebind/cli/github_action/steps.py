"""The steps of the action: each lints or compares all docs, shows the result and returns the exit code."""

import io
from collections.abc import Mapping
from contextlib import redirect_stdout
from typing import Any

import click
import msgspec

from slatebind.cli import exit_codes
from slatebind.cli.configuration import read_configuration
from slatebind.cli.diff import fails
from slatebind.cli.diff_operands import DiffOperands, compare_operands
from slatebind.cli.diff_text import lines_of
from slatebind.cli.error_handling import invoke
from slatebind.cli.github_action.base import find_base
from slatebind.cli.github_action.inputs import Inputs, read_event, read_inputs
from slatebind.cli.github_action.output import add_to_summary, annotate, announce, log, set_output
from slatebind.cli.options import OutputOptions
from slatebind.cli.report import SEVERITY_NAMES, Report, rule_infos
from slatebind.cli.streams import Paint
from slatebind.cli.verify import all_rules
from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.diff.doc_fixes import DAMAGED
from slatebind.diff.reports import markdown
from slatebind.diff.reports.diagnostics import DIFF_RULES, diagnostics_of
from slatebind.diff.reports.sections import NEW_DOCS
from slatebind.diff.result import worst_bump
from slatebind.files import FileError
from slatebind.formats import Rules
from slatebind.formats.markdown import markdown_code, markdown_text
from slatebind.plurals import counted

_DEFAULT_DOCS = "docs"
"""What is checked if neither the input nor a configuration names the docs."""
_MAX_SUMMARY_LINES = 100
_CONFIGURED, _SERVER = "configured", "server"
"""Values of the input ``verify`` that are not a file or an address."""


def run_step(name: str) -> int:
    """Run a step; its exit code. What makes it impossible is an annotation too, as a log is easily overlooked."""
    try:
        inputs = read_inputs()
        docs = inputs.docs or _default_docs()
        return {"lint": _lint, "diff": _diff, "verify": _verify}[name](inputs, docs)
    except click.ClickException as problem:
        announce("error", f"{name}: {problem.format_message()}")
    except FileError as problem:
        announce("error", f"{name}: {problem}")
    return exit_codes.USAGE


def _default_docs() -> str:
    configuration = read_configuration(None, Report("diff", OutputOptions()))
    return "" if configuration is None or configuration.config.spec else _DEFAULT_DOCS


def _lint(inputs: Inputs, docs: str) -> int:
    options = {"dialect": inputs.dialect, "baseline": inputs.baseline, "fail-on": inputs.lint_fail_on}
    return _report(("lint", "Lint"), options, docs, rule_infos())


def _verify(inputs: Inputs, docs: str) -> int:
    sources = {_CONFIGURED: {}, _SERVER: {"kind": _SERVER}}
    options = {
        "dialect": inputs.dialect,
        "baseline": inputs.baseline,
        "fail-on": inputs.verify_fail_on,
        **sources.get(inputs.verify, {"against": inputs.verify}),
    }
    is_configured = inputs.verify == _CONFIGURED
    return _report(("verify", "Docs against the server"), options, inputs.docs if is_configured else docs, all_rules())


def _report(command: tuple[str, str], options: Mapping[str, str | None], docs: str, rules: Rules) -> int:
    """Run a command, called by its name and in a title, and show its findings; its exit code."""
    name, title = command
    given = [f"--{option}={value}" for option, value in options.items() if value]
    printed = io.StringIO()
    with redirect_stdout(printed):
        code = invoke([name, "--format=json", *given, "--", *([docs] if docs else [])])
    findings = [_finding(item) for item in msgspec.json.decode(printed.getvalue())["diagnostics"]]
    annotate(findings, rules)
    add_to_summary(_summary(title, findings))
    return code if isinstance(code, int) else exit_codes.SUCCESS


def _finding(item: dict[str, Any]) -> Diagnostic:
    return Diagnostic(
        code=item["code"],
        message=item["message"],
        at=Position(item["file"], item["line"], item["column"]),
        severity=Severity(item["severity"]),
        hint=item["hint"],
    )


def _summary(title: str, findings: list[Diagnostic]) -> str:
    by_severity = {severity: [found for found in findings if found.severity is severity] for severity in Severity}
    counts = [counted(len(found), SEVERITY_NAMES[severity]) for severity, found in by_severity.items() if found]
    shown = [*by_severity[Severity.ERROR], *by_severity[Severity.WARNING]]
    lines = [f"## {title}: {', '.join(counts) or 'no findings'}", ""]
    for finding in shown[:_MAX_SUMMARY_LINES]:
        where = f"`{markdown_code(f'{finding.at.file}:{finding.at.line}')}`"
        lines.append(f"- {where}: {finding.severity.value}: {markdown_text(finding.message)} (`{finding.code}`)")
    if len(shown) > _MAX_SUMMARY_LINES:
        lines.append(f"- and {len(shown) - _MAX_SUMMARY_LINES} more")
    return "\n".join(lines) + "\n"


def _diff(inputs: Inputs, docs: str) -> int:
    base = find_base(inputs.against, read_event())
    operands = DiffOperands(
        sides=(docs,) if docs else (),
        against=base,
        surfaces=(inputs.surface,),
        dialect=inputs.dialect or None,
    )
    results = compare_operands(operands, OutputOptions(), has_old_side=base is not None)
    for result in results:
        if result.is_new:
            announce("notice", f"{result.new}: {NEW_DOCS}")
        add_to_summary(markdown.render(result))
        log("".join(f"{line}\n" for line in lines_of(result, Paint(on=False), None, is_verbose=True)))
    found = [finding for result in results for finding in diagnostics_of(result)]
    annotate((finding for finding in found if _is_annotated(finding)), DIFF_RULES)
    set_output("bump", worst_bump(results))
    return exit_codes.FINDINGS if fails(results, inputs.diff_fail_on) else exit_codes.SUCCESS


def _is_annotated(finding: Diagnostic) -> bool:
    """Whether a change is an annotation. What extraction does not understand is one of the step that lints."""
    return finding.severity is not Severity.INFO and finding.code != DAMAGED
