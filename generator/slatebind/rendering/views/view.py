"""A spec as templates see it: identifiers for names, types of the target's language, required parameters first."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from slatebind.casing import FileName, Identifier
from slatebind.digests import sha256_hex
from slatebind.rendering.views.command_view import CommandView
from slatebind.rendering.views.model_view import ModelRef, ModelView, words_in
from slatebind.rendering.views.nullable_models import nullable_models
from slatebind.rendering.views.page_anchors import page_anchors
from slatebind.rendering.views.sent_models import sent_models
from slatebind.rendering.views.servers import ServerView, servers_of
from slatebind.spec.model import Group, Spec

if TYPE_CHECKING:
    from slatebind.rendering.operations import PathView


class GroupView(msgspec.Struct, frozen=True, dict=True):
    """A group: ``id`` is its module, ``cls`` its class."""

    id: FileName
    cls: Identifier
    commands: tuple[CommandView, ...]
    spec: Group

    @property
    def has_params(self) -> bool:
        """Whether any of its commands takes arguments."""
        return any(command.params for command in self.commands)

    @property
    def imports(self) -> tuple[str, ...]:
        """What the types of its commands' parameters need, sorted."""
        return tuple(sorted({name for command in self.commands for param in command.params for name in param.imports}))

    @property
    def models(self) -> tuple[ModelRef, ...]:
        """The models that its commands return, sorted by module."""
        models = (command.model for command in self.commands if command.returns_model and command.model)
        return tuple(sorted({ModelRef(model.id, model.cls) for model in models}))

    @property
    def has_paging(self) -> bool:
        """Whether the docs say how any of its lists is read page by page."""
        return any(command.request is not None and command.request.paging is not None for command in self.commands)

    @property
    def has_deprecated(self) -> bool:
        """Whether any of its commands is deprecated."""
        return any(command.spec.deprecated for command in self.commands)

    @cached_property
    def words(self) -> frozenset[str]:
        """The identifiers in its signatures: those of types, and of Any, Job, Pages and models if they are returned."""
        types = words_in(param.type for command in self.commands for param in command.params)
        results = {command.result for command in self.commands}
        returned = {
            "Any": "value" in results,
            "Null": any(command.nullable_ids for command in self.commands),
            "Job": "job" in results,
            "Pages": "pages" in results,
            "SaveTo": "content" in results,
            "models": any(command.returns_model for command in self.commands),
        }
        return types | {word for word, is_returned in returned.items() if is_returned}


class CommandExample(msgspec.Struct, frozen=True):
    """A command to show as an example, and its group."""

    group: GroupView
    command: CommandView


class View(msgspec.Struct, frozen=True, dict=True):
    """Everything that a template can use.

    ``paths`` are the operations of commands that have paths, for targets whose operations are unique.
    """

    api: FileName
    groups: tuple[GroupView, ...]
    models: tuple[ModelView, ...]
    spec: Spec
    paths: "tuple[PathView, ...]" = ()

    @cached_property
    def servers(self) -> tuple[ServerView, ...]:
        """The base URLs of the API, the one that most requests are sent to first."""
        return servers_of(self.spec.api)

    @property
    def is_public(self) -> bool:
        """Whether the docs say that no request needs credentials."""
        commands = self.spec.commands
        return bool(commands) and not self.spec.api.auth and all(command.authenticated is False for command in commands)

    @cached_property
    def anchors(self) -> dict[str, str]:
        """The ids, in a page with all groups, of what docs link to by the anchors of their headings."""
        return page_anchors(self.spec.api, self.groups)

    @cached_property
    def commands_by_model(self) -> dict[Identifier, tuple[CommandView, ...]]:
        """The commands that answer with each model, by its ``cls``."""
        found: dict[Identifier, list[CommandView]] = {}
        for group in self.groups:
            for command in group.commands:
                if command.returns_model and command.model:
                    found.setdefault(command.model.cls, []).append(command)
        return {cls: tuple(commands) for cls, commands in found.items()}

    @cached_property
    def sent_models(self) -> dict[str, tuple[ModelView, ...]]:
        """The models in the parameters of each command, and in the fields of these, by the command's name."""
        models = {model.spec.name: model for model in self.models}
        commands = (command for group in self.groups for command in group.commands)
        return {command.spec.name: sent_models(command, models) for command in commands}

    @cached_property
    def nullable_models(self) -> frozenset[str]:
        """The models of objects that can be null where a field or parameter refers to them."""
        return nullable_models(self.spec)

    @cached_property
    def example_list(self) -> CommandExample | None:
        """A list command without required parameters, from the group that has the most commands."""
        return self._example(lambda command: command.is_list and not command.required)

    @cached_property
    def example_command(self) -> CommandExample | None:
        """The list command for examples if there is one, else any command; None only if the API has none."""
        return self.example_list or self._example(lambda _: True)

    @cached_property
    def example_job(self) -> CommandExample | None:
        """An async command from the group that has the most commands, with parameters and an object if possible."""
        typical = self._example(
            lambda command: command.spec.is_async and command.spec.response.shape == "object" and bool(command.required)
        )
        return typical or self._example(lambda command: command.spec.is_async)

    def _example(self, is_suitable: Callable[[CommandView], bool]) -> CommandExample | None:
        examples = [
            CommandExample(group, command)
            for group in self.groups
            for command in group.commands
            if is_suitable(command)
        ]
        return max(examples, key=lambda example: len(example.group.commands), default=None)

    @cached_property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that identify the API: equal for specs that differ only in guides or sources."""
        api = replace(self.spec.api, title="", description="", front_matter={})
        models = tuple(replace(model, anchor=None) for model in self.spec.models)
        return sha256_hex(msgspec.json.encode(replace(self.spec, api=api, sources=(), models=models)))[:12]
