"""Checks across the whole document: inconsistent headings, copied sentences and duplicate commands."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from slatebind.dialects import Dialect, normalize
from slatebind.extraction.parsed_command import ParsedCommand
from slatebind.extraction.report import Report
from slatebind.markdown import Annotation, Heading, SourceLines
from slatebind.markdown.fixes import Edits, replace_in_line


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
    """The first command of each name. The rows of later ones that differ are listed in the finding."""
    first: dict[str, ParsedCommand] = {}
    for parsed in commands:
        earlier = first.setdefault(parsed.command.name, parsed)
        if earlier is parsed:
            continue
        name = parsed.command.name
        is_equal = parsed.command == earlier.command and parsed.fields == earlier.fields
        names = ", ".join([*(param.name for param in parsed.command.params), *(field.name for field in parsed.fields)])
        message = f"duplicate command `{name}`; keeping the first one"
        if is_equal:
            report.add("command-repeated", parsed.at, message, "remove one", related=(earlier.at,))
        else:
            lost = f"; skipping the rows {names}" if names else ""
            report.add("command-conflict", parsed.at, message + lost, "remove or rename one", related=(earlier.at,))
    return tuple(first.values())
