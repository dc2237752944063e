/** Groups of functions, given their client once. */
import type { ApiClient } from "./client.js";

/** The functions of a module without their first argument, which is the client. */
export type Bound<M> = {
  readonly [K in keyof M]: M[K] extends (client: ApiClient, ...rest: infer A) => infer R
    ? (...rest: A) => R
    : never;
};

// The same object each time: tests replace functions in it.
const groups = new WeakMap<ApiClient, Map<object, object>>();

/** The functions of a module for a client. */
export function bind<M extends object>(client: ApiClient, group: M): Bound<M> {
  const known = groups.get(client) ?? new Map<object, object>();
  const found = known.get(group);
  if (found !== undefined) return found as Bound<M>;
  const made: Record<string, unknown> = {};
  for (const [name, send] of Object.entries(group)) {
    if (typeof send !== "function") continue;
    made[name] = (...rest: unknown[]): unknown => send(client, ...rest);
  }
  groups.set(client, known.set(group, made));
  return made as Bound<M>;
}
