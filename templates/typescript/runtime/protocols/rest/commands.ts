/** What the functions of operations are made of, in addition to objects and lists in pages. */
import { call } from "../calls.js";
import { contextOf, type ApiClient } from "../client.js";
import type { Model } from "../model.js";
import type { CallOptions } from "../options.js";
import { operationOf, type Operation } from "./operation.js";
import { parseContent, parsePage, parseValue } from "./responses.js";
import { serialize, serializeUnchecked } from "./serialization.js";

/** The objects of a list that comes without pages. */
export async function getList<T>(
  client: ApiClient,
  operation: Operation,
  model: Model<T>,
  params: object,
  options?: CallOptions,
): Promise<T[]> {
  const sent = serialize(operation, params);
  return await call(contextOf(client, options), operation, sent, (response) => [
    ...parsePage(operation, response, model).items,
  ]);
}

/** The JSON of a response, of which the docs do not say more; else its text, or its bytes. */
export async function getValue(
  client: ApiClient,
  operation: Operation,
  params: object,
  options?: CallOptions,
): Promise<unknown> {
  const sent = serialize(operation, params);
  return await call(contextOf(client, options), operation, sent, (response) =>
    parseValue(operation, response),
  );
}

/** What a response contains that is not JSON; `type` is its content type. */
export type Content = Blob;

/** The body of a response that is not JSON. */
export async function getContent(
  client: ApiClient,
  operation: Operation,
  params: object,
  options?: CallOptions,
): Promise<Content> {
  const sent = serialize(operation, params);
  return await call(contextOf(client, options), operation, sent, (response) =>
    parseContent(operation, response),
  );
}

/** Send any request, documented or not, by its method and path, such as `GET /trees/{id}`. */
export async function callByName(
  client: ApiClient,
  request: string,
  params: object,
  options?: CallOptions,
): Promise<unknown> {
  const operation = operationOf(request);
  const sent = serializeUnchecked(operation, params);
  return await call(contextOf(client, options), operation, sent, (response) =>
    parseValue(operation, response),
  );
}
