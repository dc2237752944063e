"""What comments in JSON say of its members: ``"city": "x"  // string, required``."""

from slatebind.data.json_tree import JsonObject
from slatebind.dialects import Dialect
from slatebind.extraction.requests.rows.leading_facts import facts_apart, leading_facts
from slatebind.extraction.tables.necessity import marked_necessity, necessity


def stated_in_comment(text: str, dialect: Dialect) -> bool | None:
    """Whether the comment at a member says that it is required: ``string, required, the city``, ``City. Required.``"""
    flag = marked_necessity(text, dialect)
    if flag is not None:
        return flag
    leading, _ = leading_facts(text, dialect)
    stated = (leading, *(facts for facts, _ in facts_apart(text, dialect)))
    return next((necessity(facts["required"], dialect) for facts in stated if "required" in facts), None)


def describes_request(value: object, dialect: Dialect) -> bool:
    """Whether the comments in an object say which of its members are required: those of a response do not."""
    members = value.members if isinstance(value, JsonObject) else ()
    return any(member.comment and stated_in_comment(member.comment, dialect) is not None for member in members)
