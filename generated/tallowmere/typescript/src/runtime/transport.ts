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
  let isReading = false;
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      redirect: "manual",
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
      ...(request.withCookies ? { credentials: "include" as const } : {}),
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    isReading = true;
    return {
      // Browsers do not show where they are redirected to.
      status: response.type === "opaqueredirect" ? 302 : response.status,
      headers: Object.fromEntries(
        [...response.headers].filter(([name]) => name !== "set-cookie"),
      ),
      cookies: response.headers.getSetCookie().map((text) => text.split(";", 1)[0] ?? ""),
      body: await readBody(request.command, response),
    };
  } catch (error) {
    if (error instanceof SdkError) throw error;
    if (signal?.aborted) throw signal.reason;
    throw failure(request.command, limit.aborted, isReading, error);
  }
}

/** The error of `fetch` without its own message and cause, which may quote the URL. */
function failure(command: string, isLate: boolean, isReading: boolean, error: unknown): SdkError {
  if (isLate) {
    return new TransportError("timeout", `${command}: the server did not respond in time`, command);
  }
  const { code } = ((error as { cause?: unknown }).cause ?? {}) as { code?: unknown };
  const why = typeof code === "string" && /^[A-Z_0-9]{1,60}$/.test(code) ? ` (${code})` : "";
  if (isReading && why.startsWith(" (Z_")) {
    return new UnexpectedResponse(`${command}: the response cannot be decompressed`, command);
  }
  const message = isReading
    ? "the connection was closed within the response"
    : "the server cannot be reached, or closed the connection";
  return new TransportError("connection", `${command}: ${message}${why}`, command);
}

async function readBody(command: string, response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
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
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
