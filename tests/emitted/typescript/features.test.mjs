// What the client does beyond the wire vectors. Responses are made here: nothing is sent.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { ApiClient, Client, errors, extraFields, findJob, models, waitUntil } from "fernhill";
import { listZones } from "fernhill/zone";

const SECRET = "a secret key";
const login = { endpoint: "https://cloud.example/client/api", key: "a public key", secret: SECRET };

/** A client that gets these contents in turn, and the requests that it sent. */
function prepared(contents, options = {}, Kind = Client) {
  const requests = [];
  const fetch = async (url, init) => {
    init.signal.throwIfAborted();
    const params = new URLSearchParams(init.body ?? new URL(url).search);
    requests.push({ url, params, ...init });
    const content = contents.length > 1 ? contents.shift() : contents[0];
    const [status, body] = Array.isArray(content) ? content : [200, content];
    const text = typeof body === "string" ? body : JSON.stringify({ r: body });
    return new Response(text, { status, headers: { "content-type": "application/json", "x-auth-token": "tOkEn" } });
  };
  return { client: new Kind({ ...login, fetch, ...options }), requests };
}

test("a signal ends a call, and its reason is thrown", async () => {
  const { client, requests } = prepared([{ count: 1, zone: [{}] }]);
  const reason = new Error("no longer needed");
  const call = client.zone.listZones({}, { signal: AbortSignal.abort(reason) }).toArray();
  await assert.rejects(call, reason);
  assert.equal(requests.length, 0);
});

test("a call that takes longer than its time-out is a TransportError", async () => {
  const fetch = (_, { signal }) =>
    new Promise((_resolve, reject) => {
      const timer = setInterval(() => undefined, 1000);
      signal.addEventListener("abort", () => {
        clearInterval(timer);
        reject(signal.reason);
      });
    });
  const client = new Client({ ...login, fetch, timeout: 5 });
  await assert.rejects(client.zone.listZones().first(), { name: "TransportError", kind: "timeout", isTransient: true });
});

test("functions take a client without groups", async () => {
  const { client } = prepared([{ count: 1, zone: [{ id: 7 }] }], {}, ApiClient);
  assert.deepEqual(await listZones(client).toArray(), [{ id: "7" }]);
});

test("a client with other options shares the state of the first one", async () => {
  const { client, requests } = prepared([{ count: 1, zone: [{ id: "1" }] }]);
  const other = client.withOptions({ pageSize: 2, extraHeaders: { "X-Trace": "t" }, extraQuery: { fresh: true } });
  await other.zone.listZones().toArray();
  const [{ params, headers }] = requests;
  assert.equal(params.get("pagesize"), "2");
  assert.equal(params.get("fresh"), "true");
  assert.equal(headers["X-Trace"], "t");
  await client.close();
  await assert.rejects(other.zone.listZones().toArray(), { kind: "configuration" });
});

test("a client with other options has what a program added to its class", () => {
  class Cloud extends Client {
    region = "north";
  }
  const cloud = new Cloud(login);
  const other = cloud.withOptions({ pageSize: 2 }).withOptions({ retries: 0 });
  assert.deepEqual([other.region, other instanceof Cloud], ["north", true]);
});

test("the entries of a Map are sent in its order", async () => {
  const { client, requests } = prepared([{ jobid: "j" }]);
  const tags = new Map([["2", "x"], ["1", "y"]]);
  await client.resourceTags.createTags({ resourceids: ["a"], resourcetype: "Zone", tags });
  const sent = [...requests[0].params].filter(([name]) => name.startsWith("tags"));
  const expected = { "tags[0].key": "2", "tags[0].value": "x", "tags[1].key": "1", "tags[1].value": "y" };
  assert.deepEqual(Object.fromEntries(sent), expected);
});

test("options that no client can have are refused at once", () => {
  const wrong = [{ timeout: 0 }, { retries: -1 }, { pageSize: 1.5 }, { endpoint: "" }, { secret: "" }, { expiration: 1e9 }];
  for (const options of wrong) {
    assert.throws(() => new Client({ ...login, ...options }), { name: "ConfigurationError" }, JSON.stringify(options));
  }
});

test("hooks see requests without secrets, and may change them", async () => {
  const seen = [];
  const before = (request) => ({ ...request, headers: { ...request.headers, "X-Added": "yes", "X-Token": "hush" } });
  const after = (request, outcome) => seen.push([request, outcome]);
  const { client, requests } = prepared([{ count: 0 }], { before, after });
  await client.zone.listZones().toArray();
  assert.equal(requests[0].headers["X-Added"], "yes");
  const [[request, outcome]] = seen;
  assert.equal(outcome.status, 200);
  assert.match(request.url, /command=listZones/);
  assert.match(request.url, /signature=\*\*\*/);
  assert.equal(request.headers["X-Token"], "***");
});

test("no error shows a secret that the server quotes", async () => {
  const quoted = `signature=abcd/efgh password "tOp sEcReT" of https://x/?apiKey=a%20public%20key`;
  const { client } = prepared([[431, { errorcode: 431, errortext: quoted, password: "tOp sEcReT", Cookie: "k=bIsCuIt" }]]);
  const params = { accounttype: 0, email: "e", username: "u", password: "tOp sEcReT" };
  const error = await client.account.createAccount(params).catch((found) => found);
  const shown = inspect(error, { depth: 9 }) + new TextDecoder().decode(error.response.body) + error.text + error.stack;
  for (const secret of ["tOp sEcReT", "abcd/efgh", "a%20public%20key", "bIsCuIt", SECRET]) {
    assert.ok(!shown.includes(secret), `${secret} in ${shown}`);
  }
  assert.deepEqual(error.response.headers, { "content-type": "application/json", "x-auth-token": "***" });
  assert.equal(error.errorcode, 431);
});

test("a client that is printed shows no secret", () => {
  const { client } = prepared([{}], { username: "ann", password: "tOp sEcReT" });
  assert.doesNotMatch(inspect(client, { depth: 9, showHidden: true }) + JSON.stringify(client), /secret|sEcReT/);
});

test("fields that are not documented, or do not fit, are extra fields", async () => {
  const zone = { id: "1", name: null, brandnew: [1], localstorageenabled: "perhaps" };
  const { client } = prepared([{ count: 1, zone: [zone] }]);
  const found = await client.zone.listZones().one();
  assert.deepEqual({ ...found }, { id: "1", brandnew: [1] });
  assert.deepEqual(extraFields(models.Zone, found), { brandnew: [1], localstorageenabled: "perhaps" });
});

test("what cannot be read as documented is not guessed", async () => {
  const machine = { haenable: "constructor", nic: [null], tags: "none", cpuused: "0x10", created: "soon", memory: "12 GiB" };
  const { client } = prepared([{ count: 1, virtualmachine: [machine] }]);
  const found = await client.virtualMachine.listVirtualMachines().one();
  assert.deepEqual(found, {});
  assert.deepEqual(extraFields(models.VirtualMachine, found), machine);
});

test("a text that looks like a marked number stays a text", async () => {
  const { client } = prepared(['{"r":{"count":1,"virtualmachine":[{"name":"\\u0000x","memory":9007199254740993,"id":1.12345678901234567890}]}}']);
  const found = await client.virtualMachine.listVirtualMachines().one();
  assert.deepEqual([found.name, found.memory, found.id], ["\0x", 9007199254740993n, "1.1234567890123457"]);
});

test("parallel calls share one login", async () => {
  const contents = [{ sessionkey: "k" }, { count: 1, zone: [{ id: "1" }] }];
  const { client, requests } = prepared(contents, { key: "", username: "ann", password: "tOp sEcReT" });
  await Promise.all([client.zone.listZones().first(), client.zone.listZones().first()]);
  assert.deepEqual(requests.map(({ params }) => params.get("command")), ["login", "listZones", "listZones"]);
});

test("a call that gives up its login leaves others alone", async () => {
  const zones = '{"r":{"count":1,"zone":[{"id":"1"}]}}';
  let logins = 0;
  const fetch = async (url, { body, signal }) => {
    if (!String(body).includes("command=login")) return new Response(zones);
    logins += 1;
    if (logins > 1) return new Response('{"r":{"sessionkey":"k"}}');
    return await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  };
  const client = new Client({ endpoint: login.endpoint, username: "ann", password: "p", fetch });
  const controller = new AbortController();
  const first = client.zone.listZones({}, { signal: controller.signal }).first();
  const second = client.zone.listZones().first();
  setTimeout(() => controller.abort(new Error("no longer needed")), 5);
  await assert.rejects(first, { message: "no longer needed" });
  assert.deepEqual(await second, { id: "1" });
  assert.equal(logins, 2);
});

test("a session that another call has begun meanwhile stays", async () => {
  const keys = ["ended", "valid"];
  const commands = [];
  const fetch = async (url, { body }) => {
    const params = new URLSearchParams(body ?? new URL(url).search);
    commands.push(params.get("command"));
    if (commands.at(-1) === "login") return new Response(`{"r":{"sessionkey":"${keys.shift()}"}}`);
    if (params.get("sessionkey") === "valid") return new Response('{"r":{"count":1,"zone":[{"id":"1"}]}}');
    return new Response('{"r":{"errorcode":401,"errortext":"no"}}', { status: 401 });
  };
  const client = new Client({ endpoint: login.endpoint, username: "ann", password: "p", fetch });
  const calls = [1, 2, 3].map(() => client.zone.listZones().first());
  assert.deepEqual(await Promise.all(calls), Array(3).fill({ id: "1" }));
  assert.equal(commands.filter((command) => command === "login").length, 2);
});

test("a job is found by its id, tells its progress, and fails with the kind of its code", async () => {
  const failed = { jobstatus: 2, jobresultcode: 530, jobresult: { errorcode: 533, errortext: "full" } };
  const { client } = prepared([{ jobstatus: 0 }, failed]);
  const states = [];
  const job = findJob(client, "j-1", models.VirtualMachine);
  const error = await job.result({ poll: 1, progress: (state) => states.push(state) }).catch((found) => found);
  assert.deepEqual(states, ["pending", "failed"]);
  assert.ok(error instanceof errors.JobFailed && error instanceof errors.ApiError);
  assert.deepEqual([error.kind, error.errorcode, error.text, error.jobId], ["capacity", 533, "full", "j-1"]);
  assert.equal(await job.done(), true);
  assert.throws(() => findJob(client, " ", models.Zone), { kind: "argument" });
});

test("waiting for a job ends when its time is up, or when it is cancelled", async () => {
  const { client } = prepared([{ jobstatus: 0 }]);
  const job = findJob(client, "j-1", models.Zone);
  await assert.rejects(job.result({ timeout: 1, poll: 1 }), { name: "JobTimedOut", jobId: "j-1" });
  await assert.rejects(job.result({ signal: AbortSignal.timeout(1) }), { name: "TimeoutError" });
});

test("an object is waited for until it is as wanted", async () => {
  const zone = (name) => ({ count: 1, zone: [{ id: "1", name }] });
  const { client } = prepared([zone("a"), zone("b")]);
  const found = await waitUntil(client.zone.listZones(), ({ name }) => name === "b", { poll: 1 });
  assert.equal(found.name, "b");
  const never = waitUntil(client.zone.listZones(), () => false, { timeout: 50, poll: 1 });
  await assert.rejects(never, { name: "WaitTimedOut", last: { id: "1", name: "b" } });
});

test("pages are counted from 1", async () => {
  const { client } = prepared([{ count: 0 }]);
  await assert.rejects(client.zone.listZones().page(0), { kind: "argument" });
  await assert.rejects(client.zone.listZones({ page: "two" }).toArray(), { kind: "argument" });
  await assert.rejects(client.zone.listZones({ pagesize: 1.5 }).toArray(), { kind: "argument" });
});

test("redirects are not followed in browsers either, which do not show them", async () => {
  const opaque = () => {
    const response = new Response(null);
    return new Proxy(response, {
      get: (target, name) => (name === "type" ? "opaqueredirect" : name === "status" ? 0 : Reflect.get(target, name, target)),
    });
  };
  const client = new Client({ ...login, fetch: async () => opaque() });
  await assert.rejects(client.zone.listZones().first(), { name: "TransportError", kind: "redirect" });
});

test("all wrong arguments are in one error", async () => {
  const { client } = prepared([{}]);
  const call = client.account.createAccount({ accounttype: "many", emial: "e", username: "u\0" });
  await assert.rejects(call, (error) => {
    assert.deepEqual(error.parameters, ["accounttype", "emial", "username", "email", "password"]);
    return error instanceof errors.ArgumentError;
  });
});

/** A client whose server never responds. */
function hanging(options = {}) {
  const fetch = () => new Promise(() => setTimeout(() => undefined, 100));
  return new Client({ ...login, fetch, ...options });
}

test("the time-out and the signal of waiting are for the request under way, even if fetch ignores them", async () => {
  const client = hanging();
  const late = waitUntil(client.zone.listZones(), () => true, { timeout: 20 });
  await assert.rejects(late, { name: "WaitTimedOut", last: undefined });
  const reason = new Error("no longer needed");
  const job = findJob(client, "j-1", models.Zone);
  await assert.rejects(job.result({ timeout: 20 }), { name: "JobTimedOut" });
  for (const wait of [(options) => waitUntil(client.zone.listZones(), () => true, options), (options) => job.result(options)]) {
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason), 5);
    await assert.rejects(wait({ signal: controller.signal }), reason);
  }
});

test("a call ends with its own signal and time-out while another one logs in", async () => {
  const client = hanging({ key: "", username: "ann", password: "tOp sEcReT" });
  const first = client.zone.listZones({}, { timeout: 60 }).first();
  const controller = new AbortController();
  setTimeout(() => controller.abort("mine"), 5);
  await assert.rejects(client.zone.listZones({}, { signal: controller.signal }).first(), (reason) => reason === "mine");
  await assert.rejects(client.zone.listZones({}, { timeout: 5 }).first(), { kind: "timeout" });
  await assert.rejects(first, { kind: "timeout" });
});

test("a job keeps the client's headers, but not the signal and the headers of the call that started it", async () => {
  const started = [{ jobid: "j", id: "a" }, { jobstatus: 1, jobresult: { success: true } }];
  const { client, requests } = prepared(started, { extraHeaders: { "X-Tenant": "t" } });
  const controller = new AbortController();
  const options = { signal: controller.signal, extraHeaders: { "X-Call": "c" } };
  const job = await client.virtualMachine.destroyVirtualMachine({ id: "a" }, options);
  controller.abort();
  assert.equal(await job.state(), "done");
  assert.deepEqual([requests[0].headers["X-Call"], requests[1].headers["X-Call"]], ["c", undefined]);
  assert.equal(requests[1].headers["X-Tenant"], "t");
});

test("the error of a job shows no secret of its command", async () => {
  const errortext = "cannot use hUsH hUsH";
  const failed = { jobstatus: 2, jobresultcode: 530, jobresult: { errorcode: 530, errortext } };
  const { client } = prepared([{ jobid: "j", id: "a" }, failed]);
  const params = { serviceofferingid: "s", templateid: "t", zoneid: "z", userdata: "hUsH hUsH" };
  const job = await client.virtualMachine.deployVirtualMachine(params);
  const error = await job.result().catch((found) => found);
  assert.equal(error.name, "JobFailed");
  assert.match(error.text, /cannot use [*]{3}/);
  const shown = inspect(error, { depth: 9 }) + new TextDecoder().decode(error.response.body) + inspect(job, { depth: 9 });
  assert.doesNotMatch(shown, /hUsH/);
});

test("hooks see no session", async () => {
  const shown = [];
  const after = (_, { body, cookies }) => shown.push(new TextDecoder().decode(body), ...cookies);
  const fetch = async (_, { body }) => {
    const headers = { "Set-Cookie": "JSESSIONID=c00kie" };
    return new Response(String(body).includes("login") ? '{"r":{"sessionkey":"s3ssion"}}' : '{"r":{"count":0}}', { headers });
  };
  const client = new Client({ endpoint: login.endpoint, username: "ann", password: "p", fetch, after });
  await client.zone.listZones().first();
  assert.deepEqual(shown, ['{"r":{"sessionkey":"***"}}', '{"r":{"count":0}}']);
});

test("what a hook throws does not fail a call, and a hook may take its time before a request", async () => {
  const fail = () => {
    throw new Error("of the hook");
  };
  for (const after of [fail, async () => fail()]) {
    const before = async (request) => ({ ...request, headers: { ...request.headers, "X-Added": "yes" } });
    const { client, requests } = prepared([{ count: 1, zone: [{ id: "1" }] }], { after, before });
    assert.deepEqual(await client.zone.listZones().first(), { id: "1" });
    assert.equal(requests[0].headers["X-Added"], "yes");
  }
});

test("the first of many is not the only one, however small pages are", async () => {
  const page = (id) => ({ count: 1, zone: [{ id }] });
  const { client } = prepared([page("1"), page("2"), { count: 0 }], { pageSize: 1 });
  await assert.rejects(client.zone.listZones().one(), { name: "ResultCountError", isEmpty: false });
});

test("texts of many megabytes are read, with numbers beyond 53 bits", async () => {
  const name = `${"x".repeat(9_000_000)}\\"`;
  const { client } = prepared([`{"r":{"count":1,"virtualmachine":[{"name":${JSON.stringify(name)},"memory":9007199254740993}]}}`]);
  const found = await client.virtualMachine.listVirtualMachines().one();
  assert.deepEqual([found.name === name, found.memory], [true, 9007199254740993n]);
  const refused = prepared([[431, { errorcode: 431, errortext: name }]]);
  await assert.rejects(refused.client.zone.listZones().first(), { errorcode: 431 });
});

test("a header that cannot be sent is refused, and not taken for a lost connection", async () => {
  for (const headers of [{ "X-A": "b\r\nc" }, { "X-A": "\u0416" }, { "X A": "b" }]) {
    const { client, requests } = prepared([{ count: 0 }], { headers });
    await assert.rejects(client.zone.listZones().first(), { name: "ArgumentError" });
    assert.equal(requests.length, 0);
  }
});

test("a client that is closed during an iteration does not log in again", async () => {
  const contents = [{ sessionkey: "k" }, { count: 2, zone: [{ id: "1" }] }, {}];
  const { client, requests } = prepared(contents, { key: "", username: "ann", password: "p", pageSize: 1 });
  const read = async () => {
    for await (const _ of client.zone.listZones()) await client.close();
  };
  await assert.rejects(read(), { kind: "configuration" });
  assert.deepEqual(requests.map(({ params }) => params.get("command")), ["login", "listZones", "logout"]);
});

test("a group is the same object each time, so that tests can replace its functions", async () => {
  const { client } = prepared([{}]);
  assert.equal(client.zone, client.zone);
  assert.notEqual(client.zone, client.withOptions({}).zone);
});

test("wrong arguments of a list are an error of its request", async () => {
  const { client } = prepared([{}]);
  await assert.rejects(client.zone.listZones({ bogus: 1 }).first(), { name: "ArgumentError", parameters: ["bogus"] });
  assert.throws(() => new Client(), { name: "ConfigurationError" });
});

test("attempts are counted on after another login", async () => {
  const attempts = [];
  const contents = [{ sessionkey: "k" }, [401, { errorcode: 401 }], { sessionkey: "l" }, { count: 0 }];
  const after = ({ command, attempt }) => attempts.push([command, attempt]);
  const { client } = prepared(contents, { key: "", username: "ann", password: "p", after });
  await client.zone.listZones().toArray();
  assert.deepEqual(attempts.filter(([command]) => command === "listZones"), [["listZones", 1], ["listZones", 2]]);
});

test("a login is tried again for a command that only reads", async () => {
  const contents = [[503, "<html>"], { sessionkey: "k" }, { count: 0 }];
  const { client, requests } = prepared(contents, { key: "", username: "ann", password: "p" });
  await client.zone.listZones().toArray();
  assert.deepEqual(requests.map(({ params }) => params.get("command")), ["login", "login", "listZones"]);
});
