/** The parameters of a request, by the names that travel. */
import { isSecret } from "../redact.js";

export type Params = ReadonlyMap<string, string>;

/** A value as forms and queries contain it. */
export const formEncoded = (value: string): string =>
  String(new URLSearchParams({ "": value })).slice(1);

/** The secret values, as they are and as they travel. */
export function secretsIn(params: Params): string[] {
  return [...params].flatMap(([name, value]) => {
    // `details[0].key=password` makes a secret of the other parts of `details[0]`.
    const entry = name.slice(0, name.lastIndexOf("."));
    const names = [name, params.get(`${entry}.key`), params.get(`${entry}.name`)];
    return names.some((text = "") => isSecret(text))
      ? [value, encodeURIComponent(value), formEncoded(value)]
      : [];
  });
}
