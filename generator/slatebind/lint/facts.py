"""The facts about docs, dialects and protocols that rules need; without them, a rule is not run."""

from collections.abc import Callable, Mapping

from slatebind.dialects.dialect_file import NOTHING
from slatebind.dialects.languages import ENGLISH
from slatebind.findings.definition import Fact
from slatebind.lint.context import LintContext

_HOLDS: Mapping[Fact, Callable[[LintContext], bool]] = {
    "jobs": lambda context: bool(context.dialect.async_ and context.protocol.job_fields),
    "calls": lambda context: context.dialect.example != NOTHING,
    "names": lambda context: context.dialect.command_name != NOTHING,
    "requests": lambda context: context.dialect.requests is not None,
    "sections": lambda context: bool(context.dialect.required_sections),
    "sentences": lambda context: context.dialect.description_lead != NOTHING,
    "paging": lambda context: bool(context.protocol.paging),
    "verbs": lambda context: bool(context.protocol.safe_verbs),
    "lengths": lambda context: "length" in context.dialect.columns,
    "bold": lambda context: context.dialect.bold_names,
    "codes": lambda context: "errors" in context.dialect.sections,
    "plain": lambda context: not context.dialect.tables.phrases,
    "english": lambda context: context.language == ENGLISH,
}


def hold(needs: tuple[Fact, ...], context: LintContext) -> bool:
    """Whether all facts that a rule needs hold for a document."""
    return all(_HOLDS[fact](context) for fact in needs)
