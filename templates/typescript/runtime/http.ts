/** HTTP requests and responses, as hooks see them. */

/** A request to send; hooks get it without secrets, unless they may change it. */
export interface HttpRequest {
  readonly command: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Exclude<RequestInit["body"], null>;
  /** Counted from 1. */
  readonly attempt: number;
  /** Whether browsers send and keep cookies: those of a session. */
  readonly withCookies: boolean;
  /** Values that must not be shown. */
  readonly secrets: readonly string[];
}

/** A response. The names of headers are in lower case; cookies are not among them. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The headers `set-cookie`, where they can be seen: not in browsers. */
  readonly cookies: readonly string[];
}

/** Headers of which a later one replaces an earlier one, in whatever case it is written. */
export function mergeHeaders(
  ...groups: readonly (Readonly<Record<string, string>> | undefined)[]
): Record<string, string> {
  const entries = groups.flatMap((group) => Object.entries(group ?? {}));
  const merged = new Map(entries.map((entry) => [entry[0].toLowerCase(), entry] as const));
  return Object.fromEntries(merged.values());
}

/** The media type without its parameters; empty if none was sent. */
export const contentType = (response: HttpResponse): string =>
  (response.headers["content-type"] ?? "").split(";", 1)[0] ?? "";

/** The milliseconds that the server asks to wait for, as a number of seconds or a date. */
export function retryAfter(response: HttpResponse): number | undefined {
  const text = response.headers["retry-after"] ?? "";
  const isSeconds = /^[0-9]+$/.test(text);
  const wait = isSeconds ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** What identifies the request in the server's logs, if it says so. */
export const requestId = (response: HttpResponse): string | undefined =>
  Object.entries(response.headers).find(([name]) => name.endsWith("request-id"))?.[1];
