"""Checks across the whole document: inconsistent headings, copied sentences and duplicate commands."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from slatebind.dialects import Dialect, normalize
from slatebind.extraction.commands.parsed_command import ParsedCommand
from slatebind.extraction.report import Report
from slatebind.markdown import Annotation, Heading, SourceLines
from slatebind.markdown.fixes import Edits, replace_in_line
from slatebind.spec.addresses import param_addresses
from slatebind.spec.model import Field, Param


def report_heading_case(headings: Iterable[Heading], report: Report) -> None:
    """Report section headings whose spelling differs from the most common one."""
    by_words: dict[str, list[Heading]] = defaultdict(list)
    for heading in headings:
        by_words[normalize(heading.text)].append(heading)
    for equal_headings in by_words.values():
        usual = Counter(heading.text for heading in equal_headings).most_common(1)[0][0]
        for heading in equal_headings:
            if heading.text != usual:
                message = f"heading `{heading.text}` is spelled `{usual}` elsewhere"
                edits = replace_in_line(report.lines, heading.at, heading.text, usual)
                report.add("heading-case", heading.at, message, f"write `{usual}`", edits=edits)


def report_copied_sentences(commands: Sequence[ParsedCommand], dialect: Dialect, report: Report) -> None:
    """Report annotations that describe another command than their own."""
    described = {_predicate(parsed.command.description, dialect): parsed.command.name for parsed in reversed(commands)}
    for parsed in commands:
        own = _predicate(parsed.command.description, dialect)
        for annotation in parsed.annotations:
            predicate = _predicate(annotation.text, dialect)
            other = described.get(predicate)
            if predicate and predicate != own and other is not None and other != parsed.command.name:
                message = f"sentence in `{parsed.command.name}` describes `{other}`"
                edits = repeat_description(report.lines, annotation, parsed.command.description)
                report.add("quote-other-command", annotation.at, message, _annotation_hint(parsed), edits=edits)


def repeat_description(lines: SourceLines, annotation: Annotation, description: str) -> Edits:
    """Replace an annotation by the command's description: ``The following command lists zones:``."""
    sentence = _DESCRIPTION.match(description)
    if sentence is None or "\n" in annotation.text or "|" in sentence[1]:
        return ()
    return replace_in_line(lines, annotation.at, annotation.text, f"The following command {sentence[1]}:")


_DESCRIPTION = re.compile(r"This command (.+?)\.?(?:\n|$|(?<=\.)\s)")


def _annotation_hint(parsed: ParsedCommand) -> str:
    description = parsed.command.description
    if not description.startswith(_DESCRIPTION_LEAD):
        return f"describe `{parsed.command.name}`"
    paragraph = description.removeprefix(_DESCRIPTION_LEAD).split("\n\n", maxsplit=1)[0]
    return f"write: The following command {' '.join(paragraph.split()).removesuffix('.')}:"


_DESCRIPTION_LEAD = "This command "


def _predicate(text: str, dialect: Dialect) -> str:
    """What a sentence says about a command: ``This command lists ISOs.`` -> ``lists isos``."""
    return dialect.pattern("description_lead").sub("", normalize(text.split("\n\n", maxsplit=1)[0]))


def without_duplicate_commands(commands: Sequence[ParsedCommand], report: Report) -> tuple[ParsedCommand, ...]:
    """One command of each name: the first with a row, or else the first. The rows of the others are reported."""
    kept: dict[str, ParsedCommand] = {}
    for parsed in commands:
        other = kept.setdefault(parsed.command.name, parsed)
        if other is parsed:
            continue
        if _has_rows(parsed) and not _has_rows(other):
            kept[parsed.command.name] = parsed
            _report_duplicate(other, parsed, "the one that has rows", report)
        else:
            _report_duplicate(parsed, other, "the first one", report)
    return tuple(kept.values())


def _has_rows(parsed: ParsedCommand) -> bool:
    return bool(parsed.command.params or parsed.fields)


def _report_duplicate(parsed: ParsedCommand, kept: ParsedCommand, which: str, report: Report) -> None:
    """Report a command that is not kept, and each of its rows. ``which`` says which command is kept."""
    name = parsed.command.name
    message = f"duplicate command `{name}`; keeping {which}"
    if parsed.command == kept.command and parsed.fields == kept.fields:
        report.add("command-repeated", parsed.at, message, "remove one", related=(kept.at,))
    else:
        report.add("command-conflict", parsed.at, message, "remove or rename one", related=(kept.at,))
    kept_rows = _rows(kept)
    for path, row in _rows(parsed).items():
        at = parsed.position(*path)
        if at is not None and row == kept_rows.get(path):
            message = f"row `{row.name}` of a duplicate of `{name}`; keeping {which}"
            report.add("row-duplicate", at, message, "remove one of the commands")
        elif at is not None:
            report.add("row-lost", at, f"skipping row `{row.name}` of a duplicate of `{name}`")


def _rows(parsed: ParsedCommand) -> dict[tuple[str, ...], Param | Field]:
    addresses = param_addresses(parsed.command.params)
    params = {("params", address): row for address, row in zip(addresses, parsed.command.params, strict=True)}
    return params | {("response", "fields", field.name): field for field in parsed.fields}
