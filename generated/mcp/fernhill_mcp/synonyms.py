"""Words of questions that commands call otherwise: English, as most names are."""

_SETS = (
    "add create deploy insert launch make new open put register",
    "cancel delete destroy drop erase expunge remove",
    "fetch find get list look query read retrieve search see show view",
    "alter change edit modify rename replace set update",
    "halt off shutdown stop suspend terminate",
    "boot launch power resume run start",
    "reboot reset restart",
    "associate assign attach connect link mount",
    "detach disassociate disconnect unassign unlink unmount",
    "allow enable grant open permit unblock unlock",
    "block close deny disable forbid lock revoke",
    "computer host instance machine server vm",
    "disk drive storage volume",
    "backup copy snapshot",
    "image photo picture",
    "client customer account member person user",
    "bill charge invoice payment",
    "booking order purchase reservation",
    "borrow lend loan rent",
    "address ip",
    "audit event history log",
    "job task",
    "attach send upload",
    "download export fetch",
    "firewall port rule",
    "credential key password secret token",
    "label tag",
    "article goods item product",
    "limit quota",
    "late overdue",
)

SYNONYMS: dict[str, frozenset[str]] = {
    word: frozenset(
        other for words in _SETS if word in words.split() for other in words.split()
    )
    for words in _SETS
    for word in words.split()
}
"""The words that can stand for one, itself among them."""
