/** The options of clients and calls that do not depend on how the API authenticates. */
import { ConfigurationError, type SdkError } from "./errors.js";
import type { HttpRequest, HttpResponse } from "./http.js";
import { MAX_OPTION } from "./limits.js";

/** What may differ from call to call. All times are in milliseconds. */
export interface CallOptions {
  /** For a whole call, retries included: 60 000 by default. */
  readonly timeout?: number | undefined;
  /** For each request: as long as the call by default. */
  readonly requestTimeout?: number | undefined;
  /** How often a command that only reads is sent again: 3 by default. */
  readonly retries?: number | undefined;
  /** The number of objects that are requested at a time when a list is iterated. */
  readonly pageSize?: number | undefined;
  /** Ends the call; its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
  /** Added to requests: what the docs do not know. */
  readonly extraHeaders?: Readonly<Record<string, string>> | undefined;
  readonly extraQuery?: Readonly<Record<string, unknown>> | undefined;
  readonly extraBody?: Readonly<Record<string, unknown>> | undefined;
}

/** How the server is reached and observed. */
export interface ConnectionOptions extends CallOptions {
  readonly endpoint?: string | undefined;
  /** Sends credentials over plain http to other machines. */
  readonly allowHttp?: boolean | undefined;
  /** Sent with each request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sends requests in place of the global `fetch`: through a proxy, for example. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Called with each request before it is sent; may return another one to send instead. */
  readonly before?: 
    | ((
        request: HttpRequest,
      ) => HttpRequest | undefined | void | Promise<HttpRequest | undefined | void>)
    | undefined;
  /** Called with each request and its response or error, without secrets; what it throws is ignored. */
  readonly after?:
    | ((request: HttpRequest, outcome: HttpResponse | SdkError) => void | Promise<void>)
    | undefined;
}

const MINIMUMS = { timeout: 1, requestTimeout: 1, retries: 0, pageSize: 1 } as const;

/** The options, if numbers are in their range; a ConfigurationError otherwise. */
export function validated<T extends CallOptions>(options: T): T {
  for (const [name, minimum] of Object.entries(MINIMUMS)) {
    const { [name as keyof typeof MINIMUMS]: value = minimum } = options;
    requireRange(name, value, minimum, MAX_OPTION);
  }
  return options;
}

/** A ConfigurationError unless an option is a whole number within a range. */
export function requireRange(name: string, value: number, minimum: number, maximum: number): void {
  if (!(Number.isInteger(value) && value >= minimum && value <= maximum)) {
    throw new ConfigurationError(`${name} must be a whole number from ${minimum} to ${maximum}`);
  }
}

/** The endpoint, if credentials may be sent to it: plain http is for this machine. */
export function validatedEndpoint({ endpoint = "", allowHttp }: ConnectionOptions): string {
  if (!/^https?:[^\s@?#]+$/i.test(endpoint) || !URL.canParse(endpoint)) {
    throw new ConfigurationError(
      "endpoint must be an http or https URL without user, query or fragment",
    );
  }
  const { protocol, hostname } = new URL(endpoint);
  if (protocol === "http:" && !allowHttp && !isLoopback(hostname)) {
    throw new ConfigurationError(`plain http to ${hostname} needs allowHttp`);
  }
  return endpoint;
}

/** Whether a host of a URL is this machine, by its name alone. */
const isLoopback = (host: string): boolean => /^(localhost|\[::1\]|127\.[0-9.]+)$/.test(host);
