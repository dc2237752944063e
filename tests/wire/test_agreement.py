"""The clients of different languages read any answer alike, and send or refuse any argument alike."""

from datetime import UTC, date, datetime
from random import Random
from types import ModuleType
from typing import Any

import pytest

from wire.judging import KEY, SECRET
from wire.python_runtime import AnyRuntime, Runtime
from wire.server import serve
from wire.typescript_runtime import TypeScriptRuntime

pytestmark = [pytest.mark.peers, pytest.mark.languages]

# Without what the languages write differently: floats as texts, fractions of milliseconds, integers beyond 53 bits in
# fields that are documented as integers.
VALUES = [
    '"a"',
    '""',
    "5",
    "-1",
    "0",
    "1.5",
    "true",
    "false",
    "null",
    '"true"',
    '"12"',
    '"-1"',
    '"Unlimited"',
    '"constructor"',
    '"2014-07-06T16:40:39+0900"',
    '"2014-07-06"',
    '"2014-07-06T16:40:39Z"',
    "1404632439",
    '"1404632439"',
    "[]",
    "{}",
    '["a"]',
    '[{"key":"k"}]',
    '{"key":"k","value":5}',
    "[null]",
    '"2014-07-06T16:40"',
    "1404632439000",
    "20140706",
    '"yes"',
    '"',
    '5"',
    '"1_0"',
    '"0x10"',
    '"TRUE"',
    '"1"',
    "1",
    '[[{"key":"z"}]]',
]
FIELDS = (
    "id",
    "name",
    "size",
    "number",
    "ratio",
    "enabled",
    "created",
    "day",
    "port",
    "names",
    "tags",
    "details",
    "jobid",
)
BODIES = (
    '{"r":{"count":1,"thing":[%s]}}',
    '{"r":{"count":2,"thing":[%s,{}]}}',
    '{"r":{"thing":%s}}',
    '{"r":%s}',
    '{"r":{"a":[],"b":[%s]}}',
    '{"r":{"errorcode":431,"errortext":%s}}',
    "[%s]",
    '{"a":%s,"b":{}}',
)
PARAMS = [
    "text",
    "shorttext",
    "flag",
    "number",
    "big",
    "ratio",
    "day",
    "moment",
    "id",
    "address",
    "ids",
    "tags",
    "services",
    "details",
    "settings",
    "nets",
]
ARGUMENTS: tuple[Any, ...] = (
    *("a", "", "true", "TRUE", "12", "a,b", "x\ty", "é😀", "1e3", "9" * 25, "+5", ".5", "5.", "a" * 300, "a\nb"),
    *(5, -1, 0, 1.5, 1.0, True, False, 2**63 - 1, 2**63, -(2**63), 2**53 + 1),
    *(["a"], ["a", "b"], [1, True], [], ["a,b"], [["a"]], [None], ["a", {"b": 1}], [{"a": 1}, "x"]),
    *({}, {"k": "v"}, {"k": 1, "B": True}, {"": "x"}, {"k": ["a"]}, {"k": {"x": 1}}, {"k": None}),
    *([{"a": 1}, {"b": "c,d"}], [{}], [{"": 1}]),
)


@pytest.fixture(scope="module")
def clients(package: ModuleType, typescript: TypeScriptRuntime) -> tuple[AnyRuntime, ...]:
    """One of each language."""
    return Runtime(package, "python"), typescript


def test_answers(clients: tuple[AnyRuntime, ...]) -> None:
    """Fields of any type are read as the same values, or left out, and odd answers are errors of the same kind."""
    random = Random(1)
    for _ in range(300):
        thing = ",".join(f'"{name}":{random.choice(VALUES)}' for name in random.sample(FIELDS, random.randint(0, 5)))
        body = random.choice(BODIES) % f"{{{thing}}}"
        answer = {"body": body, "status": random.choice((200, 200, 200, 400))}
        command = random.choice(("getThing", "listWholeThings"))
        first, second = (_read(client, command, answer) for client in clients)
        assert first == second, body


def _read(client: AnyRuntime, command: str, answer: dict[str, Any]) -> Any:
    with serve([answer], SECRET) as script:
        settings = {"endpoint": script.endpoint, "key": KEY, "secret": SECRET, "retries": 0}
        outcome = client.call(command, {}, settings)
    return client.kind_of(outcome.error) if outcome.error else _plain(outcome.value)


def _plain(value: Any) -> Any:
    """A value as both languages have it: the documented fields of objects, and moments."""
    match value:
        case list():
            return [_plain(item) for item in value]
        case dict():
            known = (*FIELDS, "key", "value")
            return {name: _plain(item) for name, item in value.items() if name in known and item is not None}
        case datetime():
            return value.timestamp()
        case date():
            return datetime(value.year, value.month, value.day, tzinfo=UTC).timestamp()
    names = getattr(value, "__struct_fields__", None)
    return value if names is None else _plain({name: getattr(value, name) for name in names})


def test_arguments(clients: tuple[AnyRuntime, ...]) -> None:
    """They are sent with the same names and texts, or refused."""
    random = Random(2)
    for _ in range(300):
        given = {name: random.choice(ARGUMENTS) for name in random.sample(PARAMS, random.randint(1, 2))}
        first, second = (_sent(client, given) for client in clients)
        assert first == second, given


def _sent(client: AnyRuntime, given: dict[str, Any]) -> Any:
    with serve(['{"success":"true"}'], SECRET) as script:
        outcome = client.call("takeValues", given, {"endpoint": script.endpoint, "key": KEY, "secret": SECRET})
    assert script.problems == []
    return client.kind_of(outcome.error) if outcome.error else script.received[0].arguments()
