"""Pairs of specs of which it is known whether something was renamed, or removed and something else added.

Made without the words and rules of ``slatebind.diff``: the lists below are another author's idea of what happens to an
API. Each kind of change has the same number of pairs.
"""

import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from slatebind.spec.model import Api, Command, Field, Group, Model, Param, Response, Spec

THINGS = ["berth", "crane", "buoy", "ferry", "container", "lighthouse", "pilot", "tug", "warehouse", "gangway"]
TEXTS = {
    "tonnage": "the tonnage of the {} as it is registered",
    "captain": "the person who is in charge of the {}",
    "colour": "the paint on the hull of the {}, as in the catalogue",
    "draught": "how deep the {} lies in the water when it is loaded",
    "flag": "the country under whose law the {} sails",
    "quay": "where the {} is moored during the night",
    "notes": "free remarks of the harbour master on the {}",
    "cargo": "what the {} carries on this trip",
    "crew": "how many people work on the {} in each shift",
    "engine": "the maker and the model of the engine of the {}",
    "insurance": "the policy under which the {} is insured",
    "inspection": "when the {} was last seen by an inspector",
}
TYPES = ["string", "integer", "uuid", "date", "boolean", "long"]
OTHER_WORDS = {
    "tonnage": ["gross weight", "registered tons"],
    "captain": ["skipper", "person in charge"],
    "colour": ["hull paint", "paint shade"],
    "draught": ["depth in water", "loaded draft"],
    "flag": ["country", "registry country"],
    "quay": ["mooring", "night mooring"],
    "notes": ["remarks", "master remarks"],
    "cargo": ["freight", "load carried"],
    "crew": ["people", "shift crew"],
    "engine": ["motor", "engine model"],
    "insurance": ["policy", "insurance policy"],
    "inspection": ["inspected", "last inspection"],
}
TURNED = [
    ("start", "end"), ("min", "max"), ("first", "last"), ("source", "destination"), ("ingress", "egress"),
    ("public", "private"), ("with", "without"), ("from", "to"), ("enable", "disable"), ("include", "exclude"),
    ("old", "new"), ("upper", "lower"), ("before", "after"), ("read", "write"), ("primary", "secondary"),
    ("inbound", "outbound"), ("used", "free"), ("local", "remote"), ("internal", "external"), ("locked", "unlocked"),
]  # fmt: skip
LONG_WORDS = {"start": "starting", "end": "ending", "min": "minimum", "max": "maximum"}
SIBLINGS = [("gauge", "meter"), ("rope", "chain"), ("anchor", "rudder"), ("mast", "keel"), ("winch", "pump")]
ACTIONS = [
    ("start", "stop"), ("enable", "disable"), ("attach", "detach"), ("add", "remove"), ("lock", "unlock"),
    ("create", "delete"), ("suspend", "resume"), ("assign", "unassign"), ("upload", "download"), ("open", "close"),
]  # fmt: skip
SYNONYMS = [("delete", "remove"), ("list", "find"), ("update", "modify"), ("get", "show"), ("create", "add")]


class Pair(NamedTuple):
    """Two specs, and the new name of what was renamed by its old one: empty if nothing was."""

    kind: str
    old: Spec
    new: Spec
    renamed: dict[str, str]


def pairs(seed: int, of_each: int) -> Iterator[Pair]:
    """Pairs of each kind."""
    chance = random.Random(seed)
    for make in (*RENAMED_ROWS, *OTHER_ROWS):
        for _ in range(of_each):
            yield _row_pair(chance, make)
    for make_commands in (*RENAMED_COMMANDS, *OTHER_COMMANDS):
        for _ in range(of_each):
            yield _command_pair(chance, make_commands)


Row = tuple[str, str, str]
"""The name, the description and the type."""


def _names(words: str, chance: random.Random) -> str:
    first, *rest = words.split()
    return chance.choice([words.replace(" ", ""), words.replace(" ", "_"), first + "".join(map(str.title, rest))])


def other_words(chance: random.Random, thing: str) -> tuple[Row, Row]:
    """The same with a name of other words; the description stays."""
    key = chance.choice(list(TEXTS))
    text, kind = TEXTS[key].format(thing), chance.choice(TYPES)
    return (key, text, kind), (_names(chance.choice(OTHER_WORDS[key]), chance), text, kind)


def misspelled_name(chance: random.Random, thing: str) -> tuple[Row, Row]:
    """A typo in the name is corrected."""
    key = chance.choice([key for key in TEXTS if len(key) > 5])
    place = chance.randrange(1, len(key) - 2)
    wrong = key[:place] + key[place + 1] + key[place] + key[place + 2 :] if key[place] != key[place + 1] else key[:-1]
    text, kind = TEXTS[key].format(thing), chance.choice(TYPES)
    return (wrong, text, kind), (key, text, kind)


def longer_name(chance: random.Random, thing: str) -> tuple[Row, Row]:
    """The thing itself becomes a part of the name."""
    key = chance.choice(list(TEXTS))
    text, kind = TEXTS[key].format(thing), chance.choice(TYPES)
    return (key, text, kind), (_names(f"{thing} {key}", chance), text, kind)


def initials(chance: random.Random, thing: str) -> tuple[Row, Row]:
    """Two words become their initials, in the description as well."""
    first, second = chance.sample(THINGS, 2)
    text = "the number that the {} has in the register"
    return (
        (f"{first}{second}number", text.format(f"{first} {second}"), "string"),
        (f"{first[0]}{second[0]}number", text.format(f"{first[0]}{second[0]}".upper()), "string"),
    )


def turned(chance: random.Random, thing: str) -> tuple[Row, Row]:
    """The opposite, in the name and in the description."""
    one, other = chance.sample(chance.choice(TURNED), 2)
    key = chance.choice(["date", "depth", "port", "address", "length"])
    text = "the {} " + key + f" of the {thing} in the plan of the harbour"
    rows = [(f"{word}{key}", text.format(LONG_WORDS.get(word, word)), "string") for word in (one, other)]
    return rows[0], rows[1]


def turned_name(chance: random.Random, thing: str) -> tuple[Row, Row]:
    """The opposite, with the same description."""
    one, other = chance.sample(chance.choice(TURNED), 2)
    key = chance.choice(["date", "depth", "port", "address", "length"])
    text = f"the {key} of the {thing} as the harbour master plans it"
    return (f"{one}_{key}", text, "string"), (f"{other}_{key}", text, "string")


def sibling(chance: random.Random, thing: str) -> tuple[Row, Row]:
    """Another part of the thing, described in the same way."""
    one, other = chance.sample(chance.choice(SIBLINGS), 2)
    text = "the state of the {} on board of the " + thing + " after the last repair"
    return (f"{one}state", text.format(one), "string"), (f"{other}state", text.format(other), "string")


def unrelated(chance: random.Random, thing: str) -> tuple[Row, Row]:
    """Two of the facts that describe any thing."""
    one, other = chance.sample(list(TEXTS), 2)
    return (one, TEXTS[one].format(thing), "string"), (other, TEXTS[other].format(thing), "string")


def numbered(chance: random.Random, thing: str) -> tuple[Row, Row]:
    """The next number."""
    number = chance.randrange(1, 9)
    text = f"an address of the {thing} in the network of the harbour"
    return (f"address{number}", text, "string"), (f"address{number + 1}", text, "string")


RowMaker = Callable[[random.Random, str], tuple[Row, Row]]
RENAMED_ROWS: tuple[RowMaker, ...] = (other_words, misspelled_name, longer_name, initials)
OTHER_ROWS: tuple[RowMaker, ...] = (turned, turned_name, sibling, unrelated, numbered)


def _row_pair(chance: random.Random, make: RowMaker) -> Pair:
    thing = chance.choice(THINGS)
    before, after = make(chance, thing)
    words = {before[0], after[0], before[1], after[1]}
    usual = [(key, text.format(thing), "string") for key, text in TEXTS.items()]
    rest = [row for row in usual if row[0] not in words and row[1] not in words]
    rest = chance.sample(rest, chance.randrange(4))
    at = chance.randrange(len(rest) + 1)
    is_field = chance.random() < 0.5
    sides = [_spec_of_rows(thing, [*rest[:at], row, *rest[at:]], is_field=is_field) for row in (before, after)]
    return Pair(make.__name__, sides[0], sides[1], {before[0]: after[0]} if make in RENAMED_ROWS else {})


def _spec_of_rows(thing: str, rows: list[Row], *, is_field: bool) -> Spec:
    params = () if is_field else tuple(Param(name=name, description=text, type=kind) for name, text, kind in rows)
    fields = tuple(Field(name=name, description=text, type=kind) for name, text, kind in rows) if is_field else ()
    model = Model(name=thing.title(), fields=(*fields, Field(name="id", type="uuid", description=f"the {thing}")))
    command = _command(f"get{thing.title()}", thing, f"Gets a {thing}.", params, model.name)
    return _spec((command,), (model,))


def _command(name: str, thing: str, text: str, params: tuple[Param, ...], model: str) -> Command:
    response = Response(shape="object", model=model)
    return Command(name=name, group=thing.title(), description=text, params=params, response=response)


def _spec(commands: tuple[Command, ...], models: tuple[Model, ...]) -> Spec:
    groups = tuple(Group(name=name) for name in dict.fromkeys(command.group for command in commands))
    return Spec(api=Api(name="harbor", protocol="cloudstack"), groups=groups, commands=commands, models=models)


Told = tuple[str, str]
"""The name of a command and its description."""


def other_verb(chance: random.Random, thing: str) -> tuple[Told, Told]:
    """A verb of the same meaning."""
    one, other = chance.sample(chance.choice(SYNONYMS), 2)
    text = f"Does to a {thing} what the harbour master asks for"
    return (f"{one}{thing.title()}", text), (f"{other}{thing.title()}", text)


def described_by_name(chance: random.Random, thing: str) -> tuple[Told, Told]:
    """A verb of the same meaning, also in the description."""
    one, other = chance.sample(chance.choice(SYNONYMS), 2)
    text = "{}s a " + thing + " of the harbour"
    return (f"{one}{thing.title()}", text.format(one.title())), (f"{other}{thing.title()}", text.format(other.title()))


def with_a_word_more(chance: random.Random, thing: str) -> tuple[Told, Told]:
    """A word that tells more."""
    text = f"Moves a {thing} to another place in the harbour"
    return (f"move{thing.title()}", text), (f"moveHarbour{thing.title()}", text)


def opposite_verb(chance: random.Random, thing: str) -> tuple[Told, Told]:
    """The opposite, with the same signature."""
    one, other = chance.sample(chance.choice(ACTIONS), 2)
    return (f"{one}{thing.title()}", f"{one.title()}s a {thing} of the harbour"), (
        f"{other}{thing.title()}",
        f"{other.title()}s a {thing} of the harbour",
    )


def other_thing(chance: random.Random, thing: str) -> tuple[Told, Told]:
    """The same done to another thing, with the same signature."""
    other = chance.choice([thing_name for thing_name in THINGS if thing_name != thing])
    verb = chance.choice(ACTIONS)[0]
    return (f"{verb}{thing.title()}", f"{verb.title()}s a {thing}"), (
        f"{verb}{other.title()}",
        f"{verb.title()}s a {other}",
    )


def other_action(chance: random.Random, thing: str) -> tuple[Told, Told]:
    """Something else that is done to the thing, with the same signature."""
    one, other = chance.sample(["inspect", "paint", "repair", "tow", "weigh", "fuel"], 2)
    return (f"{one}{thing.title()}", f"{one.title()}s a {thing}"), (
        f"{other}{thing.title()}",
        f"{other.title()}s a {thing}",
    )


def unrelated_command(chance: random.Random, thing: str) -> tuple[Told, Told]:
    """Nothing in common but the signature, and a description that says only the name."""
    other = chance.choice([thing_name for thing_name in THINGS if thing_name != thing])
    first, second = f"repair{thing.title()}", f"recompute{other.title()}Tides"
    return (first, f"This command does {first}."), (second, f"This command does {second}.")


CommandMaker = Callable[[random.Random, str], tuple[Told, Told]]
RENAMED_COMMANDS: tuple[CommandMaker, ...] = (other_verb, described_by_name, with_a_word_more)
OTHER_COMMANDS: tuple[CommandMaker, ...] = (opposite_verb, other_thing, other_action, unrelated_command)


def _command_pair(chance: random.Random, make: CommandMaker) -> Pair:
    thing = chance.choice(THINGS)
    before, after = make(chance, thing)
    keys = chance.sample(list(TEXTS), chance.randrange(4))
    params = (Param(name="id", type="uuid", required=True, description="the thing"),)
    params += tuple(Param(name=key, description=TEXTS[key].format(thing), type="string") for key in keys)
    done = tuple(Field(name=name, type="string", description=name) for name in ("success", "displaytext"))
    usual = _command(f"describe{thing.title()}", thing, f"Tells all of a {thing}", (), "Done")
    sides = []
    for name, text in (before, after):
        command = _command(name, thing, text, params, "Done")
        sides.append(_spec((usual, command), (Model(name="Done", fields=done),)))
    if make is unrelated_command and chance.random() < 0.5:
        moved = tuple(
            replace(command, group="Tides") if command.name == after[0] else command for command in sides[1].commands
        )
        sides[1] = _spec(moved, sides[1].models)
    return Pair(make.__name__, sides[0], sides[1], {before[0]: after[0]} if make in RENAMED_COMMANDS else {})
