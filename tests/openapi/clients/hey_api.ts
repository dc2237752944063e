// Lists, and starts a job, with the client of hey-api: see test_clients.py.
import { client } from "./cloud/hey/client.gen";
import { createTags, listVirtualMachines } from "./cloud/hey";

async function main(endpoint: string, key: string, secret: string, signer: string): Promise<void> {
  const { signedFetch } = await import(signer);
  client.setConfig({ baseUrl: endpoint, fetch: signedFetch(key, secret) });
  const listed = await listVirtualMachines({ query: { command: "listVirtualMachines", response: "json" } });
  const machine = listed.data?.listvirtualmachinesresponse?.virtualmachine?.[0];
  const started = await createTags({
    query: { command: "createTags", response: "json" },
    body: { resourceids: machine?.id ?? "", resourcetype: "UserVm", "tags[0].key": "a~b *", "tags[0].value": "x&=y" },
  });
  console.log(JSON.stringify({ name: machine?.name, jobid: started.data?.createtagsresponse?.jobid }));
}

const [endpoint, key, secret, signer] = process.argv.slice(2) as [string, string, string, string];
void main(endpoint, key, secret, signer);
