// Lists, and starts a job, with openapi-fetch: see test_clients.py.
import createClient from "openapi-fetch";
import type { paths } from "./cloud/schema";

async function main(endpoint: string, key: string, secret: string, signer: string): Promise<void> {
  const { signedFetch } = await import(signer);
  const client = createClient<paths>({ baseUrl: endpoint, fetch: signedFetch(key, secret) });
  const query = { command: "listVirtualMachines", response: "json" } as const;
  const listed = await client.GET("/listVirtualMachines", { params: { query } });
  const machine = listed.data?.listvirtualmachinesresponse?.virtualmachine?.[0];
  const started = await client.POST("/createTags", {
    params: { query: { command: "createTags", response: "json" } },
    body: { resourceids: machine?.id ?? "", resourcetype: "UserVm", "tags[0].key": "a~b *", "tags[0].value": "x&=y" },
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
  });
  console.log(JSON.stringify({ name: machine?.name, jobid: started.data?.createtagsresponse?.jobid }));
}

const [endpoint, key, secret, signer] = process.argv.slice(2) as [string, string, string, string];
void main(endpoint, key, secret, signer);
