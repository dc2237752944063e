/** Arguments into the parameters of a request, checked before anything is sent. */
import { argumentError } from "../argument-errors.js";
import { namesIn } from "../model.js";
import { hasPages, paramsByName, type Operation, type Param } from "./operation.js";
import { Refusal, writeParam } from "./param-writer.js";
import type { Params } from "./params.js";

/**
 * The parameters of a request, by the names that are sent. An ArgumentError if no server would
 * accept them. Null and undefined are the same as no argument.
 */
export function serialize(operation: Operation, given: object): Params {
  const refused = new Map<string, string>();
  const [params, sent] = write(operation, given, paramsByName(operation), refused);
  const refuse = (name: string, reason: string): void => {
    if (!refused.has(name)) refused.set(name, reason);
  };
  for (const name of namesIn(operation.required ?? [])) {
    if (!sent.has(name)) refuse(name, "is required");
  }
  for (const [name, other] of operation.excludes ?? []) {
    if (sent.has(name) && sent.has(other)) refuse(name, `cannot be sent together with \`${other}\``);
  }
  for (const [name, other] of operation.requires ?? []) {
    const isSent = sent.has(other) || (/^page(size)?$/i.test(other) && hasPages(operation));
    if (sent.has(name) && !isSent) refuse(name, `has to be sent together with \`${other}\``);
  }
  if (refused.size > 0) throw argumentError(operation.name, refused);
  return params;
}

/**
 * The parameters according to the values' types, and maps as the command's are sent: the docs may
 * be wrong, and they may not know the command or the parameter at all.
 */
export function serializeUnchecked(operation: Operation, given: object): Params {
  const known = [...paramsByName(operation)].map(
    ([name, { type }]) => [name.toLowerCase(), type.replace(/^[a-z]+/, "any")] as const,
  );
  const types = new Map(known);
  const params = Object.keys(given).map(
    (name) => [name, { type: types.get(name.toLowerCase()) ?? "any" }] as const,
  );
  const refused = new Map<string, string>();
  const [written] = write(operation, given, new Map(params), refused);
  if (refused.size > 0) throw argumentError(operation.name, refused);
  return written;
}

/** The parameters, and the names of those that have an argument. */
function write(
  operation: Operation,
  given: object,
  known: ReadonlyMap<string, Param>,
  refused: Map<string, string>,
): [Params, Set<string>] {
  const params = new Map([["command", operation.name], ["response", "json"]]);
  const sent = new Set<string>();
  const pairs = new Map((operation.pairs ?? []).map(([name, ...pair]) => [name, pair]));
  for (const [name, value] of Object.entries(given) as [string, unknown][]) {
    if (value === undefined || value === null) continue;
    sent.add(name);
    const param = known.get(name);
    try {
      if (param === undefined) throw new Refusal(`is not a parameter of ${operation.name}`);
      for (const [key, text] of writeParam(name, param, pairs.get(name), value)) {
        params.set(key, text);
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.set(name, error.message);
    }
  }
  return [params, sent];
}
