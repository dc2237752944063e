"""Facts that descriptions state, and sentences that look like one and are none."""

from typing import Any

import pytest
from msgspec.structs import replace

from slatebind.dialects import load_dialect
from slatebind.extraction.prose.prose_facts import add_prose_facts, with_prose_facts
from slatebind.spec.model import Command, Field, Notice, Param

DIALECT = load_dialect("cloudstack")[0]
assert DIALECT is not None
OTHERS = (
    "id",
    "ids",
    "name",
    "account",
    "domainid",
    "harbourId",
    "pierid",
    "pierids",
    "page",
    "pagesize",
    "hypervisor",
)


def facts_of(description: str, kind: Any = "string", **values: Any) -> dict[str, Any]:
    """What is read of a parameter ``depth`` with this description."""
    assert DIALECT is not None
    param = Param(name="depth", type=kind, description=description, **values)
    params = (param, *(Param(name=name, type="string") for name in OTHERS))
    read = add_prose_facts(Command(name="moorShip", group="Ships", params=params), DIALECT).params[0]
    assert isinstance(read.origin, dict)
    assert set(read.origin.values()) <= {"prose"}
    return {key: getattr(read, key) for key in read.origin}


@pytest.mark.parametrize(
    ("description", "names"),
    [
        ("Mutually exclusive with id.", ("id",)),
        ("The ships to moor, mutually exclusive with ID", ("id",)),
        ("The ships. This parameter is mutually exclusive with the `name` parameter.", ("name",)),
        ("The ships (mutually exclusive with harbour ID)", ("harbourId",)),
        ("Mutually exclusive with id, name and account", ("id", "name", "account")),
        ("Mutually exclusive with id or name parameters; at most ten", ("id", "name")),
        ("Cannot be used together with pierids.", ("pierids",)),
        ("Can't be specified with pierIds parameter", ("pierids",)),
        ("Its depth; must not be given with account", ("account",)),
        ("Do not specify depth and pierid together, however one of them is required.", ("pierid",)),
    ],
)
def test_exclusive_parameters(description: str, names: tuple[str, ...]) -> None:
    """Whatever the spelling of the names."""
    assert facts_of(description) == {"excludes": names}


@pytest.mark.parametrize(
    ("description", "names"),
    [
        ("must be used with pagesize", ("pagesize",)),
        ("An optional account. Must be used with the domain ID parameter.", ("domainid",)),
        ("The depth parameter must be used with domainId", ("domainid",)),
        ("Has to be specified together with account and domainid", ("account", "domainid")),
        ("Is required together with harbour-id", ("harbourId",)),
        ("Needs to be passed only along with name.", ("name",)),
        ("Can only be used with **hypervisor**", ("hypervisor",)),
    ],
)
def test_required_parameters(description: str, names: tuple[str, ...]) -> None:
    """Those without which a parameter is not accepted."""
    assert facts_of(description) == {"requires": names}


@pytest.mark.parametrize(
    ("kind", "description", "value"),
    [
        ("boolean", "Whether to wait. Defaults to false.", "false"),
        ("boolean", "True if it floats; default is TRUE", "true"),
        ("boolean", "Defaults to false, but if true, every ship is moored", "false"),
        ("boolean", "False by default", "false"),
        ("boolean", "Has value true by default.", "true"),
        ("boolean", "True if it floats, false otherwise. If not specified, defaults to true", "true"),
        ("boolean", "Whether to wait (default true)", "true"),
        ("integer", "How many. The default value is 20.", "20"),
        ("integer", "How many, 20 by default", "20"),
        ("float", "Its draught. Default: 1.5", "1.5"),
        ("string", "Its flag. Default = 'red'.", "red"),
        ("string", "TCP is default.", "TCP"),
        ("string", "Defaults to 0.0.0.0/0", "0.0.0.0/0"),
    ],
)
def test_defaults(kind: str, description: str, value: str) -> None:
    """Only a value that fits the type."""
    assert facts_of(description, kind) == {"default": value}


@pytest.mark.parametrize(
    ("kind", "description", "values"),
    [
        ("string", "Its state. Possible values are Afloat, Moored and Sunk.", ("Afloat", "Moored", "Sunk")),
        ("string", "Valid values are TCP/UDP.", ("TCP", "UDP")),
        ("string", "Valid values: 'in port', 'at sea'", ("in port", "at sea")),
        ("string", "Supported values are: red or blue", ("red", "blue")),
        ("string", 'Can be one of "a", "b", "c"', ("a", "b", "c")),
        ("string", "Possible values include QCOW2, VHD, etc.", ("QCOW2", "VHD")),
        ("list", "What to show, value can be a list of [all, min, hull]", ("all", "min", "hull")),
        ("integer", "The kind. Values are 0, 1 and 2. 0 - Barge. 1 - Tug.", ("0", "1", "2")),
    ],
)
def test_known_values(kind: str, description: str, values: tuple[str, ...]) -> None:
    """A list of single values."""
    assert facts_of(description, kind) == {"values": values}


@pytest.mark.parametrize(
    "description",
    [
        *(
            "Deprecated.",
            "The ship (deprecated)",
            "Deprecated, use name instead",
            "Its size. This parameter is deprecated.",
        ),
        *("[DEPRECATED] Its size", "**Deprecated** Its size", "Its size - deprecated, use name", "Its size (obsolete)"),
        *("Its size. Use name, this one is deprecated", "Its size. It will be removed in version 2"),
        *("Its size. Will be removed in a future release", "Its size. Will be removed in 4.2; use name"),
    ],
)
def test_deprecated(description: str) -> None:
    """The parameter itself is."""
    assert facts_of(description) == {"deprecated": True}


@pytest.mark.parametrize(
    "description",
    [
        "Mutually exclusive with the other ships.",
        "Mutually exclusive with id and berthname",
        "Mutually exclusive with name of the pier",
        "Not mutually exclusive with id",
        "If the pier is closed, mutually exclusive with id",
        "Usually mutually exclusive with id",
        "For tugs: must be used with name",
        "The id, which is mutually exclusive with name, is ignored",
        "account is mutually exclusive with id",
        "Mutually exclusive with depth",
        "Do not specify id and name together.",
        "Either this parameter, or id has to be passed in",
        "Must be used with care",
        "Must be used with account or domainid",
        "Must be used with name when the pier is full",
        "Does not have to be used with name",
        "When moored, must be used with name",
        "If used with the account parameter, moors for that account",
        "The domain ID must be used with account",
        "Must be used without name",
        "May be used together with name",
        "Required when the pier is full",
        "Defaults to the depth of the pier",
        "Defaults to current",
        "Default is unlimited",
        "The default pier",
        "If moored, defaults to 'red'",
        "If not specified 1) defaulted to 'red' when moored 2) in all other cases defaulted to 'blue'.",
        "Defaults to 'red' for tugs",
        "Defaults to 'red'. On Sundays, defaults to 'blue'.",
        "The pier's default is 'red'",
        "Valid values are numbers and letters",
        "Valid values are 1-10 and 20-30",
        "Valid values are names of ships, piers or harbours",
        "Valid values are those of the console",
        "Possible values are red if moored, blue otherwise",
        "Possible values depend on the pier",
        "Possible values are listed below",
        "One of id and name is required",
        "Keys and values are stored",
        "List deprecated ships",
        "True if the ship is deprecated",
        "Deprecated ships are shown, too",
        "Not deprecated",
        "A ship that will be removed in 3 days",
        "The obsolete name",
        "A list of non-deprecated ships - deprecated ships are left out",
    ],
)
def test_no_fact(description: str) -> None:
    """Conditions, other subjects, names that are no parameters, descriptions of values."""
    assert facts_of(description) == {}


@pytest.mark.parametrize(
    ("kind", "description"),
    [
        ("boolean", "Defaults to yes-or-no"),
        ("boolean", "Possible values are true and false"),
        ("integer", "Defaults to unlimited"),
        ("integer", "Valid values are few and many"),
        ("uuid", "Defaults to '1-2'"),
        ("map", "Defaults to 'a=b'"),
    ],
)
def test_values_fit_the_type(kind: str, description: str) -> None:
    """A value of another type is none."""
    assert facts_of(description, kind) == {}


def test_a_default_may_be_a_known_value() -> None:
    """Whichever is named first, and whether it is a sentence or a column that names the values."""
    expected = {"values": ("red", "blue"), "default": "blue"}
    assert facts_of("Defaults to blue. Valid values are red and blue.") == expected
    assert facts_of("Valid values are red and blue (blue by default)") == expected
    assert facts_of("Defaults to blue", values=("red", "blue")) == {"default": "blue"}


def test_what_a_column_states_stays() -> None:
    """The sentence says something else; the column wins, and is not marked as prose."""
    assert facts_of("Defaults to 'red'", default="blue") == {}
    assert facts_of("Valid values are red and blue", values=("red",)) == {}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"description": "Mutually exclusive with b"}, {}, ("b",)),
        ({"description": "Mutually exclusive with b"}, {"required": True}, ()),
        ({"description": "Mutually exclusive with b", "required": True}, {}, ()),
        ({"description": "Mutually exclusive with b"}, {"description": "Must be used with a"}, ()),
    ],
)
def test_contradictions_are_dropped(first: Any, second: Any, expected: tuple[str, ...]) -> None:
    """A parameter that could never be sent, or never be left out, is not what the docs mean."""
    assert DIALECT is not None
    params = (Param(name="a", type="string", **first), Param(name="b", type="string", **second))
    read = add_prose_facts(Command(name="moorShip", group="Ships", params=params), DIALECT)
    assert (read.params[0].excludes, read.params[1].requires) == (expected, ())


def test_commands_are_deprecated_too() -> None:
    """Their description says so."""
    assert DIALECT is not None
    command = Command(name="moorShip", group="Ships", description="Moors a ship.\n\nThis command is deprecated.")
    read = add_prose_facts(command, DIALECT)
    assert (read.deprecated, read.origin) == (True, {"deprecated": "prose"})
    noticed = replace(command, description="", notices=(Notice(kind="warning", text="Deprecated; use berthShip."),))
    assert add_prose_facts(noticed, DIALECT).deprecated


@pytest.mark.parametrize(
    ("description", "facts"),
    [
        ("State of the ship. Can be Afloat/Sunk.", {"values": ("Afloat", "Sunk")}),
        ("State of the ship, can be Afloat, Moored and Sunk", {"values": ("Afloat", "Moored", "Sunk")}),
        ("Its state. Can be: afloat, sunk", {"values": ("afloat", "sunk")}),
        ("The kind. Values include barge, tug.", {"values": ("barge", "tug")}),
        ("state is one of the known, valid values: a, b", {"values": ("a", "b")}),
        ("This field is deprecated, use name", {"deprecated": True}),
        ("The ships that can be moored or sunk", {}),
        ("Can be Moored", {}),
        ("Can be A Tug or A Barge", {}),
        ("Usually can be Afloat or Sunk", {}),
        ("The name can be Afloat or Sunk", {}),
        ("Defaults to 'a'. Mutually exclusive with name. Must be used with name", {}),
    ],
)
def test_facts_of_fields(description: str, facts: dict[str, Any]) -> None:
    """Values and deprecation; a response has no defaults and dependencies."""
    assert DIALECT is not None
    field = Field(name="state", type="string", description=description)
    read = with_prose_facts((field, Field(name="name", type="string")), DIALECT)[0]
    assert {key: getattr(read, key) for key in read.origin} == facts
    assert isinstance(read.origin, dict)
    assert set(read.origin.values()) <= {"prose"}


def test_a_column_of_a_field_wins() -> None:
    """What a column states stays."""
    assert DIALECT is not None
    field = Field(name="state", type="string", values=("x",), description="Can be A or B")
    assert with_prose_facts((field,), DIALECT) == (field,)
