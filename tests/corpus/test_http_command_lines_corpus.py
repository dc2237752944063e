"""The command lines of real references of HTTP APIs: every operation has help, and is called on a mock server."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from corpus.test_http_clients_corpus import DEPRECATED, Document, document
from rest_calls import Examples
from rest_packages import Method, settings_for
from slatebind.mock import MockServer

pytestmark = pytest.mark.peers
__all__ = ["document"]


class CommandLine:
    """The command line of a package, with settings in the environment."""

    def __init__(self, document: Document, settings: dict[str, Any]) -> None:
        self.package = document.package
        prefix = self.package.name.upper()
        texts = {name: value for name, value in settings.items() if isinstance(value, str | int)}
        self.environment = {f"{prefix}_{name.upper()}": str(value) for name, value in texts.items()}
        self.app = self.package.module("cli.app").app

    def __call__(self, *words: str) -> Any:
        """The result of a command line."""
        return CliRunner().invoke(self.app, words, prog_name=self.package.name, env=self.environment)

    def words(self) -> Iterator[tuple[str, list[str]]]:
        """The name of each operation, and how its group calls it."""
        names = self.package.module("cli.names")
        for group in names.group_summaries():
            for word, entry in names.entries_of_group(group).items():
                yield entry.name, [group, word]


def given_words(method: Method, given: list[Any], folder: Path) -> list[str]:
    """Arguments as words: texts as they are, other values as JSON, files by their names."""
    words: list[str] = []
    for name, value in method.arguments(given).items():
        files = [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, bytes)]
        if files:
            (folder / name).write_bytes(files[0])
            words.append(f"{name}=@{folder / name}")
        elif isinstance(value, str):
            words.append(f"{name}={'@' if value.startswith('@') else ''}{value}")
        else:
            words.append(f"{name}:={json.dumps(value)}")
    return words


@DEPRECATED
def test_every_operation_has_help_and_is_called(document: Document, tmp_path: Path) -> None:
    """In its group, with all parameters; none is lost, and no call is refused but for what does not exist."""
    package = document.package
    methods = {method.command.name: method for method in package.methods()}
    examples = Examples(package.spec)
    failed: list[str] = []
    with MockServer(package.spec, key="4711") as server:
        run = CommandLine(document, settings_for(package.spec, server))
        words = dict(run.words())
        assert words.keys() == methods.keys()
        for name, called in words.items():
            shown = run(*called, "--help")
            assert (shown.exit_code, shown.exception) == (0, None), name
            method = methods[name]
            given = given_words(method, examples.arguments(method.command, optional=True), tmp_path)
            done = run(*called, *given, "-o", "json")
            # Most objects with the ids of the examples do not exist, nor does the client of OAuth.
            if done.exit_code not in (0, 4) and "invalid_client" not in done.stderr:
                failed.append(f"{name}: {given}: {done.stderr or done.exception}")
    assert failed == []
