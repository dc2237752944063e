"""The report of a run: its findings and written files, as text or for other programs, and the resulting exit code."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from slatebind.cli import exit_codes
from slatebind.cli.option_definitions import FailOn
from slatebind.cli.options import OutputOptions
from slatebind.cli.streams import Paint, echo, has_colors, is_terminal
from slatebind.diagnostic import Diagnostic, Severity
from slatebind.formats import Rules, format_findings
from slatebind.hidden_characters import escape_hidden
from slatebind.plurals import counted

if TYPE_CHECKING:
    from slatebind.output import Outcome

SEVERITY_NAMES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_MAX_LISTED_FILES = 8
"""Files of a kind that are listed; more are counted, unless --verbose asks for all."""


def rule_infos() -> Rules:
    """Titles and explanations of the rules."""
    from slatebind.lint import rule_infos as lint_rule_infos

    return lint_rule_infos()


class Report:
    """Collects everything, and prints it at the end: progress does not scroll it away."""

    def __init__(self, command: str, output_options: OutputOptions, rules: Callable[[], Rules] = rule_infos) -> None:
        self._command = command
        self._output_options = output_options
        self._rules = rules
        self._threshold = _threshold(output_options.fail_on or "error")
        self._found: dict[Diagnostic, None] = {}
        self._unjudged: list[Diagnostic] = []
        self._is_over_threshold = False
        self._has_own_threshold = False
        self._outcomes: list[tuple[str, Outcome]] = []
        self._detected: dict[str, str] = {}
        self._has_failed = False
        self._gave_up = False

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add findings; one that is added twice is reported once."""
        added = tuple(diagnostics)
        self._found.update(dict.fromkeys(added))
        self._unjudged += added

    def detected(self, docs: str, dialect: str) -> None:
        """Say which dialect was detected for docs, and why; nothing if it was named."""
        if dialect:
            self._detected[docs] = dialect

    def wrote(self, owner: str, outcome: "Outcome") -> None:
        """Add what happened to the files of ``owner``."""
        self._outcomes.append((owner, outcome))
        self.add(outcome.diagnostics)

    def set_fail_on(self, fail_on: FailOn) -> None:
        """The severity from which findings fail the run, for those that are added until the next call.

        The first call is for those before, too: they are about the configuration.
        """
        if self._has_own_threshold:
            self._is_over_threshold = self._is_over_threshold or any(map(self._fails, self._unjudged))
            self._unjudged = []
        self._has_own_threshold = True
        self._threshold = _threshold(fail_on)

    def fail(self) -> None:
        """Make the run fail as by an error, without a diagnostic."""
        self._has_failed = True

    def give_up(self) -> None:
        """There was nothing to work on; the findings say why."""
        self._gave_up = True

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """The findings, in the order in which they were added."""
        return tuple(self._found)

    @property
    def outcomes(self) -> "tuple[Outcome, ...]":
        """What was written, folder by folder."""
        return tuple(outcome for _, outcome in self._outcomes)

    @property
    def exit_code(self) -> int:
        """The exit code."""
        if self._gave_up:
            return exit_codes.USAGE
        has_failed = self._has_failed and self._threshold is not None
        is_over = self._is_over_threshold or any(map(self._fails, self._unjudged))
        return exit_codes.FINDINGS if has_failed or is_over else exit_codes.SUCCESS

    def _fails(self, finding: Diagnostic) -> bool:
        return self._threshold is not None and finding.severity.rank <= self._threshold.rank

    def finish(self, *, data_on_stdout: bool = False, last_lines: Iterable[str] = (), **more: Any) -> int:
        """Print everything; the exit code. ``more`` is added to the JSON document, ``last_lines`` to the text.

        Formats for other programs go to standard output, unless the data of the run are there already.
        """
        if self._output_options.format != "text":
            text = self._as_document(more)
            if data_on_stdout:
                sys.stderr.write(text)
            else:
                echo(text)
        else:
            shown = () if self._output_options.is_quiet else last_lines
            _write(self._dialects() + self._as_text() + "".join(f"{escape_hidden(line)}\n" for line in shown))
        return self.exit_code

    def _dialects(self) -> str:
        """A line for each dialect that was detected, with the docs if there are several."""
        if self._output_options.is_quiet:
            return ""
        names = [f"{docs}: " if len(self._detected) > 1 else "" for docs in self._detected]
        lines = (f"{name}dialect: {found}" for name, found in zip(names, self._detected.values(), strict=True))
        return "".join(f"{escape_hidden(line)}\n" for line in lines)

    def when_unchanged(self, printed: str = "", **more: Any) -> tuple[str, str, int]:
        """Standard output, standard error and exit code of the next run, if nothing changes until then.

        ``printed`` is what the command itself adds to standard error, ``more`` to the JSON document.
        """
        again = Report(self._command, self._output_options)
        again._threshold = self._threshold
        again._found = self._found
        again._unjudged, again._is_over_threshold = self._unjudged, self._is_over_threshold
        again._outcomes = [(owner, outcome.when_unchanged()) for owner, outcome in self._outcomes]
        if self._output_options.format != "text":
            return again._as_document(more), printed, again.exit_code
        return "", again._as_text() + printed, again.exit_code

    @property
    def is_settled(self) -> bool:
        """Whether everything is up to date after this run."""
        return not (self._gave_up or self._has_failed) and all(not outcome.kept for _, outcome in self._outcomes)

    def _as_document(self, more: dict[str, Any]) -> str:
        if self._output_options.format == "json":
            return self._as_json(more)
        return format_findings(self._output_options.format, self._found, self._rules())

    def _as_json(self, more: dict[str, Any]) -> str:
        from slatebind.formats.as_json import dump, plain, summary

        document = {
            "command": self._command,
            "exit_code": self.exit_code,
            "diagnostics": [plain(finding) for finding in self._found],
            "summary": summary(tuple(self._found)),
            "outputs": [_outcome(owner, outcome) for owner, outcome in self._outcomes],
            **more,
        }
        return dump(document)

    def print_findings(self, chosen: Iterable[Diagnostic]) -> None:
        """Print some of the findings now, if the user wants to see them."""
        paint = Paint(on=has_colors(self._output_options.color, sys.stderr))
        _write("".join(f"{line}\n" for line in self._lines(chosen, paint)))

    def counted(self) -> str:
        """The number of findings of each severity, as text; nothing if there are none."""
        return ", ".join(
            counted(count, SEVERITY_NAMES[severity]) for severity, count in self._counts().items() if count
        )

    def _lines(self, findings: Iterable[Diagnostic], paint: Paint) -> list[str]:
        columns = _columns() if is_terminal(sys.stderr) else 0
        return [line for finding in findings if self._is_shown(finding) for line in _lines_of(finding, paint, columns)]

    def _as_text(self) -> str:
        paint = Paint(on=has_colors(self._output_options.color, sys.stderr))
        lines = self._lines(self._found, paint)
        if not self._output_options.is_quiet:
            lines += [line for _, outcome in self._outcomes for line in self._files(outcome, paint)]
            lines += self._summary(paint)
        return "\n".join(lines) + "\n" if lines else ""

    def _is_shown(self, finding: Diagnostic) -> bool:
        match finding.severity:
            case Severity.ERROR:
                return True
            case Severity.WARNING:
                return not self._output_options.is_quiet or self._fails(finding)
            case Severity.INFO:
                return self._output_options.is_verbose or self._fails(finding)

    def _files(self, outcome: "Outcome", paint: Paint) -> list[str]:
        kinds = {
            "created": outcome.created,
            "changed": outcome.changed,
            "unchanged": outcome.unchanged,
            "deleted": outcome.deleted,
            "kept": outcome.kept,
            "adopted": outcome.adopted,
            "ignored": outcome.ignored,
        }
        counts = ", ".join(f"{len(paths)} {kind}" for kind, paths in kinds.items() if paths)
        lines = [f"{paint('bold', escape_hidden(outcome.root))}: {counts or 'nothing to do'}"]
        for kind in ("created", "changed", "deleted", "adopted"):
            paths = kinds[kind]
            shown = paths if self._output_options.is_verbose else paths[:_MAX_LISTED_FILES]
            lines += [f"  {kind} {escape_hidden(path)}" for path in shown]
            if len(shown) < len(paths):
                lines.append(f"  {kind} {len(paths) - len(shown)} more (--verbose lists them)")
        return lines

    def _summary(self, paint: Paint) -> list[str]:
        counts = self._counts()
        parts = [
            paint(severity.value, counted(count, SEVERITY_NAMES[severity]))
            for severity, count in counts.items()
            if count
        ]
        if not parts:
            return []
        hidden = counts[Severity.INFO] and not self._output_options.is_verbose
        return [", ".join(parts) + (" (--verbose shows the notes)" if hidden else "")]

    def _counts(self) -> dict[Severity, int]:
        counts = Counter(finding.severity for finding in self._found)
        return {severity: counts[severity] for severity in sorted(Severity, key=lambda severity: severity.rank)}


def _threshold(fail_on: FailOn) -> Severity | None:
    return None if fail_on == "never" else Severity(fail_on)


def _columns() -> int:
    import shutil

    return shutil.get_terminal_size().columns


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def _lines_of(finding: Diagnostic, paint: Paint, columns: int) -> list[str]:
    """A finding on one line; on a terminal, ``columns`` wide, with its source below."""
    style = finding.severity.value
    mark = paint(style, f"{style}[{finding.code}]")
    head = f"{escape_hidden(str(finding.at))}: {mark}: {escape_hidden(finding.message)}"
    hint = escape_hidden(finding.hint)
    related = ", ".join(escape_hidden(str(at)) for at in finding.related)
    if not columns:
        return [head + (f" ({hint})" if hint else "") + (f" (see {related})" if related else "")]
    from slatebind.cli.code_frame import code_frame

    frame = code_frame(finding.at, columns, paint, style)
    notes = [*([f"hint: {hint}"] if hint else []), *([f"see {related}"] if related else [])]
    return [head, *frame, *(f"  {paint('dim', '=')} {note}" for note in notes)]


def _outcome(owner: str, outcome: "Outcome") -> dict[str, Any]:
    paths = msgspec.structs.asdict(outcome)
    del paths["diagnostics"]
    return {"owner": owner, **paths}
