"""Executing commands: their changes of the store, and their responses. Independent of HTTP and time."""

from collections.abc import Mapping
from uuid import UUID

from slatebind.mock.cloudstack.api_error import parameter_error, unknown_entity
from slatebind.mock.cloudstack.arguments import Arguments
from slatebind.mock.cloudstack.behaviors import Behaviors, CommandBehavior
from slatebind.mock.cloudstack.examples import unwrap_response
from slatebind.mock.cloudstack.filters import matching_objects
from slatebind.mock.cloudstack.jobs import Jobs, Operation
from slatebind.mock.cloudstack.pages import Pagination
from slatebind.mock.cloudstack.typical_values import TYPICAL_VALUES
from slatebind.mock.data import Object, ObjectFactory
from slatebind.mock.fields import convert_value
from slatebind.mock.store import Store

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

    def __init__(
        self, behaviors: Behaviors, store: Store, factory: ObjectFactory, jobs: Jobs, pagination: Pagination
    ) -> None:
        self._behaviors = behaviors
        self._store = store
        self._factory = factory
        self._jobs = jobs
        self._pagination = pagination

    def check_references(self, behavior: CommandBehavior, arguments: Arguments) -> None:
        """Raise an ApiError if an argument is the id of an object that never existed."""
        for name, value in arguments.items():
            entity = self._behaviors.referenced_entity(behavior, name)
            for ident in value if isinstance(value, list) else [value]:
                if not self._may_refer(entity, str(ident), is_uuid=behavior.params[name].type == "uuid"):
                    raise unknown_entity(behavior.command.name, name, str(ident))

    def _may_refer(self, entity: str | None, ident: str, *, is_uuid: bool) -> bool:
        if entity:
            return any(self._store.has_known(kind, ident) for kind in (entity, *_ALTERNATIVE_ENTITIES.get(entity, ())))
        return not is_uuid or ident.isdecimal() or _is_uuid(ident)

    def listed(self, behavior: CommandBehavior, arguments: Arguments, params: Mapping[str, str]) -> Object:
        """The response of a list command."""
        pending = {id(job.object): job for job in self._jobs.pending() if job.object is not None}
        objects = self._store.all(behavior.entity)
        if not objects and behavior.model and behavior.entity not in self._behaviors.entities.by_noun:
            objects = [self._factory.make(behavior.model, behavior.entity, 0)]
        shown = [
            {**item, "jobid": pending[id(item)].id, "jobstatus": 0} if id(item) in pending else item
            for item in matching_objects(objects, self._filters(behavior, arguments))
        ]
        return self._pagination.page(behavior.command.name, behavior.key, shown, params)

    def _filters(self, behavior: CommandBehavior, arguments: Arguments) -> Arguments:
        """The arguments that filter objects: those that have the name of a field."""
        model = self._behaviors.entities.by_noun.get(behavior.entity)
        fields = {field.name.lower() for field in model.fields} if model else set()
        return {name: value for name, value in arguments.items() if name in fields | {"keyword", "ids"}}

    def read(self, behavior: CommandBehavior, arguments: Arguments) -> Object:
        """The response of a command that only reads: the requested object, the docs' example, or a generated object."""
        found = self._store.get(behavior.entity, arguments["id"]) if arguments.get("id") else None
        if found is not None:
            return response_object(behavior, found)
        example = unwrap_response(behavior.command.response.example)
        if isinstance(example, dict) and behavior.command.response.shape == "object":
            return example if behavior.key in example else response_object(behavior, example)
        return response_object(behavior, self._example_object(behavior, arguments))

    def begin(self, behavior: CommandBehavior, arguments: Arguments) -> Operation:
        """Start the operation of a command that changes something."""
        match behavior.kind:
            case "create":
                return self._create(behavior, arguments)
            case "delete":
                return self._delete(behavior, arguments)
        return self._change(behavior, arguments)

    def _create(self, behavior: CommandBehavior, arguments: Arguments) -> Operation:
        item = self._store.new(behavior.entity)
        self._apply(behavior, item, arguments)
        has_state = "state" in item
        if "displayname" in item and "displayname" not in arguments:
            item["displayname"] = item.get("name")
        if has_state:
            item["state"] = "Starting" if behavior.verb == "deploy" else "Creating"

        def finish() -> Object:
            if has_state:
                item["state"] = (
                    TYPICAL_VALUES.states_of(behavior.entity)[0] if arguments.get("startvm", True) else "Stopped"
                )
            return self._response(behavior, item)

        self._store.add(behavior.entity, item)
        return Operation(item, finish, lambda: self._store.remove(behavior.entity, item))

    def _delete(self, behavior: CommandBehavior, arguments: Arguments) -> Operation:
        objects = self._targets(behavior, arguments)

        def finish() -> Object:
            for item in objects:
                self._check_exists(behavior, item)
                self._store.remove(behavior.entity, item)
            last = dict(objects[0]) if objects else {}
            return response_object(behavior, {**last, "state": "Destroyed"} if "state" in last else last)

        return Operation(objects[0] if objects else None, finish)

    def _change(self, behavior: CommandBehavior, arguments: Arguments) -> Operation:
        objects = self._targets(behavior, arguments)

        def finish() -> Object:
            for item in objects:
                self._check_exists(behavior, item)
                self._apply(behavior, item, arguments)
                for name in _CLEARED_FIELDS.get(behavior.verb, ()):
                    item.pop(name, None)
                if behavior.verb in _STATE_AFTER and "state" in item:
                    item["state"] = _STATE_AFTER[behavior.verb]
            return self._response(behavior, objects[0] if objects else self._example_object(behavior, arguments))

        return Operation(objects[0] if objects else None, finish)

    def _targets(self, behavior: CommandBehavior, arguments: Arguments) -> list[Object]:
        """The objects that a command changes; none if it has no parameter that identifies them."""
        if behavior.entity not in self._behaviors.entities.by_noun:
            return []
        for name in behavior.params:
            if name in arguments and self._behaviors.referenced_entity(behavior, name) == behavior.entity:
                idents = arguments[name] if isinstance(arguments[name], list) else [arguments[name]]
                found = [(ident, self._store.get(behavior.entity, ident)) for ident in idents]
                for ident, item in found:
                    if item is None:
                        raise unknown_entity(behavior.command.name, name, str(ident))
                return [item for _, item in found if item is not None]
        named = {"name": arguments["name"]} if "name" in arguments else {}
        objects = matching_objects(self._store.all(behavior.entity), named) if named else []
        if not objects and (named or "id" in behavior.params):
            raise parameter_error(
                f"Unable to execute {behavior.command.name}: the {behavior.entity} does not exist, or is not specified"
            )
        return objects

    def _check_exists(self, behavior: CommandBehavior, item: Object) -> None:
        if all(kept is not item for kept in self._store.all(behavior.entity)):
            raise parameter_error(f"Unable to execute {behavior.command.name}: the {behavior.entity} no longer exists")

    def _response(self, behavior: CommandBehavior, item: Object) -> Object:
        """The response about an object, with the fields that only this command responds with: a private key."""
        made = self._factory.make(behavior.model, behavior.entity, 0) if behavior.model else {}
        return response_object(behavior, {**{name: made[name] for name in made if name not in item}, **item})

    def _example_object(self, behavior: CommandBehavior, arguments: Arguments) -> Object:
        if behavior.model is None:
            return {}
        item = self._factory.make(behavior.model, behavior.entity, 0)
        self._apply(behavior, item, arguments)
        return item

    def _apply(self, behavior: CommandBehavior, item: Object, arguments: Arguments) -> None:
        """Copy arguments into fields of the same names, and the names of referenced objects into their fields."""
        for field in behavior.model.fields if behavior.model else ():
            name = field.name.lower()
            if name != "id" and name in arguments:
                value = convert_value(field, arguments[name])
                if value is not None:
                    item[field.name] = value
            if name not in arguments:
                self._copy_from_reference(behavior, item, field.name, arguments)

    def _copy_from_reference(self, behavior: CommandBehavior, item: Object, field: str, arguments: Arguments) -> None:
        """Copy what a field repeats of the object that an argument refers to.

        Next to ``zoneid``, ``zonename`` is the zone's name; next to ``ipaddressid``, ``ipaddress`` is its address.
        """
        name = field.lower()
        sources = {f"{name}id": name}
        if name.endswith("name"):
            sources[f"{name.removesuffix('name')}id"] = "name"
        for param, copied in sources.items():
            entity, ident = self._behaviors.referenced_entity(behavior, param), arguments.get(param)
            known = self._store.get(entity, ident) if entity and isinstance(ident, str | int) else None
            if known and copied in known:
                item[field] = known[copied]


def response_object(behavior: CommandBehavior, item: Object) -> Object:
    """The inner object of a response, or the result of a job."""
    response = behavior.command.response
    match response.shape:
        case "success" | "none":
            return {"success": True if behavior.command.is_async else "true"}
        case "list":
            return {"count": 1, behavior.key: [item]}
    return {"count": 1, behavior.key: [item]} if response.single else {behavior.key: item}


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
