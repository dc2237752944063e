"""Executes commands: what they change in the store, and what they respond. Knows neither HTTP nor time."""

from collections.abc import Mapping
from uuid import UUID

from slatebind.mock.api_error import parameter_error, unknown_entity
from slatebind.mock.arguments import Arguments
from slatebind.mock.data import Object, ObjectFactory, new_state
from slatebind.mock.examples import unwrap_response
from slatebind.mock.fields import convert_value
from slatebind.mock.jobs import Jobs, Operation
from slatebind.mock.pages import paginate
from slatebind.mock.registry import Entry, Registry
from slatebind.mock.store import Store, matching_objects

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
_CLEARED_FIELDS = {"detach": ("virtualmachineid", "vmname", "vmdisplayname", "vmstate", "deviceid", "attached")}
# Parameters of the first kind also accept ids of the others.
_ALTERNATIVE_ENTITIES = {"template": ("iso",)}


class CommandHandler:
    """Executes the spec's commands, after their arguments have been read."""

    def __init__(self, registry: Registry, store: Store, factory: ObjectFactory, jobs: Jobs) -> None:
        self._registry = registry
        self._store = store
        self._factory = factory
        self._jobs = jobs

    def check_references(self, entry: Entry, arguments: Arguments) -> None:
        """Raise an ApiError if an argument is the id of an object that never existed."""
        for name, value in arguments.items():
            entity = self._registry.referenced_entity(entry, name)
            for ident in value if isinstance(value, list) else [value]:
                if not self._may_refer(entity, str(ident), is_uuid=entry.params[name].type == "uuid"):
                    raise unknown_entity(entry.command.name, name, str(ident))

    def _may_refer(self, entity: str | None, ident: str, *, is_uuid: bool) -> bool:
        if entity:
            return any(self._store.has_known(kind, ident) for kind in (entity, *_ALTERNATIVE_ENTITIES.get(entity, ())))
        return not is_uuid or ident.isdecimal() or _is_uuid(ident)

    def listed(self, entry: Entry, arguments: Arguments, params: Mapping[str, str], limit: int) -> Object:
        """The response of a list command."""
        pending = {id(job.object): job for job in self._jobs.pending() if job.object is not None}
        objects = self._store.all(entry.entity)
        if not objects and entry.model and entry.entity not in self._registry.entities:
            objects = [self._factory.make(entry.model, entry.entity, 0)]
        shown = [
            {**item, "jobid": pending[id(item)].id, "jobstatus": 0} if id(item) in pending else item
            for item in matching_objects(objects, self._filters(entry, arguments))
        ]
        return paginate(entry, shown, params, limit)

    def _filters(self, entry: Entry, arguments: Arguments) -> Arguments:
        """The arguments that filter objects: those that have the name of a field."""
        model = self._registry.entities.get(entry.entity)
        fields = {field.name.lower() for field in model.fields} if model else set()
        return {name: value for name, value in arguments.items() if name in fields | {"keyword", "ids"}}

    def read(self, entry: Entry, arguments: Arguments) -> Object:
        """The response of a command that only reads: the requested object, the docs' example, or a generated object."""
        found = self._store.get(entry.entity, arguments["id"]) if arguments.get("id") else None
        if found is not None:
            return response_object(entry, found)
        example = unwrap_response(entry.command.response.example)
        if isinstance(example, dict) and entry.command.response.shape == "object":
            return example if entry.key in example else response_object(entry, example)
        return response_object(entry, self._example_object(entry, arguments))

    def begin(self, entry: Entry, arguments: Arguments) -> Operation:
        """Start the operation of a command that changes something."""
        match entry.kind:
            case "create":
                return self._create(entry, arguments)
            case "delete":
                return self._delete(entry, arguments)
        return self._change(entry, arguments)

    def _create(self, entry: Entry, arguments: Arguments) -> Operation:
        item = self._store.new(entry.entity)
        self._apply(entry, item, arguments)
        has_state = "state" in item
        if "displayname" in item and "displayname" not in arguments:
            item["displayname"] = item.get("name")
        if has_state:
            item["state"] = "Starting" if entry.verb == "deploy" else "Creating"

        def finish() -> Object:
            if has_state:
                item["state"] = new_state(entry.entity) if arguments.get("startvm", True) else "Stopped"
            return response_object(entry, item)

        self._store.add(entry.entity, item)
        return Operation(item, finish, lambda: self._store.remove(entry.entity, item))

    def _delete(self, entry: Entry, arguments: Arguments) -> Operation:
        objects = self._targets(entry, arguments)

        def finish() -> Object:
            for item in objects:
                self._check_exists(entry, item)
                self._store.remove(entry.entity, item)
            last = dict(objects[0]) if objects else {}
            return response_object(entry, {**last, "state": "Destroyed"} if "state" in last else last)

        return Operation(objects[0] if objects else None, finish, _no_undo)

    def _change(self, entry: Entry, arguments: Arguments) -> Operation:
        objects = self._targets(entry, arguments)

        def finish() -> Object:
            for item in objects:
                self._check_exists(entry, item)
                self._apply(entry, item, arguments)
                for name in _CLEARED_FIELDS.get(entry.verb, ()):
                    item.pop(name, None)
                if entry.verb in _STATE_AFTER and "state" in item:
                    item["state"] = _STATE_AFTER[entry.verb]
            return response_object(entry, objects[0] if objects else self._example_object(entry, arguments))

        return Operation(objects[0] if objects else None, finish, _no_undo)

    def _targets(self, entry: Entry, arguments: Arguments) -> list[Object]:
        """The objects that a command changes; none if it has no parameter that identifies them."""
        if entry.entity not in self._registry.entities:
            return []
        for name in entry.params:
            if name in arguments and self._registry.referenced_entity(entry, name) == entry.entity:
                idents = arguments[name] if isinstance(arguments[name], list) else [arguments[name]]
                found = [(ident, self._store.get(entry.entity, ident)) for ident in idents]
                for ident, item in found:
                    if item is None:
                        raise unknown_entity(entry.command.name, name, str(ident))
                return [item for _, item in found if item is not None]
        named = {"name": arguments["name"]} if "name" in arguments else {}
        objects = matching_objects(self._store.all(entry.entity), named) if named else []
        if not objects and (named or "id" in entry.params):
            raise parameter_error(
                f"Unable to execute {entry.command.name}: the {entry.entity} does not exist, or is not specified"
            )
        return objects

    def _check_exists(self, entry: Entry, item: Object) -> None:
        if all(kept is not item for kept in self._store.all(entry.entity)):
            raise parameter_error(f"Unable to execute {entry.command.name}: the {entry.entity} no longer exists")

    def _example_object(self, entry: Entry, arguments: Arguments) -> Object:
        if entry.model is None:
            return {}
        item = self._factory.make(entry.model, entry.entity, 0)
        self._apply(entry, item, arguments)
        return item

    def _apply(self, entry: Entry, item: Object, arguments: Arguments) -> None:
        """Copy arguments into fields of the same names, and the names of referenced objects into their fields."""
        for field in entry.model.fields if entry.model else ():
            name = field.name.lower()
            if name != "id" and name in arguments:
                value = convert_value(field, arguments[name])
                if value is not None:
                    item[field.name] = value
            if name.endswith("name") and name not in arguments:
                self._copy_name(entry, item, field.name, arguments)

    def _copy_name(self, entry: Entry, item: Object, field: str, arguments: Arguments) -> None:
        """Copy the name of the object that ``...id`` refers to into the field ``...name``."""
        param = f"{field.lower().removesuffix('name')}id"
        entity, ident = self._registry.referenced_entity(entry, param), arguments.get(param)
        known = self._store.get(entity, ident) if entity and isinstance(ident, str | int) else None
        if known and "name" in known:
            item[field] = known["name"]


def response_object(entry: Entry, item: Object) -> Object:
    """The inner object of a response, or the result of a job."""
    response = entry.command.response
    match response.shape:
        case "success" | "none":
            return {"success": True if entry.command.is_async else "true"}
        case "list":
            return {"count": 1, entry.key: [item]}
    return {"count": 1, entry.key: [item]} if response.single else {entry.key: item}


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _no_undo() -> None:
    pass
