/** Commands by their names. */
import { call } from "../calls.js";
import { contextOf, type ApiClient } from "../client.js";
import { ArgumentError } from "../errors.js";
import { isObject, type JsonObject } from "../json.js";
import type { CallOptions } from "../options.js";
import type { Operation } from "./operation.js";
import { parse } from "./responses.js";
import { serializeUnchecked } from "./serialization.js";

/** Send any command, documented in `modules` or not; the content of its response. */
export async function callByName(
  client: ApiClient,
  modules: readonly object[],
  name: string,
  params: object,
  options?: CallOptions,
): Promise<JsonObject> {
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) {
    throw new ArgumentError(`${JSON.stringify(name)} cannot be the name of a command`);
  }
  const operation = documented(modules, name) ?? { name };
  const wire = serializeUnchecked(operation, params);
  return await call(contextOf(client, options), operation, wire, (response) =>
    parse(operation, response),
  );
}

function documented(modules: readonly object[], name: string): Operation | undefined {
  const all = modules.flatMap((module) => Object.values(module) as unknown[]);
  return all.find((found) => isObject(found) && found["name"] === name) as Operation | undefined;
}
