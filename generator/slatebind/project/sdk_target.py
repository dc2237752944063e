"""The target whose generated names a comparison is about, by the configuration of the project."""

import os

from slatebind.diff.result import DEFAULT_TARGET
from slatebind.project.border import project_border
from slatebind.project.sources import Configuration
from slatebind.rendering.targets.target import Target, load_target


def sdk_target(configuration: Configuration) -> Target:
    """The first configured target that says what code with its names looks like; without one, the usual target."""
    for configured in configuration.config.target:
        folders = (os.path.join(configuration.folder, configured.templates),) if configured.templates else ()  # noqa: PTH118 - "" stays ""
        target, _ = load_target(configured.use, folders, project_border(configuration.folder))
        if target and target.manifest.usage:
            return target
    usual, problems = load_target(DEFAULT_TARGET)
    assert usual is not None, problems
    return usual
