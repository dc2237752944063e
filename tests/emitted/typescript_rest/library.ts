// What users of the package do with a server that was written from the docs alone. The suite compiles and runs it.
import { ApiClient, auth, Client, count, errors, extraFields, models } from "tallowmere";
import { fromConfig, loadOptions } from "tallowmere/node";
import { listTools } from "tallowmere/tools";

const JPEG = new TextEncoder().encode("\u0001 a photo \u0000\r\n--");
const client = fromConfig(undefined, { pageSize: 7 });

function same(found: unknown, wanted: unknown): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (one !== other) throw new Error(`${one} is not ${other}`);
}

async function refusal(call: Promise<unknown>): Promise<errors.SdkError> {
  const error = await call.then(() => undefined, (problem: unknown) => problem);
  if (error instanceof errors.SdkError) return error;
  throw new Error(`it was not refused, but ${String(error)}`);
}

async function useLists(): Promise<void> {
  for (let count = 0; count < 60; count += 1) await client.tools.addTool({ name: "Drill", branch_id: 3 });
  const tools = await client.tools.listTools({ branch_id: 3 }).toArray();
  same(tools.length, 62);
  same([tools[0]?.name, tools[0]?.bought_on, tools[0]?.labels], ["Cordless drill", "2023-04-11", ["power", "wood"]]);
  let seen = 0;
  for await (const tool of client.tools.listTools({ branch_id: 3 })) {
    if (tool.id === undefined || ++seen === 10) break;
  }
  same(seen, 10);
  same(await count(client.tools.listTools()), 62);
  same((await client.tools.listTools({ branch_id: 3 }).page(2, 61)).length, 1);
  same((await refusal(client.tools.listTools().one())).kind, "not-one");
  const small = new ApiClient({ endpoint: process.env["TALLOWMERE_ENDPOINT"], token: process.env["TALLOWMERE_TOKEN"] });
  same((await listTools(small).first())?.name, "Cordless drill");
}

async function useTools(): Promise<void> {
  const purchase = { price: 99.5, bought_on: "2024-02-29" };
  const tool = await client.tools.addTool({ name: "Cider press", branch_id: 3n, labels: ["old"], purchase });
  same([tool.name, tool.deposit], ["Cider press", 40.5]);
  const changed = await client.tools.changeTool({ tool_id: tool.id ?? 0, deposit: null });
  same([changed.deposit, "deposit" in extraFields(models.Tool, changed)], [undefined, false]);
  await client.tools.removeTool({ tool_id: String(tool.id) });
  const gone = await refusal(client.tools.getTool({ tool_id: String(tool.id) }));
  same([gone.kind, (gone as errors.ApiError).text, gone.response?.status], ["not-found", `there is no ${tool.id}`, 404]);
  const unknown = { tool_id: "1", colour: "red" };
  same((await refusal(client.tools.getTool(unknown))).kind, "argument");
}

async function useFiles(): Promise<void> {
  const caption = "Größe & \r\nFarbe";
  const photo = new File([JPEG], 'dr"ill\u00fc.jpg');
  const made = await client.tools.attachPhoto({ tool_id: "811", photo, caption });
  same(await client.tools.fetchPhoto({ photo_id: made.id ?? "" }), JPEG);
  await client.tools.attachPhoto({ tool_id: "811", photo: JPEG });
}

async function useOthers(): Promise<void> {
  const { members, loans, repairs, reports } = client;
  const address = { street: "Mill Lane 4", town: "Tallowmere" };
  const member = await members.registerMember({ name: "Bo", email: "b@example.com", address });
  same([member.address?.town, member.joined_at?.getFullYear()], ["Tallowmere", 2021]);
  await loans.lendTools({ member_id: 52, items: [{ tool_id: 811, note: "scratched" }, { tool_id: 97 }], days: 3 });
  same((await refusal(loans.lendTools({ member_id: 52, items: [{ tool_id: 811 }] }))).kind, "conflict");
  const [loan] = await loans.listLoans({ member_id: "52" }).toArray();
  same([loan?.tool_ids, loan?.due_on], [[811, 97], "2024-06-01"]);
  await repairs.openRepair({ tool_id: 811, fault: { text: "Bent." }, parts: [{ sku: "b-1", count: 2 }] });
  await repairs.closeRepair({ repair_id: "17", outcome: "fixed", cost: { amount: 9.5, paid_by: "branch" } });
  const found = await reports.downloadExport({ export_id: "7" });
  same(String(found).includes("Cordless drill"), true);
  same(Array.isArray(((await client.call("GET /v1/tools", { per_page: 1 })) as { data: unknown }).data), true);
}

async function useErrors(): Promise<void> {
  const stranger = fromConfig(undefined, { auth: auth.bearer("wrong-token") });
  const refused = await refusal(stranger.tools.getTool({ tool_id: "811" }));
  same([refused.kind, JSON.stringify(refused).includes("wrong-token")], ["authentication", false]);
  const aborted = AbortSignal.abort("enough");
  same(await client.tools.getTool({ tool_id: "1" }, { signal: aborted }).catch((reason: unknown) => reason), "enough");
  same((await refusal(Promise.resolve().then(() => new Client({ endpoint: "http://example.org" })))).kind, "configuration");
}

/** The environment comes before the file, what is given before both; credentials are not mixed. */
async function useSettings(): Promise<void> {
  const { endpoint, token, ...others } = loadOptions("other");
  same([endpoint, token, others], [process.env["TALLOWMERE_ENDPOINT"], process.env["TALLOWMERE_TOKEN"], { timeout: 2500 }]);
  same(loadOptions("other", { key: "k", timeout: 7 }), { timeout: 7, endpoint, key: "k" });
  same((await refusal(Promise.resolve().then(() => loadOptions("nobody")))).kind, "configuration");
}

/** Hooks see requests without secrets, and may change what is sent. */
async function useHooks(): Promise<void> {
  const seen: unknown[] = [];
  const watched = fromConfig(undefined, {
    auth: auth.signed((request) => ({ ...request, headers: { ...request.headers, "X-Mark": "s3cret-mark" } })),
    before: (request) => ({ ...request, headers: { ...request.headers, Authorization: `Bearer ${process.env["TALLOWMERE_TOKEN"]}` } }),
    after: (request, outcome) => void seen.push(request, "status" in outcome ? outcome.status : outcome.kind),
  });
  same((await watched.tools.getTool({ tool_id: "811" })).id, 811);
  same([seen.length, seen[1], JSON.stringify(seen).includes("s3cret-mark")], [2, 200, false]);
}

declare const process: { readonly env: Readonly<Record<string, string | undefined>> };

for (const use of [useLists, useTools, useFiles, useOthers, useErrors, useSettings, useHooks]) await use();
