"""What commands do to the store, and what they answer. Knows neither HTTP nor time."""

from collections.abc import Mapping
from uuid import UUID

from slatebind.mock.arguments import Arguments
from slatebind.mock.catalogue import Catalogue, Entry
from slatebind.mock.data import Maker, Object, new_state
from slatebind.mock.examples import unwrapped
from slatebind.mock.fields import fitted
from slatebind.mock.jobs import Jobs, Work
from slatebind.mock.pages import page_of
from slatebind.mock.refusal import no_entity, parameter
from slatebind.mock.store import Store, matching

_STATE_AFTER = {
    "start": "Running",
    "reboot": "Running",
    "stop": "Stopped",
    "suspend": "Suspended",
    "activate": "Active",
    "enable": "enabled",
    "disable": "disabled",
    "lock": "locked",
}
_FORGOTTEN = {"detach": ("virtualmachineid", "vmname", "vmdisplayname", "vmstate", "deviceid", "attached")}
# What these parameters name may also be one of these.
_ALSO = {"template": ("iso",)}


class Performer:
    """Performs the spec's commands, whose arguments have been read."""

    def __init__(self, catalogue: Catalogue, store: Store, maker: Maker, jobs: Jobs) -> None:
        self._catalogue = catalogue
        self._store = store
        self._maker = maker
        self._jobs = jobs

    def refuse_strangers(self, entry: Entry, arguments: Arguments) -> None:
        """Raise a RefusedError where an argument is the id of nothing."""
        for name, value in arguments.items():
            entity = self._catalogue.referred(entry, name)
            for ident in value if isinstance(value, list) else [value]:
                if not self._may_be(entity, str(ident), is_uuid=entry.params[name].type == "uuid"):
                    raise no_entity(entry.command.name, name, str(ident))

    def _may_be(self, entity: str | None, ident: str, *, is_uuid: bool) -> bool:
        if entity:
            return any(self._store.has_known(one, ident) for one in (entity, *_ALSO.get(entity, ())))
        return not is_uuid or ident.isdecimal() or _is_uuid(ident)

    def listed(self, entry: Entry, arguments: Arguments, params: Mapping[str, str], limit: int) -> Object:
        """What a list command answers."""
        pending = {id(job.object): job for job in self._jobs.pending() if job.object is not None}
        objects = self._store.all(entry.entity)
        if not objects and entry.model and entry.entity not in self._catalogue.entities:
            objects = [self._maker.make(entry.model, entry.entity, 0)]
        shown = [
            {**one, "jobid": pending[id(one)].id, "jobstatus": 0} if id(one) in pending else one
            for one in matching(objects, self._filters(entry, arguments))
        ]
        return page_of(entry, shown, params, limit)

    def _filters(self, entry: Entry, arguments: Arguments) -> Arguments:
        """The arguments that say which objects are wanted: those that are called as a field."""
        model = self._catalogue.entities.get(entry.entity)
        fields = {field.name.lower() for field in model.fields} if model else set()
        return {name: value for name, value in arguments.items() if name in fields | {"keyword", "ids"}}

    def read(self, entry: Entry, arguments: Arguments) -> Object:
        """What a command answers that only tells: the object that is asked for, the docs' example, a made-up one."""
        found = [one for ident in (arguments.get("id"),) if ident for one in [self._store.get(entry.entity, ident)]]
        example = unwrapped(entry.command.response.example)
        if found and found[0] is not None:
            return answered(entry, found[0])
        if isinstance(example, dict) and entry.command.response.shape == "object":
            return example if entry.key in example else answered(entry, example)
        return answered(entry, self._made(entry, arguments))

    def begin(self, entry: Entry, arguments: Arguments) -> Work:
        """Begin what a command does that changes something."""
        match entry.kind:
            case "create":
                return self._create(entry, arguments)
            case "delete":
                return self._delete(entry, arguments)
        return self._change(entry, arguments)

    def _create(self, entry: Entry, arguments: Arguments) -> Work:
        one = self._store.new(entry.entity)
        self._apply(entry, one, arguments)
        has_state = "state" in one
        if "displayname" in one and "displayname" not in arguments:
            one["displayname"] = one.get("name")
        if has_state:
            one["state"] = "Starting" if entry.verb == "deploy" else "Creating"

        def finish() -> Object:
            if has_state:
                one["state"] = new_state(entry.entity) if arguments.get("startvm", True) else "Stopped"
            return answered(entry, one)

        self._store.add(entry.entity, one)
        return Work(one, finish, lambda: self._store.remove(entry.entity, one))

    def _delete(self, entry: Entry, arguments: Arguments) -> Work:
        objects = self._targets(entry, arguments)

        def finish() -> Object:
            for one in objects:
                self._refuse_gone(entry, one)
                self._store.remove(entry.entity, one)
            last = dict(objects[0]) if objects else {}
            return answered(entry, {**last, "state": "Destroyed"} if "state" in last else last)

        return Work(objects[0] if objects else None, finish, _nothing)

    def _change(self, entry: Entry, arguments: Arguments) -> Work:
        objects = self._targets(entry, arguments)

        def finish() -> Object:
            for one in objects:
                self._refuse_gone(entry, one)
                self._apply(entry, one, arguments)
                for name in _FORGOTTEN.get(entry.verb, ()):
                    one.pop(name, None)
                if entry.verb in _STATE_AFTER and "state" in one:
                    one["state"] = _STATE_AFTER[entry.verb]
            return answered(entry, objects[0] if objects else self._made(entry, arguments))

        return Work(objects[0] if objects else None, finish, _nothing)

    def _targets(self, entry: Entry, arguments: Arguments) -> list[Object]:
        """The objects that a command is about; none where it has no parameter that could tell."""
        if entry.entity not in self._catalogue.entities:
            return []
        for name in entry.params:
            if name in arguments and self._catalogue.referred(entry, name) == entry.entity:
                idents = arguments[name] if isinstance(arguments[name], list) else [arguments[name]]
                found = [(ident, self._store.get(entry.entity, ident)) for ident in idents]
                for ident, one in found:
                    if one is None:
                        raise no_entity(entry.command.name, name, str(ident))
                return [one for _, one in found if one is not None]
        named = {"name": arguments["name"]} if "name" in arguments else {}
        objects = matching(self._store.all(entry.entity), named) if named else []
        if not objects and (named or "id" in entry.params):
            raise parameter(f"The {entry.entity} that {entry.command.name} is about does not exist, or is not given")
        return objects

    def _refuse_gone(self, entry: Entry, one: Object) -> None:
        if all(kept is not one for kept in self._store.all(entry.entity)):
            raise parameter(f"Unable to execute {entry.command.name}: the {entry.entity} does not exist any more")

    def _made(self, entry: Entry, arguments: Arguments) -> Object:
        if entry.model is None:
            return {}
        one = self._maker.make(entry.model, entry.entity, 0)
        self._apply(entry, one, arguments)
        return one

    def _apply(self, entry: Entry, one: Object, arguments: Arguments) -> None:
        """Write arguments into the fields of the same names, and the names of what they refer to beside them."""
        for field in entry.model.fields if entry.model else ():
            name = field.name.lower()
            if name != "id" and name in arguments:
                value = fitted(field, arguments[name])
                if value is not None:
                    one[field.name] = value
            other = self._catalogue.referred(entry, f"{name.removesuffix('name')}id") if name.endswith("name") else None
            referred = arguments.get(f"{name.removesuffix('name')}id")
            known = self._store.get(other, referred) if other and isinstance(referred, str | int) else None
            if name not in arguments and known and "name" in known:
                one[field.name] = known["name"]


def answered(entry: Entry, one: Object) -> Object:
    """What stands inside an answer, or is a job's result."""
    response = entry.command.response
    match response.shape:
        case "success" | "none":
            return {"success": True if entry.command.is_async else "true"}
        case "list":
            return {"count": 1, entry.key: [one]}
    return {"count": 1, entry.key: [one]} if response.single else {entry.key: one}


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _nothing() -> None:
    pass
