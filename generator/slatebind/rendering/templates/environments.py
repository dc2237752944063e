"""The environments of a target's templates: one for each language that they are in."""

from slatebind.rendering.templates.data_format import suffix_of
from slatebind.rendering.templates.environment import RenderEnvironment, make_environment
from slatebind.rendering.languages.language import ANY_COMMENTS, Strings
from slatebind.rendering.targets.target import Target, shipped_language


class Environments:
    """The environments of one target, each made when a template needs it."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._by_suffix: dict[str, RenderEnvironment] = {}

    def of(self, template: str) -> RenderEnvironment:
        """The environment of templates in the same language. Targets without one have Python's literals."""
        suffix = suffix_of(template.removesuffix(".j2"))
        if suffix not in self._target.languages:
            suffix = ""
        if suffix not in self._by_suffix:
            facts = self._target.languages.get(suffix, self._target.manifest)
            strings = facts.strings or shipped_language("python").strings or Strings()
            self._by_suffix[suffix] = make_environment(self._target.find, strings, facts.comments or ANY_COMMENTS)
        return self._by_suffix[suffix]
