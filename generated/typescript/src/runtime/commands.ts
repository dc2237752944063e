/** What the functions of commands are made of. */
import { call } from "./calls.js";
import { contextOf, type ApiClient, type Context } from "./client.js";
import type { Model } from "./model.js";
import type { CallOptions } from "./options.js";
import { Pages } from "./pages.js";
import {
  parse,
  parseObject,
  serialize,
  type Operation,
} from "./protocol/interface.js";

/** A list, which is requested when it is iterated. */
export function list<T>(
  client: ApiClient,
  operation: Operation,
  model: Model<T>,
  params: object,
  options?: CallOptions,
): Pages<T> {
  const context = (): Context => contextOf(client, options);
  return new Pages({ context, operation, model, params: () => serialize(operation, params) });
}

/** The object in a response. */
export async function getObject<T>(
  client: ApiClient,
  operation: Operation,
  model: Model<T>,
  params: object,
  options?: CallOptions,
): Promise<T> {
  const sent = serialize(operation, params);
  return await call(contextOf(client, options), operation, sent, (response) =>
    parseObject(operation, response, model),
  );
}

/** A command whose response has no content. */
export async function run(
  client: ApiClient,
  operation: Operation,
  params: object,
  options?: CallOptions,
): Promise<void> {
  const sent = serialize(operation, params);
  await call(contextOf(client, options), operation, sent, (response) => {
    parse(operation, response);
  });
}
