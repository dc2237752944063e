"""A change that several commands share is one finding, also where their models were split or merged meanwhile."""

from collections.abc import Callable, Hashable, Iterable

from msgspec.structs import replace

from slatebind.diff.verdict import Finding

_Key = Callable[[Finding], Hashable]


def merge_shared(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, those on the same field of an old or of a new model combined, with all their commands.

    Commands that switched to different models keep findings of their own, which are listed below these.
    """
    return _merged(_merged(findings, lambda finding: finding.old), lambda finding: finding.new)


def _merged(findings: Iterable[Finding], path: _Key) -> tuple[Finding, ...]:
    """The first finding of each path that says the same, with the commands of all."""
    first: dict[Hashable, Finding] = {}
    for number, finding in enumerate(findings):
        is_shared = bool(finding.commands or finding.senders) and path(finding) is not None
        levels = tuple(sorted(finding.levels.items()))
        change = (path(finding), finding.rule, finding.message, levels)
        keys = [(*change, None), (*change, finding.within)] if is_shared else [number]
        key = next((key for key in keys if key in first), keys[-1])
        earlier = first.get(key)
        if earlier is None:
            first[key] = finding
        else:
            commands, senders = (
                tuple(dict.fromkeys((*getattr(earlier, role), *getattr(finding, role))))
                for role in ("commands", "senders")
            )
            first[key] = replace(earlier, commands=commands, senders=senders)
    return tuple(first.values())
