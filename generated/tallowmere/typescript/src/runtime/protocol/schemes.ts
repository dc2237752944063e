/** The ways to authenticate, for the option `auth`. */
export {
  basic,
  bearer,
  headerKey,
  keys,
  queryKey,
  signed,
  type Auth,
  type Credentials,
  type Sign,
} from "./auth.js";
export { clientCredentials } from "./oauth.js";
