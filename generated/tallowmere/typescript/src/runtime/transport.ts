/** Sending requests with `fetch`. */
import { ArgumentError, SdkError, TransportError, UnexpectedResponse } from "./errors.js";
import type { HttpRequest, HttpResponse } from "./http.js";
import { abortable } from "./retries.js";

/** What a response may contain; without a limit a server could fill the memory. */
const MAX_BODY_BYTES = 256 * 2 ** 20;

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
  const received = async (): Promise<HttpResponse> => {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      redirect: "manual",
      signal: either,
      ...(request.withCookies ? { credentials: "include" as const } : {}),
      body: request.body ?? null,
    });
    return {
      // Browsers do not show where they are redirected to.
      status: response.type === "opaqueredirect" ? 302 : response.status,
      headers: Object.fromEntries([...response.headers].filter(([name]) => name !== "set-cookie")),
      // Not every `fetch` that is given has it.
      cookies: (response.headers.getSetCookie?.() ?? []).map((text) => text.split(";", 1)[0] ?? ""),
      body: await readBody(request.command, response),
    };
  };
  try {
    // Not every `fetch` that is given heeds its signal.
    return await abortable(received(), either);
  } catch (error) {
    if (error instanceof SdkError) throw error;
    if (signal?.aborted) throw signal.reason;
    throw failure(request.command, limit.aborted, error);
  }
}

/** The error of `fetch` without its own message and cause, which may quote the URL. */
function failure(command: string, isLate: boolean, error: unknown): SdkError {
  if (isLate) return timeoutError(command);
  const { cause } = error as { cause?: { code?: unknown } };
  const code = /^[A-Z_0-9]{1,60}$/.exec(String(cause?.code))?.[0] ?? "no reason is known";
  if (code.startsWith("Z_")) {
    return new UnexpectedResponse("the response cannot be decompressed", command);
  }
  const problem = `the server cannot be reached, or closed the connection (${code})`;
  return new TransportError(problem, command, { kind: "connection" });
}

/** The error of a call whose time is up. */
export const timeoutError = (command: string): TransportError =>
  new TransportError("the server did not respond in time", command, { kind: "timeout" });

async function readBody(command: string, response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.byteLength;
    if (size > MAX_BODY_BYTES) {
      await reader.cancel();
      throw new UnexpectedResponse("the response is larger than 256 MiB", command);
    }
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
