"""Checking a configuration against the disk: its paths, and the options of its targets."""

import os
from collections.abc import Iterator

from slatebind.diagnostic import Diagnostic, Position, Positions, Severity, position_of
from slatebind.project.border import border_problems, project_border
from slatebind.project.config import Config
from slatebind.project.config_reader import config_positions
from slatebind.rendering.targets.options import given_problems
from slatebind.rendering.targets.target import load_target


def path_errors(config: Config, text: str, file: str) -> tuple[Diagnostic, ...]:
    """An error for each path that leads out of the project, at its line."""
    problems = tuple(border_problems(config, os.path.dirname(file)))  # noqa: PTH120 - "" stays ""
    positions = config_positions(text, file) if problems else {}
    return tuple(
        Diagnostic(
            code="config-outside",
            severity=Severity.ERROR,
            message=problem.message,
            at=position_of(positions, problem.path, file),
            hint=problem.hint,
        )
        for problem in problems
    )


def option_errors(config: Config, text: str, file: str) -> tuple[Diagnostic, ...]:
    """An error for each option of a target that it does not have, or whose value is not legal, at its line.

    A target that cannot be loaded is reported when it is rendered.
    """
    folder = os.path.dirname(file)  # noqa: PTH120 - "" stays ""
    positions = config_positions(text, file)
    return tuple(_option_errors(config, folder, positions, file))


def _option_errors(config: Config, folder: str, positions: Positions, file: str) -> Iterator[Diagnostic]:
    for index, configured in enumerate(config.target):
        templates = (os.path.join(folder, configured.templates),) if configured.templates else ()  # noqa: PTH118
        target, _ = load_target(configured.use, templates, project_border(folder)) if configured.options else (None, ())
        for name, value in configured.options.items() if target is not None else ():
            at: Position = position_of(positions, ("target", index, "options", name), file)
            for problem in given_problems(target, {name: value}):  # type: ignore[arg-type]
                yield Diagnostic(
                    code=problem.code, message=problem.message, at=at, severity=problem.severity, hint=problem.hint
                )
