"""Identifiers of the generated package that changed though no name did: two names that shared one moved apart."""

from collections.abc import Iterator

from slatebind.diff.comparison import Comparison
from slatebind.diff.facts import Changed
from slatebind.diff.recognise import match_rows


def shifted(comparison: Comparison) -> Iterator[Changed]:
    """A fact for each record of the same name on both sides whose identifier is another."""
    old, new = comparison.sdks
    for kind, sides in (
        ("groups", (old.groups, new.groups)),
        ("models", (old.models, new.models)),
        ("commands", (old.commands, new.commands)),
    ):
        for before, after in comparison.names[kind].items():
            views = sides[0][before], sides[1][after]
            idents = [str(getattr(view, "cls" if kind == "models" else "id")) for view in views]
            paths = (kind, before), (kind, after)
            if before == after and idents[0] != idents[1] and not _moved(kind, *views):
                yield _shift(*paths, idents[0], idents[1])
            inner = {"commands": "params", "models": "fields"}.get(kind)
            if inner:
                yield from _rows(views, inner, *paths)


def _moved(kind: str, old: object, new: object) -> bool:
    return kind == "commands" and old.spec.group != new.spec.group  # type: ignore[attr-defined]


def _rows(views: tuple[object, object], inner: str, old: tuple[str, str], new: tuple[str, str]) -> Iterator[Changed]:
    was, now = ({row.spec.name: str(row.id) for row in getattr(view, inner)} for view in views)
    if was == now:
        return
    for one in match_rows(views[0].spec, views[1].spec, inner):  # type: ignore[attr-defined]
        name = str(one.old)
        if one.old == one.new and was[name] != now[name]:
            yield _shift((*old, inner, name), (*new, inner, name), was[name], now[name])


def _shift(old: tuple[str, ...], new: tuple[str, ...], before: str, after: str) -> Changed:
    return Changed(old=(*old, "identifier"), new=(*new, "identifier"), before=before, after=after)
