"""Finding places of templates that output text of the docs without an escape.

Text of the docs can contain anything: put into code as it is, it becomes code. A place is safe if it outputs the result
of an escape of the file's language as a whole, a constant, a number, or an identifier. Which attributes of the view are
identifiers, numbers and the like is read from the types of its records. What a macro outputs of its arguments is
checked where it is called.
"""

from collections.abc import Callable, Collection, Iterator
from functools import cache

from jinja2 import nodes

from slatebind.rendering.templates.template_scope import Macro, Scope, Settings, UnescapedOutput


class UnescapedOutputFinder:
    """Finds the expressions of templates that output text as it is.

    ``parse`` reads the template of a name, ``escapes`` are the filters that make text safe, ``safe_options`` are of
    kinds that need no escape.
    """

    def __init__(
        self, parse: Callable[[str], nodes.Template], escapes: Collection[str], safe_options: Collection[str]
    ) -> None:
        self.parse = cache(parse)
        self._settings = Settings("", frozenset(escapes), frozenset(safe_options))
        self._macros = cache(self._macros_of)

    def find(self, template: str) -> list[UnescapedOutput]:
        """The expressions that are output as they are, in one template or in macros that it calls."""
        tree = self.parse(template)
        own = self._macros(template)
        top = Scope(tree, {**self._imported(tree), **own}, self._settings._replace(template=template))
        early = (output for name in _called_early(tree) for output in own[name].unescaped)
        return list(dict.fromkeys((*top.unescaped(), *early)))

    def dependencies(self, template: str) -> Iterator[str]:
        """The templates that one imports, includes or extends."""
        tree = self.parse(template)
        named: list[nodes.Expr] = [node.template for node in tree.find_all(nodes.Import)]
        named += [node.template for node in tree.find_all(nodes.FromImport)]
        named += [node.template for node in tree.find_all(nodes.Include)]
        named += [node.template for node in tree.find_all(nodes.Extends)]
        for constant in (part for expression in named for part in (expression, *expression.find_all(nodes.Const))):
            if isinstance(constant, nodes.Const) and isinstance(constant.value, str):
                yield constant.value

    def _macros_of(self, template: str) -> dict[str, Macro]:
        """The macros of a template by name. What calls itself has to give it what is safe."""
        tree = self.parse(template)
        known = self._imported(tree)
        settings = self._settings._replace(template=template)
        top = Scope(tree, known, settings)
        found: dict[str, Macro] = {}
        for macro in _callees_first(tree):
            found[macro.name] = Scope(macro, {**known, **found}, settings, top).macro()
        return found

    def _imported(self, tree: nodes.Template) -> dict[str, Macro]:
        """The macros that a template imports, by what it calls them."""
        known: dict[str, Macro] = {}
        for node in tree.find_all((nodes.Import, nodes.FromImport)):
            match node:
                case nodes.Import(template=nodes.Const(value=template), target=target):
                    known.update({f"{target}.{name}": macro for name, macro in self._macros(template).items()})
                case nodes.FromImport(template=nodes.Const(value=template), names=names):
                    macros = self._macros(template)
                    pairs = (name if isinstance(name, tuple) else (name, name) for name in names)
                    known.update({alias: macros[name] for name, alias in pairs if name in macros})
        return known


def _callees_first(tree: nodes.Template) -> list[nodes.Macro]:
    """The macros of a template, each after those that it calls unless these call it too."""
    macros = {macro.name: macro for macro in tree.find_all(nodes.Macro)}
    ordered: dict[str, nodes.Macro] = {}
    visited: set[str] = set()

    def visit(name: str) -> None:
        visited.add(name)
        for callee in _callees(macros[name]):
            if callee in macros and callee not in visited:
                visit(callee)
        ordered[name] = macros[name]

    for name in macros:
        if name not in visited:
            visit(name)
    return list(ordered.values())


def _called_early(tree: nodes.Template) -> Iterator[str]:
    """Macros that are called where nothing is known of them yet: by themselves, or by those that they call."""
    macros = _callees_first(tree)
    for at, macro in enumerate(macros):
        callees = _callees(macro)
        yield from (later.name for later in macros[at:] if later.name in callees)


def _callees(macro: nodes.Macro) -> dict[str, None]:
    calls = (call.node for call in macro.find_all(nodes.Call))
    return dict.fromkeys(called.name for called in calls if isinstance(called, nodes.Name))
