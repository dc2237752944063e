"""Findings of ``slatebind verify``: disagreements between docs and a server, or a description of it."""

from slatebind.diagnostic import Severity
from slatebind.findings.definition import Explanation, FindingDefinition


def _finding(code: str, severity: Severity, title: str, what: str, why: str, example: str) -> FindingDefinition:
    explanation = Explanation(title=title, what=what, why=why, example=example)
    return FindingDefinition(code=code, severity=severity, preset="minimal", explanation=explanation)


_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

FINDINGS = (
    _finding(
        "verify-command-missing",
        _ERROR,
        "The source has no such command",
        "Reports a documented command or operation that the source does not have. Recorded traffic shows only some of "
        "what a server can do, so it is not compared with it.",
        "Every call fails.",
        "docs:   ## exportIso\nserver: (no command of this name in the response to listApis)",
    ),
    _finding(
        "verify-command-undocumented",
        _INFO,
        "A command is not documented",
        "Reports a command or operation of the source that the docs do not describe.",
        "Readers do not learn that it exists, and clients that are generated from the docs cannot call it.",
        "docs:   (nothing)\nserver: listZones",
    ),
    _finding(
        "verify-async-differs",
        _ERROR,
        "A command responds with a job, or does not",
        "Reports a command that is documented as asynchronous and is not, or the other way round.",
        "A client waits for a job that does not exist, or takes the id of a job for the result.",
        'docs:   Not asynchronous\nserver: "isasync": true',
    ),
    _finding(
        "verify-param-missing",
        _ERROR,
        "The source has no such parameter",
        "Reports a documented parameter that the source does not have. Names are compared as the protocol does: "
        "CloudStack ignores the case of parameters.",
        "A server ignores what it does not know: a filter has no effect, a change does not happen.",
        "docs:   |**hostname**|The name of the host|string|\nserver: (no parameter of this name)",
    ),
    _finding(
        "verify-param-undocumented",
        _INFO,
        "A parameter is not documented",
        "Reports an optional parameter of the source that the docs do not describe.",
        "Readers do not learn that it exists, and clients that are generated from the docs cannot send it.",
        'docs:   (nothing)\nserver: {"name": "keyword", "required": false, "type": "string"}',
    ),
    _finding(
        "verify-required-param-undocumented",
        _ERROR,
        "A required parameter is not documented",
        "Reports a parameter that the source requires and the docs do not describe.",
        "Every call that follows the docs is refused.",
        'docs:   (nothing)\nserver: {"name": "zoneid", "required": true, "type": "uuid"}',
    ),
    _finding(
        "verify-param-type-differs",
        _ERROR,
        "A parameter has another type",
        "Reports a parameter whose documented type allows values that the source does not accept.",
        "A call that follows the docs is refused, or means something else.",
        'docs:   |**size**|The size|string|\nserver: {"name": "size", "type": "long"}',
    ),
    _finding(
        "verify-param-type-inexact",
        _INFO,
        "A parameter has a related type",
        "Reports a parameter whose documented type is not that of the source, although the source accepts its values.",
        "Calls work; the docs and generated code are less precise than they could be.",
        'docs:   |**id**|The id|string|\nserver: {"name": "id", "type": "uuid"}',
    ),
    _finding(
        "verify-length-too-long",
        _ERROR,
        "The documented length is longer than that of the source",
        "Reports a parameter for which the docs allow more characters than the source.",
        "A value that follows the docs is refused.",
        'docs:   |**name**|The name|string|1024|\nserver: {"name": "name", "length": 255}',
    ),
    _finding(
        "verify-length-too-short",
        _INFO,
        "The documented length is shorter than that of the source",
        "Reports a parameter for which the docs allow fewer characters than the source.",
        "Clients refuse values that the server would accept.",
        'docs:   |**userdata**|The user data|string|255|\nserver: {"name": "userdata", "length": 1048576}',
    ),
    _finding(
        "verify-param-required",
        _ERROR,
        "A parameter is required",
        "Reports a parameter that the source requires and the docs describe as optional.",
        "A call without it follows the docs and is refused.",
        'docs:   |**zoneid**|The zone|uuid|255|false|\nserver: {"name": "zoneid", "required": true}',
    ),
    _finding(
        "verify-param-optional",
        _INFO,
        "A parameter is not required",
        "Reports a parameter that the docs describe as required and the source does not require.",
        "Callers pass a value that they could leave out.",
        'docs:   |**zoneid**|The zone|uuid|255|true|\nserver: {"name": "zoneid", "required": false}',
    ),
    _finding(
        "verify-param-place-differs",
        _ERROR,
        "A parameter is expected elsewhere",
        "Reports a parameter that the docs describe at another place (path, query, body or header) than the source.",
        "The server does not find it.",
        "docs:   a query parameter `limit`\nsource: a property `limit` of the body",
    ),
    _finding(
        "verify-field-missing",
        _WARNING,
        "The source has no such field",
        "Reports a documented field of a response that the source does not have.",
        "Whoever reads it never gets a value.",
        "docs:   |**hostname**|The name of the host|string|\nserver: (no field of this name)",
    ),
    _finding(
        "verify-field-undocumented",
        _INFO,
        "A field is not documented",
        "Reports a field of a response that the docs do not describe.",
        "Readers do not learn of it, and generated models have no attribute for it.",
        'docs:   (nothing)\nserver: {"name": "created", "type": "date"}',
    ),
    _finding(
        "verify-nested-field-undocumented",
        _INFO,
        "A nested field is not documented",
        "Reports a field inside of an object, or of the objects of a list, whose fields the docs do not describe: "
        "the first 200 for each object.",
        "Generated models read such an object as a plain mapping, without names and types.",
        'docs:   |**nic**|The network interfaces|list|\nserver: {"name": "nic", "type": "set", "response": '
        '[{"name": "ipaddress", "type": "string"}]}',
    ),
    _finding(
        "verify-field-type-differs",
        _ERROR,
        "A field has another type",
        "Reports a field whose documented type cannot read the values of the source.",
        "A client that follows the docs fails to read the response.",
        'docs:   |**size**|The size|string|\nserver: {"name": "size", "type": "long"}',
    ),
    _finding(
        "verify-field-type-inexact",
        _INFO,
        "A field has a related type",
        "Reports a field whose documented type is not that of the source, although it reads its values.",
        "Clients work; the docs and generated models are less precise than they could be.",
        'docs:   |**created**|When it was created|string|\nserver: {"name": "created", "type": "date"}',
    ),
    _finding(
        "verify-response-shape",
        _ERROR,
        "A response is a list, or is not",
        "Reports an operation whose response is documented as a list and is an object, or the other way round.",
        "A client that follows the docs fails to read the response.",
        'docs:   [{"id": 1}]\nsource: {"data": [{"id": 1}]}',
    ),
    _finding(
        "verify-status-missing",
        _INFO,
        "The source has no such status",
        "Reports a documented HTTP status of an operation that the source does not have.",
        "Callers handle a case that does not occur.",
        "docs:   409 Conflict\nsource: responses 200 and 404",
    ),
    _finding(
        "verify-status-undocumented",
        _INFO,
        "A status is not documented",
        "Reports an HTTP status of an operation that the docs do not describe, if they describe others of its kind.",
        "Callers meet a case that they do not expect.",
        "docs:   404 Not Found\nsource: responses 200, 404 and 409",
    ),
    _finding(
        "verify-answer-unread",
        _ERROR,
        "A recorded response cannot be read",
        "Reports a successful response in recorded traffic that is not JSON, although the docs describe fields of it.",
        "A client that follows the docs fails to read the response.",
        "docs:   a table of fields\nsource: a response of type text/html",
    ),
    _finding(
        "verify-request-unmatched",
        _WARNING,
        "No operation matches a recorded request",
        "Reports a request in recorded traffic that no documented command or operation explains.",
        "Somebody uses what the docs do not describe.",
        "docs:   GET /trees/{id}\nsource: GET /tree/7",
    ),
    _finding(
        "verify-version-differs",
        _WARNING,
        "The docs are about another version",
        "Reports docs that say which version they describe, in their front matter, title or introduction, if the "
        "source has another one. `4.15` agrees with `4.15.1`.",
        "Readers look at the docs of another version.",
        "docs:   title: Acme API 4.11\nserver: 4.15.1",
    ),
    _finding(
        "verify-description-differs",
        _INFO,
        "A description differs",
        "Reports a description that is not that of the source. Only with `--descriptions`.",
        "One of the two may be out of date.",
        'docs:   |**id**|The id of the disk|uuid|\nserver: {"name": "id", "description": "the ID of the disk volume"}',
    ),
    _finding(
        "verify-source-invalid",
        _ERROR,
        "The source is not what it should be",
        "Reports a source that cannot be read, or a part of it that is not what such a source contains. The part is "
        "left out.",
        "What cannot be read cannot be compared.",
        '{"listapisresponse": {"api": [{"name": 7}]}}',
    ),
    _finding(
        "verify-overlay-kept",
        _ERROR,
        "An overlay cannot be extended",
        "Reports an overlay whose entries are written on one line, to which `--write-overlay` cannot add others.",
        "The entries of people are never rewritten.",
        "commands: [{name: listZones, reason: by hand}]",
    ),
)
"""Every finding of verify."""
