/** Authentication: tokens, passwords and keys in headers or queries, and signatures. */
import { API } from "../../api.js";
import type { Context } from "../client.js";
import { ConfigurationError } from "../errors.js";
import type { HttpRequest } from "../http.js";
import { clientCredentials } from "./oauth.js";
import type { Operation } from "./operation.js";
import type { ClientOptions } from "./options.js";
import { tokenUrlOf } from "./servers.js";

/** Gets each request as it will be sent, and returns it with a signature. */
export type Sign = (request: HttpRequest) => HttpRequest | Promise<HttpRequest>;

/** What a request is authenticated with. */
export interface Credentials {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: readonly (readonly [string, string])[];
  readonly sign?: Sign;
  /** What a server may quote of them. */
  readonly secrets?: readonly string[];
}

/** How a client authenticates its requests. */
export interface Auth {
  /** The credentials of the next request for an operation; `deadline` is that of the call. */
  authenticate(context: Context, deadline: number, operation: Operation): Promise<Credentials>;
  /** Whether other credentials may be accepted in place of those that were refused. */
  discard?(credentials: Credentials): boolean;
  /** End what has begun on the server. */
  close?(context: Context): Promise<void>;
}

const TOKEN = /^[!-~]+$/;
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const HEADER_TEXT = /^[ -~]+$/;

/** A token in the header Authorization, RFC 6750. */
export function bearer(token: string): Auth {
  demand(TOKEN.test(token), "the token has characters that none can have");
  return fixed({ headers: { Authorization: `Bearer ${token}` }, secrets: [token] });
}

/** A user name and a password in the header Authorization, RFC 7617. */
export function basic(username: string, password: string): Auth {
  demand(!username.includes(":"), "a user name cannot contain a colon");
  return fixed(basicCredentials(username, password));
}

/** A key in a header of the API's own, behind a word if the API wants one there. */
export function headerKey(name: string, key: string, prefix = ""): Auth {
  return fixed(headerCredentials(name, key, prefix));
}

/** A key in the query of each request. */
export function queryKey(name: string, key: string): Auth {
  return fixed(queryCredentials(name, key));
}

/** Several keys that are sent together, by the names of their headers or parameters. */
export function keys(
  headers: Readonly<Record<string, string>>,
  query: Readonly<Record<string, string>> = {},
): Auth {
  const sent = [
    ...Object.entries(headers).map(([name, key]) => headerCredentials(name, key, "")),
    ...Object.entries(query).map(([name, key]) => queryCredentials(name, key)),
  ];
  return fixed({
    headers: Object.assign({}, ...sent.map((one) => one.headers)),
    query: sent.flatMap((one) => one.query ?? []),
    secrets: sent.flatMap((one) => one.secrets ?? []),
  });
}

/** A function that signs each request. */
export function signed(sign: Sign): Auth {
  demand(typeof sign === "function", "sign must be a function");
  return fixed({ sign });
}

/** Credentials that do not change. */
export const fixed = (credentials: Credentials): Auth => ({
  authenticate: async () => credentials,
});

/** The credentials of a user name and a password. */
export function basicCredentials(username: string, password: string): Credentials {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  const token = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return { headers: { Authorization: `Basic ${token}` }, secrets: [token, password] };
}

function headerCredentials(name: string, given: string, prefix: string): Credentials {
  demand(HEADER_NAME.test(name), `${JSON.stringify(name)} cannot be a header's name`);
  demand(HEADER_TEXT.test(given), "the key is empty or has characters that no header can contain");
  const key =
    prefix !== "" && given.startsWith(`${prefix} `) ? given.slice(prefix.length + 1) : given;
  const space = prefix !== "" && !prefix.endsWith("=") ? " " : "";
  return { headers: { [name]: `${prefix}${space}${key}` }, secrets: [key] };
}

function queryCredentials(name: string, key: string): Credentials {
  demand(name !== "" && key !== "", "a key in a query needs a name and a value");
  return { query: [[name, key]], secrets: [key] };
}

/** What the options ask for, in the way that the docs describe; by default nothing is sent. */
export function createAuth(options: ClientOptions): Auth {
  const { auth, clientId, clientSecret, token, key, username, password } = options;
  if (auth !== undefined) return auth;
  if (clientId !== undefined) {
    const url = tokenUrlOf(options);
    demand(clientSecret !== undefined && url !== "", "clientId needs clientSecret and tokenUrl");
    return clientCredentials(url, clientId, clientSecret);
  }
  if (options.keys !== undefined) {
    const isQuery = API.auth.query !== undefined && API.auth.header === undefined;
    return isQuery ? keys({}, options.keys) : keys(options.keys);
  }
  if (token !== undefined) return bearer(token);
  if (key !== undefined) return keyAuth(options, key);
  if (username !== undefined) return basic(username, password ?? "");
  return fixed({});
}

/** A key where the options say, else where the docs say; as a token if they only have one. */
function keyAuth({ keyHeader, keyQuery }: ClientOptions, key: string): Auth {
  const { header, query } = keyHeader === undefined && keyQuery === undefined ? API.auth : {};
  const name = keyHeader ?? header;
  if (name !== undefined)
    return headerKey(name, key, name === API.auth.header ? API.keyPrefix : "");
  const parameter = keyQuery ?? query;
  if (parameter !== undefined) return queryKey(parameter, key);
  if (API.auth.bearer !== undefined) return bearer(key);
  throw new ConfigurationError(
    "the docs do not say where a key is sent: " +
      "give keyHeader or keyQuery, the name of the header or of the parameter",
  );
}

function demand(isMet: boolean, problem: string): asserts isMet {
  if (!isMet) throw new ConfigurationError(problem);
}
