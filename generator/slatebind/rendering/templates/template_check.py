"""What is wrong in the templates of one kind of file: names that do not exist, and text that is output as it is."""

from collections.abc import Collection, Iterator
from typing import TypeVar

import jinja2
from jinja2 import nodes

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.rendering.templates.environment import COUNTED, make_environment
from slatebind.rendering.templates.escape_status import CODE
from slatebind.rendering.templates.escapes import ESCAPES, LANGUAGE_ESCAPES
from slatebind.rendering.languages.language import Comments, Strings
from slatebind.rendering.targets.option_texts import TEXT_KINDS
from slatebind.rendering.templates.safe_attributes import known_attributes, mapping_attributes
from slatebind.rendering.targets.target import Target
from slatebind.rendering.templates.template_expressions import Expression, expressions
from slatebind.rendering.templates.template_scope import UnescapedOutput
from slatebind.rendering.templates.unescaped_output import UnescapedOutputFinder
from slatebind.suggestions import did_you_mean

_ALL_ESCAPES = frozenset({*ESCAPES, *LANGUAGE_ESCAPES, "literal", "comment", "comment_lines", CODE})
_FACTS = {"literal": "strings", "gotag": "strings", "comment": "comments", "comment_lines": "comments"}
_Node = TypeVar("_Node", bound=nodes.Node)
_FIRST = ("literal", "comment")
_KINDS = (str, list, dict)
_UNNAMED = "text of the docs is output without an escape"


class TemplateCheck:
    """Checks templates in which the same filters are escapes; ``without_facts`` need facts that the language lacks."""

    def __init__(
        self, target: Target, escapes: frozenset[str], without_facts: Collection[str], *, is_checked: bool
    ) -> None:
        options = target.manifest.options
        safe_options = [name for name, option in options.items() if option.choices or option.kind not in TEXT_KINDS]
        self._target = target
        self._escapes = escapes
        self._without_facts = frozenset(without_facts)
        self._is_checked = is_checked
        self._environment = make_environment(target.find, Strings(), Comments())
        self._finder = UnescapedOutputFinder(self._parse, escapes, safe_options)
        self._places: dict[str, dict[int, Expression]] = {}
        self._made: dict[str, frozenset[str]] = {}
        self._filters = frozenset(self._environment.filters) - {COUNTED}

    def problems(self, templates: list[str]) -> Iterator[Diagnostic]:
        """What is wrong in templates, and in those that they include and import."""
        waiting = list(templates)
        seen: set[str] = set()
        while waiting:
            template = waiting.pop()
            if template in seen or self._target.find(template) is None:
                continue
            seen.add(template)
            try:
                waiting += self._finder.dependencies(template)
                yield from self._problems(template)
            except (jinja2.TemplateError, RecursionError, UnicodeDecodeError):
                continue  # rendering reports what is wrong

    def _parse(self, template: str) -> nodes.Template:
        return self._environment.parse(self._source(template))

    def _source(self, template: str) -> str:
        assert self._environment.loader is not None
        return self._environment.loader.get_source(self._environment, template)[0]

    def _problems(self, template: str) -> Iterator[Diagnostic]:
        wrong = [*self._wrong_names(self._finder.parse(template))]
        for node, message, hint in wrong:
            yield self._finding("template", template, self._place(template, node), message, hint)
        if wrong or not self._is_checked:
            return
        for output in self._finder.find(template):
            place = self._place(output.template, output.node)
            message, hint = self._explained(output, place.text)
            yield self._finding("template-unescaped", output.template, place, message, hint)

    def _place(self, template: str, node: nodes.Node) -> Expression:
        if template not in self._places:
            tree = self._finder.parse(template)
            self._places[template] = expressions(self._source(template), self._environment, tree)
        return self._places[template].get(id(node), Expression("", node.lineno, 1))

    def _wrong_names(self, tree: nodes.Template) -> Iterator[tuple[nodes.Node, str, str]]:
        """Filters and options that do not exist, and filters that need facts of the language."""
        options = self._target.manifest.options
        for node in tree.find_all((nodes.Filter, nodes.Getattr)):
            match node:
                case nodes.Filter(name=name) if name not in self._filters:
                    yield node, f"there is no filter `{name}`", did_you_mean(name, self._filters)
                case nodes.Filter(name=name) if name in self._without_facts:
                    fact = _FACTS[name]
                    message = f"`{name}` is used, but the language of this file states no `{fact}`"
                    yield node, message, f"add `{fact}: ...` to the facts of the language, or to target.yaml"
                case nodes.Getattr(node=nodes.Name(name="options"), attr=name) if name not in options:
                    if not hasattr(dict, name):
                        known = f"options of the target: {', '.join(options)}" if options else "the target has none"
                        yield node, f"there is no option `{name}`", did_you_mean(name, options, known)

    def _unknown_attribute(self, output: UnescapedOutput) -> str | None:
        """An attribute in an expression that no record has; None if there is none."""
        made = self._names_made(output.template)
        for found in _all(output.node, nodes.Getattr):
            is_own = isinstance(found.node, nodes.Name) and found.node.name in {*made, "loop", "self", "caller"}
            is_mapping = isinstance(found.node, nodes.Getattr) and found.node.attr in mapping_attributes()
            known = found.attr in known_attributes() or any(hasattr(kind, found.attr) for kind in _KINDS)
            if not (is_own or is_mapping or known):
                return found.attr
        return None

    def _names_made(self, template: str) -> frozenset[str]:
        """The names that a template gives to values of its own; found once, since a template has many such outputs."""
        if template not in self._made:
            tree = self._finder.parse(template)
            imported = {node.target for node in tree.find_all(nodes.Import)}
            assigned = {name.name for node in tree.find_all(nodes.Assign) for name in _all(node.target, nodes.Name)}
            self._made[template] = frozenset(imported | assigned)
        return self._made[template]

    def _explained(self, output: UnescapedOutput, text: str) -> tuple[str, str]:
        """The message and the hint for an expression that is output as it is."""
        node = output.node
        if name := self._unknown_attribute(output):
            hint = did_you_mean(name, known_attributes(), "the reference lists what each record has")
            return f"`{text}`: no record has an attribute `{name}`", hint
        used = [applied.name for applied in _all(node, nodes.Filter)]
        message = f"`{text}` outputs text of the docs without an escape" if text else _UNNAMED
        if name := next((name for name in used if name in self._escapes or name == CODE), None):
            return message, f"apply `| {name}` last: its result is no longer safe once it is changed"
        known = [name for name in (*_FIRST, *sorted(self._escapes - {*_FIRST})) if name in self._escapes]
        if name := next((name for name in used if name in _ALL_ESCAPES), None):
            return message, f"`{name}` is not an escape for this kind of file; its escapes are {', '.join(known)}"
        return message, f"add `| {' or '.join(known[:2]) or 'code'}`; `| code` is for text that is code already"

    def _finding(self, code: str, template: str, place: Expression, message: str, hint: str) -> Diagnostic:
        at = Position(str(self._target.find(template)), place.line, place.column)
        return Diagnostic(code=code, message=message, at=at, severity=Severity.ERROR, hint=hint)


def _all(node: nodes.Node, kind: type[_Node]) -> Iterator[_Node]:
    if isinstance(node, kind):
        yield node
    yield from node.find_all(kind)
