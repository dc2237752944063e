/** The parameters of a request, by the names that travel. */
import { isSecret } from "../redact.js";

export type Params = ReadonlyMap<string, string>;

/** The secret values, as they are and as they travel. */
export function secretsIn(params: Params): string[] {
  // `details[0].key=password` makes a secret of the other parts of `details[0]`.
  const entryOf = (name: string): string => name.replace(/[^.]*$/, "");
  const named = [...params].filter(([name, value]) => /\.(key|name)$/.test(name) && isSecret(value));
  const entries = named.map(([name]) => entryOf(name));
  return [...params].flatMap(([name, value]) =>
    isSecret(name) || entries.includes(entryOf(name))
      ? [value, encodeURIComponent(value), String(new URLSearchParams({ "": value })).slice(1)]
      : [],
  );
}
