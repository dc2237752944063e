/** Arguments into the parameters of a request, checked before anything is sent. */
import { argumentError } from "../argument-errors.js";
import { namesIn } from "../model.js";
import type { Operation, Param } from "./operation.js";
import type { Params } from "./params.js";
import { any, fail, Refusal } from "./writers.js";

const SENT_BY_CLIENT =
  /^(command|response|apikey|signature(version)?|expires|sessionkey)$/i;

/**
 * The parameters of a request, by the names that are sent. An ArgumentError if no server would
 * accept them. Null and undefined are the same as no argument.
 */
export function serialize(operation: Operation, given: object): Params {
  const known = paramsByName(operation);
  return write(operation, given, (name) => known.get(name) ?? fail("is not a parameter"));
}

/**
 * The parameters according to the values' types, and maps as the command's are sent: the docs may
 * be wrong, and they may not know the command or the parameter at all.
 */
export function serializeUnchecked(operation: Operation, given: object): Params {
  const known = [...paramsByName(operation)];
  return write({ name: operation.name }, given, (wanted) => {
    const found = known.find(([name]) => name.toLowerCase() === wanted.toLowerCase());
    return [any, wanted, found?.[1][2]];
  });
}

function write(
  { name: command, required = [], rules = [] }: Operation,
  given: object,
  paramOf: (name: string) => Param,
): Params {
  const params = new Map([["command", command], ["response", "json"]]);
  const entries = Object.entries(given) as [string, unknown][];
  const values = new Map(entries.filter(([, value]) => value !== undefined && value !== null));
  const refused = new Map<string, string>();
  for (const [name, value] of values) {
    try {
      if (SENT_BY_CLIENT.test(name)) fail("is sent by the client itself");
      const [writer, , detail] = paramOf(name);
      for (const entry of writer(name, value, detail)) params.set(...entry);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.set(name, error.message);
    }
  }
  for (const name of namesIn(required)) {
    if (!values.has(name)) refused.set(name, "is required");
  }
  for (const [rule, name, other] of rules) {
    const reason = values.has(name) && rule(values.has(other), other);
    if (reason && !refused.has(name)) refused.set(name, reason);
  }
  if (refused.size > 0) throw argumentError(command, refused);
  return params;
}

/** The parameters of a command by their names. */
function paramsByName({ params = [], paged }: Operation): ReadonlyMap<string, Param> {
  const all: readonly Param[] = paged ? [...params, [any, "page pagesize"]] : params;
  return new Map(all.flatMap((param) => namesIn(param[1]).map((name) => [name, param] as const)));
}
