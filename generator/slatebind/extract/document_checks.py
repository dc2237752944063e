"""Findings about the whole document: copied sentences, inconsistent headings and duplicate commands."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from slatebind.dialects import Dialect, normalize
from slatebind.extract.command import ParsedCommand
from slatebind.extract.report import Report
from slatebind.markdown import Annotation, Heading, SourceLines
from slatebind.markdown.fixes import Edits, replace_in_line


def report_heading_case(headings: Iterable[Heading], report: Report) -> None:
    """Sections that are spelt otherwise than most."""
    alike: dict[str, list[Heading]] = defaultdict(list)
    for heading in headings:
        alike[normalize(heading.text)].append(heading)
    for same in alike.values():
        usual = Counter(heading.text for heading in same).most_common(1)[0][0]
        for heading in same:
            if heading.text != usual:
                message = f"heading `{heading.text}` is spelled `{usual}` elsewhere"
                edits = replace_in_line(report.lines, heading.at, heading.text, usual)
                report.add("heading-case", heading.at, message, f"write `{usual}`", edits=edits)


def report_copied_sentences(commands: Sequence[ParsedCommand], dialect: Dialect, report: Report) -> None:
    """Annotations that describe another command than the one they stand at."""
    described = {_predicate(parsed.command.description, dialect): parsed.command.name for parsed in reversed(commands)}
    for parsed in commands:
        own = _predicate(parsed.command.description, dialect)
        for annotation in parsed.annotations:
            said = _predicate(annotation.text, dialect)
            other = described.get(said)
            if said and said != own and other is not None and other != parsed.command.name:
                message = f"sentence in `{parsed.command.name}` describes `{other}`"
                edits = repeat_description(report.lines, annotation, parsed.command.description)
                report.add("quote-other-command", annotation.at, message, _suggestion(parsed), edits=edits)


def repeat_description(lines: SourceLines, annotation: Annotation, description: str) -> Edits:
    """``This command lists zones.`` above an example is ``The following command lists zones:``."""
    sentence = _DESCRIPTION.match(description)
    if sentence is None or "\n" in annotation.text or "|" in sentence[1]:
        return ()
    return replace_in_line(lines, annotation.at, annotation.text, f"The following command {sentence[1]}:")


_DESCRIPTION = re.compile(r"This command (.+?)\.?(?:\n|$|(?<=\.)\s)")


def _suggestion(parsed: ParsedCommand) -> str:
    lead, rest = parsed.command.description[:13], parsed.command.description[13:].split("\n\n", maxsplit=1)[0]
    said = " ".join(rest.split()).removesuffix(".")
    return f"write: The following command {said}:" if lead == "This command " else f"describe `{parsed.command.name}`"


def _predicate(text: str, dialect: Dialect) -> str:
    """What a sentence says of a command: ``This command lists ISOs.`` -> ``lists isos``."""
    return dialect.pattern("description_lead").sub("", normalize(text.split("\n\n", maxsplit=1)[0]))


def without_repeated(commands: Sequence[ParsedCommand], report: Report) -> tuple[ParsedCommand, ...]:
    """The first of each name. A later one that says the same is dropped; of another, what it says is named."""
    first: dict[str, ParsedCommand] = {}
    for parsed in commands:
        earlier = first.setdefault(parsed.command.name, parsed)
        if earlier is parsed:
            continue
        name = parsed.command.name
        same = parsed.command == earlier.command and parsed.fields == earlier.fields
        names = ", ".join([*(param.name for param in parsed.command.params), *(field.name for field in parsed.fields)])
        message = f"duplicate command `{name}`; keeping the first one"
        if same:
            report.add("command-repeated", parsed.at, message, "remove one", related=(earlier.at,))
        else:
            lost = f"; skipping the rows {names}" if names else ""
            report.add("command-conflict", parsed.at, message + lost, "remove or rename one", related=(earlier.at,))
    return tuple(first.values())
