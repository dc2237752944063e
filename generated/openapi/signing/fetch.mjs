// Signs requests of clients made from the OpenAPI document, for fetch: give them `signedFetch(key, secret)` as theirs.
// It needs nothing but WebCrypto: browsers, Node, Deno, Bun and workers have it.

const FORM = "application/x-www-form-urlencoded";
const OWN = ["apiKey", "signature"];
const encoder = new TextEncoder();

/** A fetch that adds the user's key and the signature to the query of each request before `send` sends it. */
export function signedFetch(key, secret, send = (request) => globalThis.fetch(request)) {
  return async (input, init) => {
    const request = new Request(input, init);
    const { method, headers, signal, credentials, redirect, cache, keepalive, mode } = request;
    const body = request.body ? await request.arrayBuffer() : undefined;
    const isForm = (headers.get("Content-Type") ?? "").startsWith(FORM);
    const form = isForm && body ? [...new URLSearchParams(new TextDecoder().decode(body))] : [];
    const url = new URL(request.url);
    const query = [...url.searchParams].filter(([name]) => !OWN.includes(name));
    query.push(["apiKey", key]);
    query.push(["signature", await signature([...query, ...form], secret)]);
    url.search = query.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
    return send(new Request(url, { method, headers, body, signal, credentials, redirect, cache, keepalive, mode }));
  };
}

/** The signature of parameters; the server sorts names by UTF-16 code units, as JavaScript does. */
async function signature(params, secret) {
  const sorted = [...params].sort(([name], [other]) => (name < other ? -1 : Number(name > other)));
  const text = sorted.map(([name, value]) => `${name}=${encoded(value)}`).join("&").toLowerCase();
  const algorithm = { name: "HMAC", hash: "SHA-1" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign"]);
  const bytes = await crypto.subtle.sign("HMAC", key, encoder.encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

/** A value as Java's URLEncoder writes it, with %20 for spaces. */
function encoded(value) {
  return encodeURIComponent(value).replace(/[!~'()]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
}
