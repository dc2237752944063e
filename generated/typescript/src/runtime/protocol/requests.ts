/** Building HTTP requests from parameters. */
import type { ClientState, Context } from "../client.js";
import { mergeHeaders, type HttpRequest } from "../http.js";
import type { Credentials } from "./auth.js";
import { MAX_URL_LENGTH } from "./limits.js";
import { isSafe, type Operation } from "./operation.js";
import { secretsIn, type Params } from "./params.js";
import { serializeUnchecked } from "./serialization.js";

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
  return encodeRequest(method, state, signed, credentials, attempt, extraHeaders);
}

/** The request with its parameters in the query or in a form; long ones are posted. */
export function encodeRequest(
  method: string,
  { endpoint, headers }: ClientState,
  params: Params,
  credentials: Omit<Credentials, "sign">,
  attempt: number,
  extraHeaders?: Readonly<Record<string, string>>,
): HttpRequest {
  const query = String(new URLSearchParams([...params]));
  const url = `${endpoint}?${query}`;
  const isQuery = method === "GET" && url.length <= MAX_URL_LENGTH;
  const form = { "Content-Type": "application/x-www-form-urlencoded" };
  return {
    command: params.get("command") ?? "",
    method: isQuery ? method : "POST",
    url: isQuery ? url : endpoint,
    headers: mergeHeaders(
      { Accept: "application/json" },
      headers,
      extraHeaders,
      credentials.headers,
      isQuery ? {} : form,
    ),
    body: isQuery ? undefined : query,
    attempt,
    withCookies: credentials.isSession ?? false,
    secrets: secretsIn(params),
  };
}
