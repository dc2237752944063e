"""Lists, and starts a job, with the client of openapi-python-client: see ``test_clients.py``."""

import json
import runpy
import sys

from cloud import Client
from cloud.api.resource_tags import create_tags
from cloud.api.virtual_machine import list_virtual_machines
from cloud.models.create_tags_body import CreateTagsBody

endpoint, key, secret, signer = sys.argv[1:]
auth = runpy.run_path(signer)["CloudAuth"](key, secret)
client = Client(base_url=endpoint, httpx_args={"auth": auth, "trust_env": False}, raise_on_unexpected_status=True)
listed = list_virtual_machines.sync(client=client)
(machine, *_) = listed.listvirtualmachinesresponse.virtualmachine
form = {"resourceids": machine.id, "resourcetype": "UserVm", "tags[0].key": "a~b *", "tags[0].value": "x&=y"}
job = create_tags.sync(client=client, body=CreateTagsBody.from_dict(form)).createtagsresponse
print(json.dumps({"name": machine.name, "jobid": job.jobid}))
