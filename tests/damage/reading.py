"""What extraction makes of a damaged document."""

from collections.abc import Iterator
from pathlib import Path

from damage.document import MAIN, Document
from damage.judge import Place, Read
from slatebind.diagnostic import Position, Severity
from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document
from slatebind.spec.model import Spec


def read(document: Document, folder: Path) -> Read:
    """Write the files of a document to ``folder`` and extract its spec."""
    for path in document.files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(document.text(path).encode())
    dialect, diagnostics = load_dialect("cloudstack")
    assert dialect is not None, diagnostics
    extraction = extract_spec(read_document(str(folder / MAIN)), dialect, "api")

    def place(position: Position) -> Place:
        return Path(position.file).relative_to(folder).as_posix(), position.line

    commands = {
        place(extraction.positions["commands", command.name]): command.name for command in extraction.spec.commands
    }
    places = {name: at for at, name in commands.items()}
    kept = set(_rows_of(extraction.spec))
    rows: dict[Place, list[tuple[str, Place]]] = {}
    for path, position in extraction.positions.items():
        match path:
            case ("commands", str(command), "params", str(name)) | (
                "commands",
                str(command),
                "response",
                "fields",
                str(name),
            ) if (command, path[-2], name) in kept:
                rows.setdefault(place(position), []).append((name, places[command]))
    findings: dict[Place, list[str]] = {}
    for finding in extraction.diagnostics:
        if finding.severity in (Severity.ERROR, Severity.WARNING):
            findings.setdefault(place(finding.at), []).append(finding.message)
    return Read(rows, commands, findings)


def _rows_of(spec: Spec) -> Iterator[tuple[str, str, str]]:
    """The command, the kind and the name of each row in the spec."""
    models = {model.name: model for model in spec.models}
    for command in spec.commands:
        yield from ((command.name, "params", param.name) for param in command.params)
        if command.response.model is not None:
            yield from ((command.name, "fields", field.name) for field in models[command.response.model].fields)
