"""Words of opposite or of the same meaning in names of APIs. A name that has one in place of the other is another name.

A line is a set of words, each of which is an opposite of each other one: ``start end`` as well as ``id name``, of which
an API often has both.
"""

NEGATIONS = frozenset(["not", "no", "non", "never", "without", "except", "excluding", "unless", "cannot"])

_LINES = """
start end stop finish
begin end
first last
min max
minimum maximum
lowest highest
low high
lower upper
less more fewer
least most
before after
since until
from to
old new
previous next
prev next
with without
include exclude
including excluding
included excluded
allow deny block forbid
permit deny
accept reject decline
approve reject
grant revoke
enable disable
enabled disabled
activate deactivate
active inactive
add remove delete
added removed deleted
create delete destroy remove update
created deleted removed updated modified
insert delete
set get unset reset
get put
attach detach
mount unmount
associate disassociate dissociate
assign unassign
link unlink
lock unlock
bind unbind
join leave
connect disconnect
open close
opened closed
up down
upload download
import export
push pull
read write
reader writer
send receive
sent received
request response
source destination target
src dst dest
origin destination
ingress egress
inbound outbound
incoming outgoing
in out
input output
internal external
inner outer
inside outside
private public
local remote global
username password
user password
user admin
login logout
login password
key value
key secret
access secret
id name
id uuid
name description
primary secondary
master slave
leader follower
parent child
ancestor descendant
left right
top bottom
front back
width height
row column
latitude longitude
lat lon lng
hour minute second
day week month year
cpu memory ram
tx rx
true false
on off
yes no
success failure error
succeed fail
pass fail
buy sell
bid ask
debit credit
deposit withdraw
increase decrease
increment decrement
expand shrink
grow shrink
encrypt decrypt
encode decode
compress decompress
pack unpack
install uninstall
register deregister unregister
subscribe unsubscribe
follow unfollow
like dislike
show hide
visible hidden
manage unmanage
archive restore unarchive
backup restore
suspend resume
pause resume
boot shutdown
reserve release
allocate release deallocate
acquire release
required optional
mandatory optional
static dynamic
sync async
synchronous asynchronous
hard soft
shared dedicated isolated
explicit implicit
physical virtual
guest host
client server
hot cold
long short
large small
big small
fast slow
early late
earliest latest
always never
all none any
single multiple
total used free available
used free available
allocated available
count limit
sender recipient receiver
billing shipping
ascending descending
asc desc
positive negative
even odd
horizontal vertical
north south
east west
http https
tcp udp
xml json
"""


SYNONYMS = tuple(
    tuple(line.split())
    for line in (
        "delete remove destroy drop erase",
        "list get show find fetch query describe search",
        "create add make new",
        "update modify edit change alter",
        "start launch run",
        "stop halt",
        "colour color",
        "id identifier",
        "source src",
        "destination dst dest",
        "password passwd pwd",
        "address addr",
        "control ctrl",
        "packet pkt",
        "message msg",
        "service svc",
        "group grp",
        "image img",
        "index idx",
        "quantity qty",
        "configuration config cfg conf",
        "database db",
        "temporary temp tmp",
        "management mgmt",
        "directory dir",
        "command cmd",
        "template tpl",
        "transaction txn",
        "average avg",
        "number num no nr",
    )
)
"""Words that may stand for each other in names."""


def _are_synonyms(word: str, other: str) -> bool:
    return word == other or any(word in group and other in group for group in SYNONYMS)


def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _LINES.split("\n"):
        words = set(line.split())
        for word in words:
            found.setdefault(word, set()).update(other for other in words if not _are_synonyms(word, other))
    return {word: frozenset(others) for word, others in found.items()}


OPPOSITES = _opposites()
"""The opposites of each word."""
