/** A typed client for the Tallowmere Tool Library API. */
export { Client } from "./client.js";
export * as errors from "./errors.js";
export * as models from "./models/index.js";
export { ApiClient } from "./runtime/client.js";
export { count } from "./runtime/counting.js";
export type { HttpRequest, HttpResponse } from "./runtime/http.js";
export { extraFields, type Model } from "./runtime/model.js";
export type { CallOptions } from "./runtime/options.js";
export { Pages, type Page } from "./runtime/pages.js";
export type { WaitOptions } from "./runtime/polling.js";
export type { ClientOptions } from "./runtime/protocol/interface.js";
export * as auth from "./runtime/protocol/schemes.js";
export type { Content } from "./runtime/protocol/responses.js";
export type { Upload } from "./runtime/protocol/files.js";
export type { Entries, ListItem, Long, Scalar } from "./runtime/types.js";
export { waitUntil } from "./runtime/waiting.js";
