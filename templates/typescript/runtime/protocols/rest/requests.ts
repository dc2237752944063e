/** Building HTTP requests from their parts. */
import type { ClientState, Context } from "../client.js";
import { ArgumentError, UnexpectedResponse } from "../errors.js";
import { mergeHeaders, type HttpRequest } from "../http.js";
import { validatedEndpoint, type CallOptions } from "../options.js";
import { isSecret } from "../redact.js";
import type { Credentials } from "./auth.js";
import { encodeBody, encoded, encodeQuery } from "./bodies.js";
import { splitPath, type Operation } from "./operation.js";
import type { Params } from "./params.js";
import { serializeUnchecked } from "./serialization.js";
import { isDefaultServer, isOwnServer } from "./servers.js";

/** The request for an operation. */
export async function buildRequest(
  { state, options }: Context,
  operation: Operation,
  given: Params,
  credentials: Credentials,
  attempt: number,
): Promise<HttpRequest> {
  const params = withExtras(operation, given, options);
  const server = serverOf(state, operation);
  const {
    headers,
    query,
    secrets = [],
    sign,
  } = isAuthenticated(state, operation) ? credentials : {};
  const body = encodeBody(operation, params);
  if (body !== undefined && isBodyless(operation.method) && state.settings.fetch === undefined) {
    const problem = `fetch sends no body with ${operation.method}`;
    throw new ArgumentError(
      `${problem}; give the option fetch a function that does`,
      operation.name,
    );
  }
  const { accept } = operation;
  const sent = mergeHeaders(
    { Accept: accept === undefined ? "application/json" : `${accept}, */*;q=0.1` },
    body === undefined ? {} : { "Content-Type": body.type },
    state.headers,
    headers,
    Object.fromEntries(params.headers),
    options.extraHeaders,
  );
  const named = Object.entries(sent).flatMap(([name, text]) => (isSecret(name) ? [text] : []));
  const request: HttpRequest = {
    command: operation.name,
    method: operation.method,
    url: withCredentials(urlOf(server, operation, params), query),
    headers: sent,
    body: body?.content,
    attempt,
    withCookies: false,
    secrets: [...secrets, ...secrets.map(encoded), ...params.secrets(), ...named],
  };
  return sign === undefined ? request : withSignature(request, await sign(request));
}

/** Whether `fetch` refuses to send a body with a method. */
const isBodyless = (method: string): boolean => method === "GET" || method === "HEAD";

/** A signed request: the values that a function adds are secret. */
function withSignature(request: HttpRequest, signed: HttpRequest): HttpRequest {
  const known = new Set(valuesOf(request));
  const added = valuesOf(signed).filter((text) => !known.has(text));
  return { ...signed, secrets: [...request.secrets, ...added] };
}

const valuesOf = ({ url, headers }: HttpRequest): string[] =>
  [...Object.values(headers), ...new URL(url).searchParams.values()];

/**
 * Where an operation is sent: to a server of its own only if the endpoint is that of the docs. Who
 * uses another endpoint, that of a test system, does not mean the real servers.
 */
function serverOf({ endpoint, settings }: ClientState, { server }: Operation): string {
  if (server === undefined || !isDefaultServer(endpoint)) return endpoint;
  return validatedEndpoint({ endpoint: server, allowHttp: settings.allowHttp });
}

/** Whether a request is sent with credentials: as the docs say, else to servers of the API only. */
export function isAuthenticated(state: ClientState, operation: Operation): boolean {
  const server = serverOf(state, operation);
  return operation.authenticated ?? (server === state.endpoint || isOwnServer(server));
}

/**
 * The server with path and query. No value adds a segment or a parameter. The URL of a next page
 * is only followed on the same server: credentials are sent there.
 */
function urlOf(server: string, operation: Operation, params: Params): string {
  const parts = splitPath(operation.path);
  const path = parts.map((part, at) =>
    at % 2 === 0 ? part : encoded(params.path.get(part) ?? ""),
  );
  const url = server.replace(/\/+$/, "") + path.join("");
  if (params.url === undefined) return withQuery(url, params.query);
  const next = URL.canParse(params.url, url) ? new URL(params.url, url) : undefined;
  if (next?.origin !== new URL(url).origin || next.username !== "" || next.password !== "") {
    throw new UnexpectedResponse("the next page is on another server", operation.name);
  }
  return next.href;
}

/** A URL with more parameters. */
const withQuery = (url: string, pairs: readonly (readonly [string, readonly string[]])[]): string =>
  pairs.length === 0 ? url : `${url}${url.includes("?") ? "&" : "?"}${encodeQuery(pairs)}`;

/** A URL with credentials, but for those that a server has put there already. */
function withCredentials(url: string, pairs: Credentials["query"] = []): string {
  const known = new URL(url).searchParams;
  const added = pairs.filter(([name]) => !known.has(name));
  return withQuery(
    url,
    added.map(([name, text]) => [name, [text]]),
  );
}

/** The same with what is added to the query and to the body, whatever the method. */
function withExtras(operation: Operation, given: Params, options: CallOptions): Params {
  const { extraQuery, extraBody } = options;
  if (extraQuery === undefined && extraBody === undefined) return given;
  const params = given.copy();
  const bare: Operation = { ...operation, params: {}, path: "/" };
  params.query.push(...serializeUnchecked({ ...bare, method: "GET" }, extraQuery ?? {}).query);
  const { body } = serializeUnchecked({ ...bare, method: "POST" }, extraBody ?? {});
  for (const [name, value] of body) params.body.set(name, value);
  return params;
}
