/** What the functions of operations are made of, in addition to objects and lists in pages. */
import { call } from "../calls.js";
import { contextOf, type ApiClient } from "../client.js";
import type { HttpResponse } from "../http.js";
import type { CallOptions } from "../options.js";
import { operationOf, type Operation } from "./operation.js";
import { parseValue } from "./responses.js";
import { serialize, serializeUnchecked } from "./serialization.js";

/** What `read` finds in a response. */
export async function getValue<T>(
  client: ApiClient,
  operation: Operation,
  read: (operation: Operation, response: HttpResponse) => T,
  params: object,
  options?: CallOptions,
): Promise<T> {
  const sent = serialize(operation, params);
  return await call(contextOf(client, options), operation, sent, (response) =>
    read(operation, response),
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
