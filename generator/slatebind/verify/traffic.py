"""Recorded traffic as facts: which documented command each request calls, what was sent and what was answered."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import msgspec

from slatebind.protocols import protocol_named
from slatebind.spec.model import Command, Location, Shape, Spec
from slatebind.verify.exchanges import Exchange, host_of
from slatebind.verify.facts import FieldFacts, OperationFacts, ParamFacts, SourceFacts, StatusFacts, UnmatchedRequest
from slatebind.verify.observed import Observer
from slatebind.verify.routes import Routes

TITLE = "recorded traffic"
_ENTRY = re.compile(r"\[[^\]]*\].*")
_MAX_PATH = 200
_ABOUT_OTHERS = frozenset({"OPTIONS", "HEAD"})
"""Methods that ask whether another request is possible, or about its answer; browsers send them by themselves."""
_ENVELOPE_COUNT = "count"
_JOB_KEYS = frozenset({"jobid", "id"})
_WORD = re.compile(r"v[0-9][0-9.]{0,7}|[A-Za-z]{1,24}(?:[_.-][A-Za-z]{1,24}){0,3}[0-9]?")
"""A segment of a path that names something; others are ids, addresses of people, tokens."""


class _Seen(msgspec.Struct):
    """What was seen of one command."""

    at: str
    params: dict[tuple[Location | None, str], str] = {}
    statuses: dict[int, str] = {}
    objects: list[tuple[dict[str, Any], str]] = []
    shape: Shape | None = None
    is_async: bool | None = None
    unread: str = ""


def read_traffic(exchanges: Iterable[Exchange], file: str, spec: Spec) -> SourceFacts:
    """The facts in recorded requests to the API of a spec; requests to other servers are ignored."""
    reader = _CloudStack(spec) if spec.api.protocol == "cloudstack" else _Rest(spec)
    for exchange in exchanges:
        reader.read(exchange)
    observer = Observer(is_lenient=spec.api.protocol == "cloudstack")
    return SourceFacts(
        file=file,
        title=TITLE,
        operations=tuple(_operation(name, seen, observer) for name, seen in reader.seen.items()),
        is_partial=True,
        is_unwrapped=spec.api.protocol == "cloudstack",
        unmatched=tuple(UnmatchedRequest(text, at) for text, at in reader.unmatched.items()),
    )


def _operation(name: str, seen: _Seen, observer: Observer) -> OperationFacts:
    fields: tuple[FieldFacts, ...] = observer.fields(seen.objects)
    return OperationFacts(
        name=name,
        at=seen.at,
        is_async=seen.is_async,
        params=tuple(ParamFacts(param, at, location=location) for (location, param), at in seen.params.items()),
        shape=seen.shape,
        fields=fields,
        statuses=tuple(StatusFacts(str(status), at) for status, at in seen.statuses.items()),
        unread=seen.unread,
    )


class _Reader:
    """Collects what was seen, by command; and requests that no command matches, without what could be secret."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.protocol = protocol_named(spec.api.protocol)
        self.seen: dict[str, _Seen] = {}
        self.unmatched: dict[str, str] = {}

    def read(self, exchange: Exchange) -> None:
        """Take one exchange."""
        raise NotImplementedError

    def of(self, command: Command, exchange: Exchange) -> _Seen:
        """What was seen of a command so far, with the status of this answer."""
        seen = self.seen.setdefault(command.name, _Seen(exchange.at))
        if exchange.has_answer:
            seen.statuses.setdefault(exchange.status, exchange.at)
        if (
            not exchange.is_read
            and _is_success(exchange)
            and command.response.model
            and not command.response.content_type
        ):
            seen.unread = seen.unread or exchange.at
        return seen


def _is_success(exchange: Exchange) -> bool:
    return exchange.status // 100 == 2


class _CloudStack(_Reader):
    """One endpoint; a parameter names the command, and jobs answer for those that started them."""

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        self._commands = {command.name: command for command in spec.commands}
        self._jobs: dict[str, Command] = {}

    def read(self, exchange: Exchange) -> None:
        sent = {name.lower(): value for name, value in (*exchange.body, *exchange.query)}
        name = sent.get("command")
        if name is None:
            return
        command = self._commands.get(name)
        inner = _content(exchange.json)
        if name == self.protocol.job_query:
            self._read_job(inner, exchange)
        if command is None:
            if name not in self.protocol.own_commands:
                self.unmatched.setdefault(name[:100], exchange.at)
            return
        seen = self.of(command, exchange)
        for param in (_ENTRY.sub("", param) for param in sent):
            if param not in self.protocol.own_params:
                seen.params.setdefault((None, param), exchange.at)
        if not _is_success(exchange) or not isinstance(inner, dict):
            return
        is_job = "jobid" in inner and inner.keys() <= _JOB_KEYS
        if inner and name not in self.protocol.own_commands:
            seen.is_async = bool(seen.is_async) or is_job
        if is_job:
            self._jobs[str(inner["jobid"])] = command
        elif name != self.protocol.job_query:
            seen.objects += _payload(inner, exchange.at)

    def _read_job(self, inner: Any, exchange: Exchange) -> None:
        """The result of a job is the answer of the command that started it."""
        command = self._jobs.get(str(inner.get("jobid"))) if isinstance(inner, dict) else None
        result = inner.get("jobresult") if isinstance(inner, dict) else None
        if command is not None and isinstance(result, dict) and "errorcode" not in result:
            self.seen[command.name].objects += _payload(result, exchange.at)


def _content(value: Any) -> Any:
    """What is inside of the only key of an answer."""
    if isinstance(value, dict) and len(value) == 1:
        return next(iter(value.values()))
    return value


def _payload(inner: dict[str, Any], at: str) -> list[tuple[dict[str, Any], str]]:
    """The objects of an answer: those below the one key that is no number of them, or the answer itself."""
    keys = [key for key in inner if key != _ENVELOPE_COUNT]
    if len(keys) == 1 and isinstance(inner[keys[0]], list):
        return [(element, at) for element in inner[keys[0]] if isinstance(element, dict)]
    if len(keys) == 1 and isinstance(inner[keys[0]], dict):
        return [(inner[keys[0]], at)]
    return [(inner, at)] if keys else []


class _Rest(_Reader):
    """Methods and paths; answers are as they are documented."""

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        self._routes = Routes(spec)
        urls = (
            spec.api.endpoint,
            *(server.url for server in spec.api.servers),
            *(command.server for command in spec.commands),
        )
        self._hosts = {_host(url) for url in urls if url} - {""}
        self._keys = {name for auth in spec.api.auth for name in (auth.name or "", *auth.also)}

    def read(self, exchange: Exchange) -> None:
        if exchange.host and self._hosts and exchange.host not in self._hosts:
            return
        commands = self._routes.commands(exchange.method, exchange.path, exchange.query)
        if not commands:
            if exchange.is_read and exchange.method not in _ABOUT_OTHERS:
                self.unmatched.setdefault(f"{exchange.method} {_without_values(exchange.path)}", exchange.at)
            return
        for command in commands[:1]:
            self._read_answer(command, self.of(command, exchange), exchange)

    def _read_answer(self, command: Command, seen: _Seen, exchange: Exchange) -> None:
        documented: dict[str, set[Location | None]] = defaultdict(set)
        for param in command.params:
            documented[param.name.removesuffix("[]")].add(param.location)
        for location, pairs in (("query", exchange.query), ("body", exchange.body)):
            for name, _ in pairs:
                base = name if name in documented else _ENTRY.sub("", name)
                # A log does not say whether a form was in the query or in the body.
                places = documented.get(base, set())
                place = location if location in places or not places else next(iter(sorted(map(str, places))))
                if base not in self._keys:
                    seen.params.setdefault((place, base), exchange.at)  # type: ignore[arg-type]
        if _is_success(exchange) and isinstance(exchange.json, dict):
            seen.shape = seen.shape or "object"
            seen.objects.append((exchange.json, exchange.at))
        elif _is_success(exchange) and isinstance(exchange.json, list):
            seen.shape = seen.shape or "list"
            seen.objects += [(element, exchange.at) for element in exchange.json if isinstance(element, dict)]


def _without_values(path: str) -> str:
    """The words of a path, with ``{}`` for other segments."""
    segments = path[:_MAX_PATH].split("/")
    return "/".join(segment if not segment or _WORD.fullmatch(segment) else "{}" for segment in segments)


def _host(url: str) -> str:
    try:
        return host_of(urlsplit(url))
    except ValueError:
        return ""
