/** Waiting until an object is as wanted. */
import { now } from "./calls.js";
import { TransportError, WaitTimedOut } from "./errors.js";
import { CLOCK_TOLERANCE } from "./limits.js";
import type { Pages } from "./pages.js";
import { startWaiting, within, type WaitOptions } from "./polling.js";
import { pause } from "./retries.js";

/**
 * Ask for the only object of a list until it meets a condition, and return it so. A WaitTimedOut
 * if it takes too long, a ResultCountError if the object disappears.
 */
export async function waitUntil<T>(
  list: Pages<T>,
  condition: (item: T) => boolean,
  options: WaitOptions = {},
): Promise<T> {
  const { limit, nextPause } = startWaiting(options);
  const wanted = list.in((context) => within(context, limit));
  let last: T | undefined;
  for (;;) {
    try {
      last = await wanted.one();
    } catch (error) {
      const isLate = error instanceof TransportError && error.kind === "timeout";
      if (isLate && now() >= limit.end - CLOCK_TOLERANCE) throw new WaitTimedOut(list.command, last);
      throw error;
    }
    if (condition(last)) return last;
    const wait = nextPause(0);
    if (wait === undefined) throw new WaitTimedOut(list.command, last);
    await pause(wait, options.signal);
  }
}
