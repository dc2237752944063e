/** Sending requests with `fetch`. */
import { SdkError, TransportError, UnexpectedResponse } from "./errors.js";
import type { HttpRequest, HttpResponse } from "./http.js";

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
  const limit = AbortSignal.timeout(Math.ceil(timeout));
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      redirect: "manual",
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
      ...(request.withCookies ? { credentials: "include" as const } : {}),
      body: request.body ?? null,
    });
    return {
      // Browsers do not show where they are redirected to.
      status: response.type === "opaqueredirect" ? 302 : response.status,
      headers: Object.fromEntries(
        [...response.headers].filter(([name]) => name !== "set-cookie"),
      ),
      // Not every `fetch` that is given has it.
      cookies: (response.headers.getSetCookie?.() ?? []).map((text) => text.split(";", 1)[0] ?? ""),
      body: await readBody(request.command, response),
    };
  } catch (error) {
    if (error instanceof SdkError) throw error;
    if (signal?.aborted) throw signal.reason;
    throw failure(request.command, limit.aborted, error);
  }
}

/** The error of `fetch` without its own message and cause, which may quote the URL. */
function failure(command: string, isLate: boolean, error: unknown): SdkError {
  if (isLate) {
    return new TransportError("timeout", `${command}: the server did not respond in time`, command);
  }
  const { cause } = error as { cause?: { code?: unknown } };
  const code = /^[A-Z_0-9]{1,60}$/.exec(String(cause?.code))?.[0] ?? "no reason is known";
  if (code.startsWith("Z_")) {
    return new UnexpectedResponse(`${command}: the response cannot be decompressed`, command);
  }
  const message = `${command}: the server cannot be reached, or closed the connection (${code})`;
  return new TransportError("connection", message, command);
}

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
      throw new UnexpectedResponse(`${command}: the response is larger than 256 MiB`, command);
    }
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
