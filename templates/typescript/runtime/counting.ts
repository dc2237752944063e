/** Counting what a list has. */
import type { Pages } from "./pages.js";
import { trustedTotal } from "./protocol/interface.js";

/** The number of all objects of a list: the server's count if it can be trusted. */
export async function count(list: Pages<unknown>): Promise<number> {
  let found = 0;
  for await (const page of list.pages()) {
    found += page.items.length;
    const total = trustedTotal(page.request, page);
    if (total !== undefined) return total;
  }
  return found;
}
