// Tokens that a client fetches for itself.
import assert from "node:assert/strict";
import { auth, Client } from "./dist/index.js";

const json = { headers: { "content-type": "application/json" } };
let tokens = 0;
let answer = () => new Response('{"id":811}', json);

/** A client whose server gives the tokens t1, t2 and so on, which are valid for some seconds. */
function clientWith(seconds) {
  tokens = 0;
  return new Client({
    retries: 0,
    auth: auth.clientCredentials("https://a.example/token", "id", "s3cret"),
    fetch: async (url, { headers, signal }) => {
      if (url !== "https://a.example/token") return answer(headers.Authorization);
      tokens += 1;
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      return new Response(JSON.stringify({ access_token: `t${tokens}`, expires_in: seconds }), json);
    },
  });
}

const getTool = (client, options) => client.tools.getTool({ tool_id: "811" }, options);

const shared = clientWith(3600);
await Promise.all([1, 2, 3].map(() => getTool(shared)));
await getTool(shared);
assert.equal(tokens, 1);

const given = clientWith(3600);
const controller = new AbortController();
const first = getTool(given, { signal: controller.signal }).catch((reason) => reason);
const second = getTool(given);
await new Promise((resolve) => setImmediate(resolve));
controller.abort("enough");
assert.equal(await first, "enough");
assert.equal((await second).id, 811);
assert.equal(tokens, 2);

const short = clientWith(0);
await getTool(short);
await getTool(short);
assert.equal(tokens, 2);

answer = (header) => (header === "Bearer t2" ? new Response('{"id":811}', json) : new Response("{}", { ...json, status: 401 }));
assert.equal((await getTool(clientWith(3600))).id, 811);
assert.equal(tokens, 2);

// A call that waits for the request of another one ends when its own signal or time-out says so, and not with the other.
answer = () => new Response('{"id":811}', json);
const silent = (count) => {
  let requests = 0;
  const fetch = async (url, { signal }) => {
    if (url !== "https://a.example/token") return answer();
    requests += 1;
    if (requests > count) return new Response('{"access_token":"t"}', json);
    return new Promise((_, reject) => {
      const timer = setInterval(() => undefined, 1000);
      signal.addEventListener("abort", () => (clearInterval(timer), reject(signal.reason)));
    });
  };
  return new Client({ retries: 0, auth: auth.clientCredentials("https://a.example/token", "id", "s3cret"), fetch });
};
const hanging = silent(1);
const ended = new AbortController();
const owner = getTool(hanging, { signal: ended.signal }).catch((reason) => reason);
await assert.rejects(getTool(hanging, { timeout: 5 }), { kind: "timeout" });
const impatient = new AbortController();
const waiting = getTool(hanging, { signal: impatient.signal }).catch((reason) => reason);
impatient.abort("mine");
assert.equal(await waiting, "mine");
ended.abort("over");
assert.equal(await owner, "over");
const late = silent(1);
const [short_, long] = [getTool(late, { timeout: 5 }).catch(({ kind }) => kind), getTool(late)];
assert.equal(await short_, "timeout");
assert.equal((await long).id, 811);

// Hooks see no token.
const seen = [];
const watched = new Client({
  auth: auth.clientCredentials("https://a.example/token", "id", "s3cret"),
  after: (_, { body }) => seen.push(new TextDecoder().decode(body)),
  fetch: async (url) => (url === "https://a.example/token" ? new Response('{"access_token":"tOkEn-1"}', json) : answer()),
});
await getTool(watched);
assert.deepEqual(seen, ['{"access_token":"***"}', '{"id":811}']);
