/** The parameters of a request, by the names that travel. */
import { isSecret } from "../redact.js";

export type Params = ReadonlyMap<string, string>;

/** The secret values, as they are and as they travel. */
export function secretsIn(params: Params): string[] {
  const entries = new Set<string>();
  // `details[0].key=password` makes a secret of `details[0].value`.
  for (const [name, value] of params) {
    if (/\.(key|name)$/.test(name) && isSecret(value)) entries.add(entryOf(name));
  }
  const found: string[] = [];
  for (const [name, value] of params) {
    if (!isSecret(name) && !entries.has(entryOf(name))) continue;
    found.push(value, encodeURIComponent(value), String(new URLSearchParams({ "": value })).slice(1));
  }
  return found;
}

const entryOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf("."))) || "\0";
