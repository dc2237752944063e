/** Waiting for something on the server: pauses that grow. */
import { now } from "./calls.js";
import { ConfigurationError } from "./errors.js";

const FIRST_POLL = 500;
const MAX_POLL = 10_000;
const GROWTH = 1.5;

/** How to wait. All times are in milliseconds. */
export interface WaitOptions {
  /** For all of the waiting; without it, the wait has no limit. */
  readonly timeout?: number | undefined;
  /** The first pause between two requests; pauses grow to ten seconds. */
  readonly poll?: number | undefined;
  /** Ends the waiting; its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Gives the next pause, at least as long as the server asks for; undefined once the time is up.
 */
export function growingPauses(options: WaitOptions): (requested: number) => number | undefined {
  const { timeout = Infinity, poll = FIRST_POLL } = options;
  if (!(timeout >= 0) || !(poll > 0)) {
    throw new ConfigurationError("timeout and poll must be positive numbers of milliseconds");
  }
  const end = now() + timeout;
  let next = poll;
  return (requested) => {
    const left = end - now();
    if (left <= 0) return undefined;
    const wait = Math.min(Math.max(next, requested), left);
    next = Math.min(next * GROWTH, Math.max(MAX_POLL, poll));
    return wait;
  };
}
