"""Writes corrections into the text of an overlay, next to the entries of people, which stay as they are to the byte.

Entries that verify wrote are known by their reason, and replaced as a whole.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from slatebind.data.parsed import Parsed
from slatebind.data.yaml_writer import write_yaml
from slatebind.diagnostic import Diagnostic, Path, Position
from slatebind.findings import verify_diagnostic
from slatebind.spec.overlay_file import SECTIONS, Overlay, load_overlay
from slatebind.verify.new_models import Data

MARK = "slatebind verify: "
"""What the reason of an entry begins with that verify wrote."""
_HEAD = """\
# Corrections from a server. `slatebind verify --write-overlay` replaces the entries whose reason begins with
# "slatebind verify"; entries of your own stay.
slatebind: 1
"""


def is_written(entry: Mapping[str, Any]) -> bool:
    """Whether verify wrote an entry of an overlay."""
    return str(entry.get("reason", "")).startswith(MARK)


def own_entries(overlay: Overlay) -> dict[str, list[Data]]:
    """The entries of people in an overlay, by section."""
    value = overlay.parsed.value
    return {section: [entry for entry in value.get(section) or () if not is_written(entry)] for section in SECTIONS}


def written_entries(overlay: Overlay) -> dict[str, list[Data]]:
    """The entries that verify wrote, by section."""
    value = overlay.parsed.value
    return {section: [entry for entry in value.get(section) or () if is_written(entry)] for section in SECTIONS}


def without_corrections(overlay: Overlay) -> Overlay:
    """The overlay with the entries of people alone."""
    entries = own_entries(overlay)
    numbers = {
        section: {index: place for place, index in enumerate(_own_numbers(overlay, section))} for section in SECTIONS
    }
    positions: dict[Path, Position] = {}
    for path, at in overlay.parsed.positions.items():
        if len(path) > 1 and path[0] in numbers:
            if path[1] in numbers[path[0]]:
                positions[path[0], numbers[path[0]][path[1]], *path[2:]] = at
        else:
            positions[path] = at
    value = {**overlay.parsed.value, **{name: rows for name, rows in entries.items() if name in overlay.parsed.value}}
    return Overlay(overlay.file, Parsed(value, positions, ()), overlay.is_optional)


def _own_numbers(overlay: Overlay, section: str) -> Iterator[int]:
    entries = overlay.parsed.value.get(section) or ()
    return (index for index, entry in enumerate(entries) if not is_written(entry))


def with_corrections(
    text: str | None, sections: Mapping[str, list[Data]], file: str
) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of an overlay with these entries in place of those that verify wrote before.

    ``text`` is the present one, if there is one. None, with the reason, if that is not an overlay, or if it is written
    in a way in which entries cannot be replaced line by line.
    """
    if text is None or not text.strip():
        return _HEAD + _entries(sections), ()
    overlay, problems = load_overlay(text, file)
    if overlay is None:
        return None, problems
    if at := _inline_section(overlay.parsed):
        message = "entries of this overlay are written on one line, so that corrections cannot be added to them"
        hint = "write the corrections to a file of their own"
        return None, (verify_diagnostic("verify-overlay-kept", at, message, hint),)
    return _merged(text, overlay.parsed, sections), ()


def _entries(sections: Mapping[str, list[Data]]) -> str:
    return "".join(f"\n{write_yaml({name: entries})}" for name, entries in sections.items() if entries)


def _inline_section(parsed: Parsed) -> Position | None:
    """The position of the first section whose entries do not each begin with a dash on a line of their own."""
    for section in SECTIONS:
        previous = parsed.key_positions[section,].line if (section,) in parsed.key_positions else 0
        for index, _ in enumerate(parsed.value.get(section) or ()):
            at = parsed.positions[section, index]
            if at.line == previous:
                return at
            previous = at.line
    return None


def _merged(text: str, parsed: Parsed, sections: Mapping[str, list[Data]]) -> str:
    lines = text.removesuffix("\n").split("\n")
    borders = sorted(at.line for path, at in parsed.key_positions.items() if len(path) == 1)
    output: list[str] = []
    done = 0
    for section in sorted(SECTIONS, key=lambda name: _line_of(parsed, name)):
        line = _line_of(parsed, section)
        if not line:
            continue
        end = next((border for border in borders if border > line), len(lines) + 1)
        output += lines[done : line - 1]
        output += _section_lines(lines, line, end, section, parsed, sections.get(section, []))
        done = end - 1
    output += lines[done:]
    missing = {name: entries for name, entries in sections.items() if not _line_of(parsed, name)}
    return "\n".join(output).rstrip("\n") + "\n" + _entries(missing)


def _line_of(parsed: Parsed, section: str) -> int:
    """The line of a section's key; 0 if the file does not have it."""
    at = parsed.key_positions.get((section,))
    return at.line if at else 0


def _section_lines(
    lines: list[str], start: int, end: int, section: str, parsed: Parsed, entries: list[Data]
) -> Iterator[str]:
    """The lines of a section, from its key to the line before ``end``, with the new entries after those of people."""
    old = parsed.value.get(section) or ()
    firsts = [parsed.positions[section, index].line for index in range(len(old))]
    blocks = [
        (entry, first, following) for entry, first, following in zip(old, firsts, [*firsts[1:], end], strict=True)
    ]
    kept: list[str] = []
    indent = ""
    for entry, first, following in blocks:
        indent = lines[first - 1][: len(lines[first - 1]) - len(lines[first - 1].lstrip())]
        last = _end_of_entry(lines, first, following, len(indent))
        kept += lines[last - 1 : following - 1] if is_written(entry) else lines[first - 1 : following - 1]
    head = lines[start - 1 : (firsts[0] if firsts else end) - 1]
    trailing = []
    while kept and not kept[-1].strip():
        trailing.append(kept.pop())
    new = write_yaml({section: entries}).split("\n")[1:-1] if entries else []
    if not any(not is_written(entry) for entry in old) and not entries:
        yield from (line for line in (*head[1:], *kept, *trailing) if line.strip())
        return
    yield f"{section}:"
    yield from head[1:]
    yield from kept
    yield from (f"{indent}{line}" if line else "" for line in new)
    yield from trailing


def _end_of_entry(lines: list[str], first: int, following: int, indent: int) -> int:
    """The line after an entry, without the blank lines and comments that precede the next one."""
    end = following
    while end - 1 > first:
        line = lines[end - 2]
        content = line.lstrip()
        if content and not (content.startswith("#") and len(line) - len(content) <= indent):
            break
        end -= 1
    return end
