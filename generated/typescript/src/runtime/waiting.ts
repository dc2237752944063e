/** Waiting until an object is as wanted. */
import { WaitTimedOut } from "./errors.js";
import type { Pages } from "./pages.js";
import { growingPauses, type WaitOptions } from "./polling.js";
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
  const pauses = growingPauses(options);
  for (;;) {
    const found = await list.one();
    if (condition(found)) return found;
    const wait = pauses(0);
    if (wait === undefined) throw new WaitTimedOut(list.command, found);
    await pause(wait, options.signal);
  }
}
