/** Sending requests with `fetch`. */
import { ArgumentError, SdkError, TransportError, UnexpectedResponse } from "./errors.js";
import type { HttpRequest, HttpResponse } from "./http.js";
import { MAX_BODY_BYTES } from "./limits.js";
import { abortable } from "./retries.js";

/** Send a request; a TransportError if there is no response in time. */
export async function send(
  request: HttpRequest,
  fetch: typeof globalThis.fetch,
  timeout: number,
  signal: AbortSignal | undefined,
): Promise<HttpResponse> {
  signal?.throwIfAborted();
  try {
    new Headers(request.headers);
  } catch {
    // To `fetch` they would be like a lost connection.
    throw new ArgumentError("a header cannot be sent", request.command);
  }
  const limit = AbortSignal.timeout(Math.ceil(timeout));
  const either = AbortSignal.any([limit, signal ?? limit]);
  try {
    // Not every `fetch` that is given heeds its signal.
    return await abortable(receive(request, fetch, either), either);
  } catch (error) {
    if (error instanceof SdkError) throw error;
    signal?.throwIfAborted();
    throw limit.aborted ? timeoutError(request.command) : failure(request.command, error);
  }
}

async function receive(
  { command, url, method, headers, body, withCookies }: HttpRequest,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const credentials = withCookies ? "include" : "same-origin";
  const redirect = "manual";
  const init = { method, headers, body: body ?? null, redirect, signal, credentials } as const;
  const response = await fetch(url, init);
  const { "set-cookie": _, ...others } = Object.fromEntries(response.headers);
  return {
    // Browsers do not show where they are redirected to.
    status: response.type === "opaqueredirect" ? 302 : response.status,
    headers: others,
    // Not every `fetch` that is given has it.
    cookies: response.headers.getSetCookie?.() ?? [],
    body: await readBody(command, response),
  };
}

/** The error of `fetch` without its own message and cause, which may quote the URL. */
function failure(command: string, error: unknown): SdkError {
  const { cause } = error as { cause?: { code?: unknown } };
  const [code] = /^[A-Z_0-9]{1,60}$/.exec(String(cause?.code)) ?? ["no code"];
  if (code.startsWith("Z_")) {
    return new UnexpectedResponse("the response cannot be decompressed", command);
  }
  const problem = `the connection failed (${code})`;
  return new TransportError(problem, command, { kind: "connection" });
}

/** The error of a call whose time is up. */
export const timeoutError = (command: string): TransportError =>
  new TransportError("the server did not respond in time", command, { kind: "timeout" });

async function readBody(command: string, response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let chunk; (chunk = (await reader?.read())?.value); ) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      await reader?.cancel();
      throw new UnexpectedResponse("the response has more than 256 MiB", command);
    }
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
