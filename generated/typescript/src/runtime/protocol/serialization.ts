/** Arguments into the parameters of a request, checked before anything is sent. */
import { argumentError } from "../argument-errors.js";
import { namesIn } from "../model.js";
import { paramsByName, type Operation, type Param } from "./operation.js";
import { Refusal, writeParam } from "./param-writer.js";
import type { Params } from "./params.js";

/**
 * The parameters of a request, by the names that are sent. An ArgumentError if no server would
 * accept them. Null and undefined are the same as no argument.
 */
export function serialize(operation: Operation, given: object): Params {
  const known = paramsByName(operation);
  const paramOf = (name: string): Param | undefined => known.get(name);
  return write(operation, given, paramOf, (sent, refuse) => {
    for (const name of namesIn(operation.required ?? [])) {
      if (!sent.has(name)) refuse(name, "is required");
    }
    for (const [name, other] of operation.excludes ?? []) {
      if (sent.has(name) && sent.has(other)) refuse(name, `excludes \`${other}\``);
    }
    for (const [name, other] of operation.requires ?? []) {
      const isPaging = operation.paged && /^page(size)?$/i.test(other);
      if (sent.has(name) && !sent.has(other) && !isPaging) refuse(name, `requires \`${other}\``);
    }
  });
}

/**
 * The parameters according to the values' types, and maps as the command's are sent: the docs may
 * be wrong, and they may not know the command or the parameter at all.
 */
export function serializeUnchecked(operation: Operation, given: object): Params {
  const known = [...paramsByName(operation)];
  return write(operation, given, (wanted) => {
    const found = known.find(([name]) => name.toLowerCase() === wanted.toLowerCase());
    const type = found?.[1].type ?? "any";
    return { type: type.replace(/^[a-z]+/, "any"), length: Infinity };
  });
}

type Refuse = (name: string, reason: string) => void;

function write(
  { name: command, pairs = [] }: Operation,
  given: object,
  paramOf: (name: string) => Param | undefined,
  check?: (sent: ReadonlySet<string>, refuse: Refuse) => void,
): Params {
  const params = new Map([["command", command], ["response", "json"]]);
  const sent = new Set<string>();
  const refused = new Map<string, string>();
  const refuse: Refuse = (name, reason) => refused.set(name, refused.get(name) ?? reason);
  for (const [name, value] of Object.entries(given) as [string, unknown][]) {
    if (value === undefined || value === null) continue;
    sent.add(name);
    const param = paramOf(name);
    const pair = pairs.find(([mapped]) => mapped === name)?.slice(1);
    try {
      if (param === undefined) throw new Refusal("is not a parameter");
      for (const entry of writeParam(name, param, pair, value)) params.set(...entry);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(name, error.message);
    }
  }
  check?.(sent, refuse);
  if (refused.size > 0) throw argumentError(command, refused);
  return params;
}
