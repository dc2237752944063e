/** Everything that the other modules of the runtime use of the protocol. */
export type { Credentials } from "./auth.js";
export { createAuthenticator, type Authenticator } from "./authenticator.js";
export { ApiError, redactDetails, type ApiErrorKind } from "./errors.js";
export { DEFAULT_PAGE_SIZE } from "./limits.js";
export { isSafe, type Operation } from "./operation.js";
export type { ClientOptions } from "./options.js";
export {
  firstPage,
  nextPage,
  numberedPage,
  paramsOf,
  recover,
  trustedTotal,
  type PageRequest,
} from "./paging.js";
export type { Params } from "./params.js";
export { buildRequest } from "./requests.js";
export { parseObject, parsePage, requireSuccess as parse } from "./responses.js";
export { serialize, serializeUnchecked } from "./serialization.js";
export { endpointOf } from "./servers.js";
