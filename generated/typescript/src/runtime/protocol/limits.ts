/**
 * What the protocol limits, all times in milliseconds. The module imports nothing, so that bundlers
 * write the numbers where they are used.
 */

export const DEFAULT_PAGE_SIZE = 500;
/** Servers and proxies cut longer request lines off. */
export const MAX_URL_LENGTH = 2000;
/** How long signatures are valid. */
export const DEFAULT_EXPIRATION = 600_000;
export const MAX_EXPIRATION = 900_000;
export const LOGOUT_TIMEOUT = 5000;
