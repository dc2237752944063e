"""A project's plan: which specs come from which docs, and what is generated from them."""

from collections.abc import Iterator
from posixpath import normpath
from typing import Literal

import msgspec

from slatebind.config.lint import LintPlan
from slatebind.config.table import Table, Text
from slatebind.diagnostic import Path

DEFAULT_DIALECT = "cloudstack"
"""The dialect of docs for which neither the command line nor the configuration names one."""


class SpecPlan(Table, frozen=True, kw_only=True):
    """``[[spec]]``: a spec file. With ``docs`` it is extracted from them, else it is written by hand.

    ``overlays`` are corrections that go into the file, in that order.
    """

    file: Text
    docs: Text | None = None
    name: Text | None = None
    dialect: Text = DEFAULT_DIALECT
    overlays: tuple[Text, ...] = ()


class TargetPlan(Table, frozen=True, kw_only=True):
    """``[[target]]``: what is generated from a spec, and where to. ``spec`` names the file where there are several.

    ``templates`` is a folder whose templates come before the target's own, ``formatter`` what writes Python in place of
    the target's own choice. With ``version = "from-diff"`` its version
    and a changelog follow what changed since the latest release: the highest version among the git ``tags``.
    """

    use: Text
    out: Text
    spec: Text | None = None
    templates: Text | None = None
    formatter: Literal["black", "ruff"] | None = None
    version: Literal["from-diff"] | None = None
    tags: Text = "v*"
    options: dict[str, str] = msgspec.field(default_factory=dict)


class Fault(msgspec.Struct, frozen=True):
    """A part of a plan that does not fit the rest: where it stands, what is wrong, what to do."""

    path: Path
    message: str
    hint: str


class Config(Table, frozen=True, kw_only=True):
    """The whole plan."""

    spec: tuple[SpecPlan, ...] = ()
    target: tuple[TargetPlan, ...] = ()
    lint: LintPlan = LintPlan()

    def spec_of(self, target: TargetPlan) -> SpecPlan:
        """The spec that ``target`` is generated from."""
        return next(spec for spec in self.spec if target.spec in {None, spec.file})

    def faults(self) -> tuple[Fault, ...]:
        """What does not fit together."""
        return (*self._unclear_specs(), *self._shared_places(), *self._two_versions())

    def _unclear_specs(self) -> Iterator[Fault]:
        files = [spec.file for spec in self.spec]
        for index, target in enumerate(self.target):
            if target.spec is not None and target.spec not in files:
                hint = "say which [[spec]] it is by its `file`"
                yield Fault(("target", index, "spec"), f"there is no spec with the file `{target.spec}`", hint)
            elif target.spec is None and len(files) != 1:
                message = f"the target does not say its spec, and there are {len(files)}"
                yield Fault(("target", index), message, 'add `spec = "..."`, the `file` of a [[spec]]')

    def _two_versions(self) -> Iterator[Fault]:
        for index, target in enumerate(self.target):
            if target.version and "version" in target.options:
                message = "the target has two versions, its own and its options'"
                yield Fault(("target", index, "version"), message, "remove one of them")

    def _shared_places(self) -> Iterator[Fault]:
        specs = [(("spec", index, "file"), (plan.file,)) for index, plan in enumerate(self.spec)]
        targets = [(("target", index, "out"), (plan.out, plan.use)) for index, plan in enumerate(self.target)]
        seen: set[tuple[str, ...]] = set()
        for path, (place, *owner) in (*specs, *targets):
            if (normpath(place), *owner) in seen:
                yield Fault(path, f"`{place}` is written twice", "give each its own place")
            seen.add((normpath(place), *owner))
        for index, plan in enumerate(self.spec):
            if plan.docs and normpath(plan.file) in {normpath(one) for one in (plan.docs, *plan.overlays)}:
                message = f"`{plan.file}` is read to make it"
                yield Fault(("spec", index, "file"), message, "give the spec a file of its own")
