"""The content of ``slatebind.toml``, or ``[tool.slatebind]`` in a pyproject: specs, targets and lint settings."""

from collections.abc import Iterator
from posixpath import normpath
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from slatebind.diagnostic import Path

DEFAULT_DIALECT = "auto"
"""The dialect of docs for which neither the command line nor the configuration names one: that of the docs."""

Text = Annotated[str, Meta(min_length=1)]
RuleSeverity = Literal["error", "warning", "info", "off"]


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """Base of the tables of the configuration file."""


class SpecConfig(Table, frozen=True, kw_only=True):
    """``[[spec]]``: a spec file, extracted from ``docs`` if given, else written by hand.

    ``overlays`` are corrections, applied in order. ``only`` and ``exclude`` select the commands that are kept: by
    name, by group, or by a request such as ``GET /trees*``.
    """

    file: Text
    docs: Text | None = None
    name: Text | None = None
    dialect: Text = DEFAULT_DIALECT
    overlays: tuple[Text, ...] = ()
    only: tuple[Text, ...] = ()
    exclude: tuple[Text, ...] = ()


class TargetConfig(Table, frozen=True, kw_only=True):
    """``[[target]]``: output of a target. ``spec`` is the ``file`` of a [[spec]], required if there are several.

    ``templates`` is a folder that is searched before the shipped templates; ``formatter`` replaces the target's own.
    With ``version = "from-diff"``, the version and a changelog are derived from the changes since the latest release,
    which is the highest version among the git ``tags``.
    """

    use: Text
    out: Text
    spec: Text | None = None
    templates: Text | None = None
    formatter: Literal["black", "ruff"] | None = None
    version: Literal["from-diff"] | None = None
    tags: Text = "v*"
    options: dict[str, str] = msgspec.field(default_factory=dict)


class LintOverride(Table, frozen=True, kw_only=True):
    """``[[lint.overrides]]``: severities for the files that match one of the ``paths``."""

    paths: tuple[Text, ...]
    rules: dict[str, RuleSeverity]


class LintConfig(Table, frozen=True, kw_only=True):
    """``[lint]``: which rules run, and their severities. ``baseline`` is a file of accepted findings."""

    preset: Literal["minimal", "recommended", "strict"] = "recommended"
    rules: dict[str, RuleSeverity] = msgspec.field(default_factory=dict)
    overrides: tuple[LintOverride, ...] = ()
    baseline: Text | None = None
    fail_on: Literal["error", "warning", "info", "never"] = "error"


class VerifyConfig(Table, frozen=True, kw_only=True):
    """``[[verify]]``: docs that are compared with a source. ``spec`` is as in [[target]].

    ``against`` is a file, or the URL of an OpenAPI document; ``kind`` says what it is, if that cannot be detected.
    ``kind = "server"`` asks the CloudStack server that the environment names, or the ``profile`` in the configuration
    files of generated clients; with the URL of an OpenAPI document, their credentials are sent. ``descriptions``
    compares descriptions, too. The rules' severities and the baseline are those of [lint].
    """

    against: Text | None = None
    spec: Text | None = None
    kind: Literal["list-apis", "openapi", "har", "log", "server"] | None = None
    profile: Text | None = None
    descriptions: bool = False
    fail_on: Literal["error", "warning", "info", "never"] = "error"


class ConfigProblem(msgspec.Struct, frozen=True):
    """An inconsistency between parts of a configuration; ``path`` addresses the part to change."""

    path: Path
    message: str
    hint: str


class Config(Table, frozen=True, kw_only=True):
    """A whole configuration."""

    spec: tuple[SpecConfig, ...] = ()
    target: tuple[TargetConfig, ...] = ()
    lint: LintConfig = LintConfig()
    verify: tuple[VerifyConfig, ...] = ()

    def spec_of(self, target: TargetConfig | VerifyConfig) -> SpecConfig:
        """The spec that ``target`` is generated from, or that is verified."""
        return next(spec for spec in self.spec if target.spec in {None, spec.file})

    def problems(self) -> tuple[ConfigProblem, ...]:
        """The inconsistencies between the parts of the configuration."""
        return (
            *self._unknown_specs(),
            *self._shared_outputs(),
            *self._overwritten_inputs(),
            *self._duplicate_versions(),
        )

    def _unknown_specs(self) -> Iterator[ConfigProblem]:
        files = [spec.file for spec in self.spec]
        parts: list[tuple[str, str, int, TargetConfig | VerifyConfig]] = [
            *(("target", "target", index, target) for index, target in enumerate(self.target)),
            *(("verify", "comparison", index, entry) for index, entry in enumerate(self.verify)),
        ]
        for section, word, index, target in parts:
            if target.spec is not None and target.spec not in files:
                hint = "`spec` is the `file` of a [[spec]]"
                yield ConfigProblem((section, index, "spec"), f"no [[spec]] has the file `{target.spec}`", hint)
            elif target.spec is None and len(files) != 1:
                message = f"the {word} does not name its spec, and there are {len(files)}"
                yield ConfigProblem((section, index), message, 'add `spec = "..."`, the `file` of a [[spec]]')

    def _shared_outputs(self) -> Iterator[ConfigProblem]:
        specs = [(("spec", index, "file"), (spec.file,)) for index, spec in enumerate(self.spec)]
        targets = [(("target", index, "out"), (target.out, target.use)) for index, target in enumerate(self.target)]
        seen: set[tuple[str, ...]] = set()
        for path, (output, *owner) in (*specs, *targets):
            if (normpath(output), *owner) in seen:
                yield ConfigProblem(path, f"`{output}` is written twice", "give each its own output path")
            seen.add((normpath(output), *owner))

    def _overwritten_inputs(self) -> Iterator[ConfigProblem]:
        for index, spec in enumerate(self.spec):
            if spec.docs and normpath(spec.file) in {normpath(path) for path in (spec.docs, *spec.overlays)}:
                message = f"`{spec.file}` is both the output and an input of this spec"
                yield ConfigProblem(("spec", index, "file"), message, "give the spec a file of its own")

    def _duplicate_versions(self) -> Iterator[ConfigProblem]:
        for index, target in enumerate(self.target):
            if target.version and "version" in target.options:
                message = "`version` and `options.version` are both given"
                yield ConfigProblem(("target", index, "version"), message, "remove one of them")
