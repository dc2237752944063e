/** The options of a client. */
import { requireRange, type ConnectionOptions } from "../options.js";

/** `key` and `secret` sign requests; `username`, `password` and `domain` log in instead. */
export interface ClientOptions extends ConnectionOptions {
  readonly key?: string | undefined;
  readonly secret?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly domain?: string | undefined;
  /** The milliseconds that a signature is valid: 600 000 by default, at most 900 000. */
  readonly expiration?: number | undefined;
  /** Also sends commands that only read as a POST. */
  readonly alwaysPost?: boolean | undefined;
}

const DEFAULT_EXPIRATION = 600_000;
const MAX_EXPIRATION = 900_000;

/** How long signatures are valid; a ConfigurationError if no server accepts that. */
export function expirationOf({ expiration = DEFAULT_EXPIRATION }: ClientOptions): number {
  requireRange("expiration", expiration, 1, MAX_EXPIRATION);
  return expiration;
}
