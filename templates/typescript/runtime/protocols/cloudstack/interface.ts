/** Everything that the other modules of the runtime use of the protocol. */
export {
  createKeyAuthenticator as createAuthenticator,
  type Authenticator,
  type Credentials,
} from "./auth.js";
export { redactDetails } from "./errors.js";
export { DEFAULT_PAGE_SIZE } from "./limits.js";
export { isSafe, type Operation } from "./operation.js";
export { validatedEndpoint as endpointOf } from "../options.js";
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
export { secretsIn, type Params } from "./params.js";
export { buildRequest } from "./requests.js";
export { parse, parseObject, parsePage } from "./responses.js";
export { serialize, serializeUnchecked } from "./serialization.js";
