"""Leaving out the commands that the configuration or the command line does not select, with what there is to report."""

import msgspec
from msgspec.structs import replace

from slatebind.diagnostic import Diagnostic, Path, Position, Severity, in_order, position_of
from slatebind.files import UnreadableError, read_text
from slatebind.plurals import counted
from slatebind.project.config import SpecConfig
from slatebind.project.config_reader import config_positions
from slatebind.spec.addresses import CommandRequests, parse_request
from slatebind.spec.codec import Loaded
from slatebind.spec.model import Spec
from slatebind.spec.selection import Selection, select_commands
from slatebind.suggestions import did_you_mean


class ConfiguredSelection(msgspec.Struct, frozen=True):
    """A selection, and where it is configured: the file, "" for the command line, and the path of the [[spec]]."""

    selection: Selection = Selection()
    file: str = ""
    path: Path = ()


def configured_selection(spec: SpecConfig, index: int, file: str) -> ConfiguredSelection:
    """The selection of the [[spec]] with this index in a configuration file."""
    return ConfiguredSelection(Selection(spec.only, spec.exclude), file, ("spec", index))


def apply_selection(loaded: Loaded, configured: ConfiguredSelection) -> Loaded:
    """The spec with the selected commands; a note counts the others. Without any left there is no spec."""
    selection = configured.selection
    if loaded.spec is None or selection == Selection() or not loaded.spec.commands:
        return loaded
    selected = select_commands(loaded.spec, selection)
    findings = [
        Diagnostic(
            code="selection-unmatched",
            message=f"`{key}` pattern `{pattern}` matches no command",
            at=_at(configured, loaded, (key, index)),
            severity=Severity.WARNING,
            hint=_similar(pattern, loaded.spec),
        )
        for key, index in selected.unmatched
        for pattern in [(selection.only if key == "only" else selection.exclude)[index]]
    ]
    total, kept = len(loaded.spec.commands), len(selected.spec.commands)
    keys = " and ".join(f"`{key}`" for key in ("only", "exclude") if getattr(selection, key))
    finding = Diagnostic(
        code="commands-left-out",
        message=f"left out {total - kept} of {counted(total, 'command')}, as selected by {keys}",
        at=_at(configured, loaded, ("only",) if selection.only else ("exclude",)),
        severity=Severity.INFO,
    )
    if not kept:
        message = f"no command is left: {keys} {'leave' if ' and ' in keys else 'leaves'} out all {total}"
        finding = replace(finding, code="selection-empty", severity=Severity.ERROR, message=message)
    diagnostics = in_order((*loaded.diagnostics, *findings, *([finding] if kept < total else [])))
    return replace(loaded, spec=selected.spec if kept else None, diagnostics=diagnostics)


def _at(configured: ConfiguredSelection, loaded: Loaded, key: Path) -> Position:
    """The line of a pattern in the configuration, or the start of the docs for one of the command line."""
    if not configured.file:
        return position_of(loaded.positions, (), "")
    try:
        positions = config_positions(read_text(configured.file), configured.file)
    except UnreadableError:
        positions = {}
    return position_of(positions, (*configured.path, *key), configured.file)


def _similar(pattern: str, spec: Spec) -> str:
    """A hint with a name, group or request that is like a pattern."""
    if parse_request(pattern):
        return did_you_mean(pattern, CommandRequests(spec.commands).texts, "a request is written as `GET /trees/{id}`")
    names = {command.name for command in spec.commands} | {group.name for group in spec.groups}
    return did_you_mean(pattern, names, "name a command, a group, or a request such as `GET /trees*`")
