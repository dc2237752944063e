/** Building HTTP requests from parameters. */
import type { Context } from "../client.js";
import { mergeHeaders, type HttpRequest } from "../http.js";
import type { Credentials } from "./auth.js";
import { isSafe, type Operation } from "./operation.js";
import { secretsIn, type Params } from "./params.js";
import { serializeUnchecked } from "./serialization.js";

/** Servers and proxies cut longer request lines off. */
const MAX_URL_LENGTH = 2000;

/** The request for a command. Everything is posted if the client is set up so. */
export async function buildRequest(
  { state, options }: Context,
  operation: Operation,
  params: Params,
  credentials: Credentials,
  attempt: number,
): Promise<HttpRequest> {
  const { extraHeaders, extraQuery, extraBody } = options;
  // What is added to the query or the body are parameters alike, and signed.
  const more = serializeUnchecked(operation, { ...extraQuery, ...extraBody });
  const signed = await credentials.sign(new Map([...params, ...more]));
  const method = isSafe(operation) && !state.settings.alwaysPost ? "GET" : "POST";
  const headers = [state.headers, extraHeaders, credentials.headers];
  return encodeRequest(method, state.endpoint, signed, headers, attempt, credentials.isSession);
}

/** The request with its parameters in the query or in a form; long ones are posted. */
export function encodeRequest(
  method: string,
  endpoint: string,
  params: Params,
  headers: readonly (Readonly<Record<string, string>> | undefined)[],
  attempt: number,
  withCookies = false,
): HttpRequest {
  const query = String(new URLSearchParams([...params]));
  const url = `${endpoint}?${query}`;
  const isQuery = method === "GET" && url.length <= MAX_URL_LENGTH;
  const form = { "Content-Type": "application/x-www-form-urlencoded" };
  return {
    command: params.get("command") ?? "",
    method: isQuery ? method : "POST",
    url: isQuery ? url : endpoint,
    headers: mergeHeaders({ Accept: "application/json" }, ...headers, isQuery ? {} : form),
    body: isQuery ? undefined : query,
    attempt,
    withCookies,
    secrets: secretsIn(params),
  };
}
