"""A project and random edits of its docs, overlays, templates and configuration."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

TYPES = ["string", "integer", "uuid", "boolean", "date", "list", "object", "strnig"]
WORDS = ["zone", "host", "disk", "port", "rule", "pool", "tag", "quota", "domain", "size", "state", "keypair"]
VERBS = ["list", "create", "delete", "update", "attach", "start"]


class Row(NamedTuple):
    """A parameter or a response field."""

    name: str
    kind: str
    text: str


class Entry:
    """A command in the docs."""

    def __init__(self, chance: random.Random, name: str) -> None:
        self.name = name
        self.text = f"This command handles {chance.choice(WORDS)}s."
        self.is_async = chance.random() < 0.3
        self.params = rows(chance)
        self.fields = rows(chance)

    def markdown(self) -> str:
        """The Markdown of the command."""
        params = "".join(f"| **{row.name}** | {row.text} | {row.kind} | 255 | false |\n" for row in self.params)
        fields = "".join(f"| **{row.name}** | {row.text} | {row.kind} |\n" for row in self.fields)
        mark = "Asynchronous" if self.is_async else "Not asynchronous"
        return (
            f'## {self.name}\n\n{self.text}\n\n<aside class="notice">\n{mark}\n</aside>\n\n'
            f"### Command\n\n```shell\ncmk {self.name}\n```\n\n"
            f"### Query Parameters\n\n| Parameter Name | Description | Type | Length | Required |\n"
            f"| --- | --- | --- | --- | --- |\n{params}\n"
            f"### Response Schema\n\n| Response Name | Description | Type |\n| --- | --- | --- |\n{fields}\n"
        )


def rows(chance: random.Random) -> list[Row]:
    """Random rows of a table."""
    names = chance.sample(WORDS, chance.randint(1, 5))
    return [Row(name, chance.choice(TYPES), f"The {name} of the {chance.choice(WORDS)}") for name in names]


class Edited:
    """A project that can be edited and written to a folder. The same seed gives the same edits."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.groups: dict[str, list[Entry]] = {"Berths": [], "Cranes": []}
        self.breaks: list[tuple[float, str]] = []
        self.in_include = False
        self.overlay: list[tuple[str, str]] = []
        self.shadows: dict[str, str] = {}
        self.package = "harbor"
        self.out = "out"
        self.targets = {"python", "mine"}
        self.names: set[str] = set()
        for _ in range(4):
            self.add_command()

    def edit(self) -> str:
        """Make a random edit; returns its name."""
        kinds: list[tuple[Callable[[], object], int]] = [
            (self.add_command, 3),
            (self.remove_command, 2),
            (self.rename_command, 2),
            (self.move_command, 1),
            (self.copy_command, 2),
            (self.edit_rows, 5),
            (self.describe, 3),
            (self.break_table, 2),
            (self.repair_tables, 1),
            (self.toggle_include, 1),
            (self.edit_overlay, 3),
            (self.shadow_template, 3),
            (self.rename_package, 1),
            (self.move_output, 1),
            (self.toggle_target, 2),
            (self.undo_everything_wrong, 2),
        ]
        (kind,) = self.chance.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])
        kind()
        return kind.__name__

    def _any(self) -> tuple[list[Entry], Entry] | None:
        entries = [(group, entry) for group in self.groups.values() for entry in group]
        return self.chance.choice(entries) if entries else None

    def _new_name(self) -> str:
        name = f"{self.chance.choice(VERBS)}{self.chance.choice(WORDS).title()}{self.chance.choice(WORDS).title()}"
        return name if name not in self.names else f"{name}{len(self.names)}"

    def add_command(self) -> None:
        """Add a command at a random position."""
        entry = Entry(self.chance, self._new_name())
        self.names.add(entry.name)
        group = self.chance.choice(list(self.groups.values()))
        group.insert(self.chance.randint(0, len(group)), entry)

    def remove_command(self) -> None:
        """Remove a command, even the last one."""
        if found := self._any():
            found[0].remove(found[1])

    def rename_command(self) -> None:
        """Rename a command."""
        if found := self._any():
            found[1].name = self._new_name()
            self.names.add(found[1].name)

    def move_command(self) -> None:
        """Move a command to the end of a group."""
        if found := self._any():
            found[0].remove(found[1])
            self.chance.choice(list(self.groups.values())).append(found[1])

    def copy_command(self) -> None:
        """Add a command, and give a command the response of another, so that they share a model."""
        if found := self._any():
            self.add_command()
            other = self._any()
            assert other is not None
            other[1].fields = list(found[1].fields)

    def edit_rows(self) -> None:
        """Add, remove or replace rows of a table."""
        if found := self._any():
            table = self.chance.choice([found[1].params, found[1].fields])
            row = Row(self.chance.choice(WORDS), self.chance.choice(TYPES), f"Says {self.chance.random():.3f}")
            table[self.chance.randint(0, len(table)) : self.chance.randint(0, len(table))] = [row]

    def describe(self) -> None:
        """Change the description of a command."""
        if found := self._any():
            found[1].text = f"This command, in version {self.chance.randint(0, 999)}, does it."

    def break_table(self) -> None:
        """Break a line of the docs."""
        self.breaks.append((self.chance.random(), self.chance.choice(["pipe", "cell", "stray", "gone", "twice"])))

    def repair_tables(self) -> None:
        """Undo all broken lines."""
        self.breaks.clear()

    def toggle_include(self) -> None:
        """Move the second group to an included file, or back."""
        self.in_include = not self.in_include

    def edit_overlay(self) -> None:
        """Add or remove an overlay entry; one in five matches nothing."""
        if self.overlay and self.chance.random() < 0.4:
            self.overlay.pop()
        elif found := self._any():
            name = "noSuchCommand" if self.chance.random() < 0.2 else found[1].name
            if name not in dict(self.overlay):
                self.overlay.append((name, f"Corrected {self.chance.randint(0, 99)} times."))

    def shadow_template(self) -> None:
        """Replace a shipped template or one of the project's own target."""
        template, text = self.chance.choice(
            [
                ("python/readme.md.j2", "# {{ spec.api.title }}, {{ number }}\n"),
                ("python/commands_init.py.j2", '"""Commands, {{ number }}."""\n'),
                ("mine/a.j2", "{{ spec.commands | length }} {{ number }}\n"),
                ("mine/a.j2", "{{ nothing }}\n"),
                ("mine/each.j2", "{{ group.spec.name }} {{ number }}\n"),
                ("mine/each.j2", "{% broken\n"),
            ]
        )
        if template.startswith("python") and template in self.shadows:
            del self.shadows[template]
        else:
            self.shadows[template] = text.replace("{{ number }}", str(self.chance.randint(0, 99)))

    def rename_package(self) -> None:
        """Rename the package, and so every file of it."""
        self.package = self.chance.choice(["harbor", "haven", "harbor_client"])

    def move_output(self) -> None:
        """Toggle between a shared output folder and one for each target."""
        self.out = "out" if self.out != "out" else "out/{}"

    def toggle_target(self) -> None:
        """Add or remove a target."""
        self.targets ^= {self.chance.choice(["docs", "mine"])}

    def undo_everything_wrong(self) -> None:
        """Undo everything that causes errors."""
        self.breaks.clear()
        self.overlay = [(name, text) for name, text in self.overlay if name != "noSuchCommand"]
        self.shadows = {}

    def write(self, folder: Path) -> None:
        """Write the inputs to ``folder``: only those that changed, and delete those that were removed."""
        files = {
            "slatebind.toml": self._configuration(),
            "docs/index.html.md": self._document(),
            "docs/includes/_cranes.md": self._group("Cranes") if self.in_include else None,
            "overlay.yaml": self._corrections(),
            "templates/mine/target.yaml": "description: x\nfiles:\n- {path: a.txt, template: a.j2}\n"
            "- {path: 'groups/{group}.txt', template: each.j2, each: group}\n",
            "templates/mine/a.j2": self.shadows.get("mine/a.j2", "a\n"),
            "templates/mine/each.j2": self.shadows.get("mine/each.j2", "each\n"),
            **{
                f"templates/{name}": self.shadows.get(name)
                for name in ("python/readme.md.j2", "python/commands_init.py.j2")
            },
        }
        for path, text in files.items():
            file = folder / path
            if text is None:
                file.unlink(missing_ok=True)
            elif not file.is_file() or file.read_text() != text:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text)

    def _configuration(self) -> str:
        parts = ['[[spec]]\ndocs = "docs"\nfile = "spec/harbor.yaml"\noverlays = ["overlay.yaml"]\n']
        for target in sorted(self.targets):
            options = f'options.package = "{self.package}"\n' if target == "python" else ""
            out = self.out.format(target)
            parts.append(f'[[target]]\nuse = "{target}"\nout = "{out}"\ntemplates = "templates"\n{options}')
        return "\n".join(parts)

    def _document(self) -> str:
        includes = "includes:\n- cranes\n" if self.in_include else ""
        groups = [self._group(name) for name in self.groups if not (self.in_include and name == "Cranes")]
        lines = f"---\ntitle: Harbor API\n{includes}---\n\n{''.join(groups)}".splitlines(keepends=True)
        for position, kind in self.breaks:
            index = 5 + int(position * (len(lines) - 5))
            line = lines[index].rstrip("\n")
            broken = {
                "pipe": f"{line.rstrip('|')}\n",
                "cell": f"{line} x |\n",
                "stray": f"{line}\nstray\n",
                "gone": "",
                "twice": f"{line}\n{line}\n",
            }
            lines[index] = broken[kind]
        return "".join(lines)

    def _group(self, name: str) -> str:
        return f"# {name}\n\n" + "".join(entry.markdown() for entry in self.groups[name])

    def _corrections(self) -> str:
        if not self.overlay:
            return "slatebind: 1\n"
        entries = [f"- name: {name}\n  reason: tried\n  description: {text}\n" for name, text in self.overlay]
        return "slatebind: 1\ncommands:\n" + "".join(entries)
