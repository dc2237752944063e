"""What a run found and did, told to a person or to a machine, and the exit code that follows from it."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from slatebind.cli import exits
from slatebind.cli.options import Telling
from slatebind.cli.streams import Paint, echo, has_colors, is_terminal
from slatebind.diagnostic import Diagnostic, Severity
from slatebind.formats import Rules, format_findings
from slatebind.hidden_characters import escape_hidden

if TYPE_CHECKING:
    from slatebind.output import Outcome

_NAMES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LISTED = 8
"""So many files of a kind are named; more are counted, unless --verbose asks for all."""


def rule_infos() -> Rules:
    """What the rules say that findings in docs are called by."""
    from slatebind.lint import rule_infos as known

    return known()


class Report:
    """Collects, and tells everything at the end, so that the worst is not scrolled away by progress."""

    def __init__(self, command: str, telling: Telling, rules: Callable[[], Rules] = rule_infos) -> None:
        self._command = command
        self._telling = telling
        self._rules = rules
        self._found: dict[Diagnostic, None] = {}
        self._outcomes: list[tuple[str, Outcome]] = []
        self._has_failed = False
        self._gave_up = False

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Findings; one that is known already is told once."""
        self._found.update(dict.fromkeys(diagnostics))

    def wrote(self, owner: str, outcome: "Outcome") -> None:
        """What became of the files of ``owner``."""
        self._outcomes.append((owner, outcome))
        self.add(outcome.diagnostics)

    def fail(self) -> None:
        """The run found what it was to look for, though no diagnostic is an error."""
        self._has_failed = True

    def give_up(self) -> None:
        """There was nothing to work on: the findings say why."""
        self._gave_up = True

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What was found, in the order in which it was."""
        return tuple(self._found)

    @property
    def outcomes(self) -> "tuple[Outcome, ...]":
        """What was written, folder by folder."""
        return tuple(outcome for _, outcome in self._outcomes)

    @property
    def exit_code(self) -> int:
        """By the worst that happened."""
        if self._gave_up:
            return exits.USAGE
        failing = {Severity.ERROR, Severity.WARNING} if self._telling.is_strict else {Severity.ERROR}
        if self._has_failed or any(finding.severity in failing for finding in self._found):
            return exits.FINDINGS
        return exits.FINE

    def finish(self, *, data_on_stdout: bool = False, **more: Any) -> int:
        """Tell everything; the exit code. ``more`` joins what machines read.

        Machines read standard output, unless the run's data are there already.
        """
        if self._telling.format != "text":
            text = self._for_machines(more)
            if data_on_stdout:
                sys.stderr.write(text)
            else:
                echo(text)
        else:
            self._tell()
        return self.exit_code

    def when_unchanged(self, said: str = "", **more: Any) -> tuple[str, str, int]:
        """Standard output, standard error and exit code of the next run, if it finds nothing to do.

        ``said`` is what the command itself adds to standard error, ``more`` to what machines read.
        """
        again = Report(self._command, self._telling)
        again._found = self._found
        again._outcomes = [(owner, outcome.when_unchanged()) for owner, outcome in self._outcomes]
        if self._telling.format != "text":
            return again._for_machines(more), said, again.exit_code
        return "", again._as_text() + said, again.exit_code

    @property
    def is_settled(self) -> bool:
        """Whether another run would find nothing to do, and nothing in its way."""
        return not (self._gave_up or self._has_failed) and all(not outcome.kept for _, outcome in self._outcomes)

    def _for_machines(self, more: dict[str, Any]) -> str:
        if self._telling.format == "json":
            return self._as_json(more)
        return format_findings(self._telling.format, self._found, self._rules())

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

    def tell_findings(self, chosen: Iterable[Diagnostic]) -> None:
        """Tell some of the findings now, as far as the user wants to know them."""
        paint = Paint(on=has_colors(self._telling.color, sys.stderr))
        _write("".join(f"{line}\n" for line in self._lines(chosen, paint)))

    def counted(self) -> str:
        """How many findings of each severity there are, in words; nothing where there is none."""
        return ", ".join(_counted(count, _NAMES[severity]) for severity, count in self._counts().items() if count)

    def _tell(self) -> None:
        _write(self._as_text())

    def _lines(self, findings: Iterable[Diagnostic], paint: Paint) -> list[str]:
        columns = _columns() if is_terminal(sys.stderr) else 0
        return [line for finding in findings if self._is_told(finding) for line in _told(finding, paint, columns)]

    def _as_text(self) -> str:
        paint = Paint(on=has_colors(self._telling.color, sys.stderr))
        lines = self._lines(self._found, paint)
        if not self._telling.is_quiet:
            lines += [line for _, outcome in self._outcomes for line in self._files(outcome, paint)]
            lines += self._summary(paint)
        return "\n".join(lines) + "\n" if lines else ""

    def _is_told(self, finding: Diagnostic) -> bool:
        match finding.severity:
            case Severity.ERROR:
                return True
            case Severity.WARNING:
                return not self._telling.is_quiet or self._telling.is_strict
            case Severity.INFO:
                return self._telling.is_verbose

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
            shown = paths if self._telling.is_verbose else paths[:_LISTED]
            lines += [f"  {kind} {escape_hidden(path)}" for path in shown]
            if len(shown) < len(paths):
                lines.append(f"  {kind} {len(paths) - len(shown)} more (--verbose names them)")
        return lines

    def _summary(self, paint: Paint) -> list[str]:
        counts = self._counts()
        parts = [
            paint(severity.value, _counted(count, _NAMES[severity])) for severity, count in counts.items() if count
        ]
        if not parts:
            return []
        hidden = counts[Severity.INFO] and not self._telling.is_verbose
        return [", ".join(parts) + (" (--verbose shows the notes)" if hidden else "")]

    def _counts(self) -> dict[Severity, int]:
        counts = Counter(finding.severity for finding in self._found)
        return {severity: counts[severity] for severity in sorted(Severity, key=lambda severity: severity.rank)}


def _columns() -> int:
    import shutil

    return shutil.get_terminal_size().columns


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def _told(finding: Diagnostic, paint: Paint, columns: int) -> list[str]:
    """A finding in one line; on a terminal, ``columns`` wide, with its source below."""
    style = finding.severity.value
    mark = paint(style, f"{style}[{finding.code}]")
    head = f"{escape_hidden(str(finding.at))}: {mark}: {escape_hidden(finding.message)}"
    hint = escape_hidden(finding.hint)
    related = ", ".join(escape_hidden(str(at)) for at in finding.related)
    if not columns:
        return [head + (f" ({hint})" if hint else "") + (f" (see {related})" if related else "")]
    from slatebind.cli.frame import code_frame

    frame = code_frame(finding.at, columns, paint, style)
    notes = [*([f"hint: {hint}"] if hint else []), *([f"see {related}"] if related else [])]
    return [head, *frame, *(f"  {paint('dim', '=')} {note}" for note in notes)]


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _outcome(owner: str, outcome: "Outcome") -> dict[str, Any]:
    paths = msgspec.structs.asdict(outcome)
    del paths["diagnostics"]
    return {"owner": owner, **paths}
