/** Waiting for something on the server: pauses that grow, and requests that end with the waiting. */
import { now } from "./calls.js";
import type { Context } from "./client.js";
import { ConfigurationError } from "./errors.js";
import { DEFAULT_TIMEOUT, FIRST_POLL, MAX_POLL, POLL_GROWTH } from "./limits.js";

/** How to wait. All times are in milliseconds. */
export interface WaitOptions {
  /** For all of the waiting; without it, the wait has no limit. */
  readonly timeout?: number | undefined;
  /** The first pause between two requests; pauses grow to ten seconds. */
  readonly poll?: number | undefined;
  /** Ends the waiting; its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
}

/** When waiting ends, on the clock of calls, whatever its requests are doing. */
export interface Limit {
  readonly end: number;
  readonly signal: AbortSignal | undefined;
}

/** Waiting for something on the server. */
export interface Waiting {
  /** For each request. */
  readonly limit: Limit;
  /** The next pause, at least as long as the server asks for; undefined once the time is up. */
  nextPause(requested: number): number | undefined;
}

/** Begin to wait. Without any time, the server is still asked once. */
export function startWaiting(options: WaitOptions): Waiting {
  const { timeout = Infinity, poll = FIRST_POLL, signal } = options;
  if (!(timeout >= 0) || !(poll > 0)) {
    throw new ConfigurationError("timeout and poll must be positive numbers of milliseconds");
  }
  const end = now() + timeout;
  let next = poll;
  const nextPause = (requested: number): number | undefined => {
    const left = end - now();
    if (left <= 0) return undefined;
    const wait = Math.min(Math.max(next, requested), left);
    next = Math.min(next * POLL_GROWTH, Math.max(MAX_POLL, poll));
    return wait;
  };
  return { limit: { end: timeout > 0 ? end : Infinity, signal }, nextPause };
}

/** The context of a request that ends when the waiting for it does. */
export function within({ state, options }: Context, { end, signal }: Limit): Context {
  const left = Math.max(1, Math.ceil(end - now()));
  const timeout = Math.min(options.timeout ?? DEFAULT_TIMEOUT, left);
  const signals = [options.signal, signal].filter((one) => one !== undefined);
  return { state, options: { ...options, timeout, signal: AbortSignal.any(signals) } };
}
