"""Values that objects of CloudStack servers typically have."""

from slatebind.mock.data import TypicalValues
from slatebind.protocols import protocol_named

_STATES = {
    "virtualmachine": ("Running", "Stopped"),
    "volume": ("Ready", "Allocated"),
    "snapshot": ("BackedUp",),
    "network": ("Implemented", "Allocated"),
    "host": ("Up",),
    "account": ("enabled", "disabled"),
}
_TEXTS = {
    "account": "admin",
    "allocationstate": "Enabled",
    "cidr": "10.1.{n}.0/24",
    "cloudstackversion": "4.19.0.0",
    "domain": "ROOT",
    "email": "user{index}@cloud.example",
    "format": "QCOW2",
    "gateway": "10.1.{n}.1",
    "hypervisor": "KVM",
    "ip6address": "2001:db8::{n}",
    "ipaddress": "10.1.1.{n}",
    "macaddress": "02:00:4c:9f:00:{n:02x}",
    "netmask": "255.255.255.0",
    "networktype": "Advanced",
    "protocol": "tcp",
    "templatetype": "USER",
    "traffictype": "Guest",
    "url": "https://cloud.example/{index}",
}
TYPICAL_VALUES = TypicalValues(
    states=_STATES,
    texts=_TEXTS,
    number_names="(?:^|public|private|start|end|source|dest)port$|(?:limit|available)$",
    date_format="%Y-%m-%dT%H:%M:%S+0900",
    time_format="%Y-%m-%dT%H:%M:%S+0900",
    omitted=protocol_named("cloudstack").job_fields,  # only while a job is pending
)
