/**
 * What is limited. The module imports nothing, so that bundlers write the numbers where they are
 * used.
 */

/** The server's own size: none is sent. */
export const DEFAULT_PAGE_SIZE = 0;
/** How deep values may be nested, and how deep the message of an error may be. */
export const MAX_DEPTH = 100;
export const MAX_ERROR_DEPTH = 5;
/** The most characters of a server's message. */
export const MAX_TEXT_LENGTH = 500;
/** A token is renewed so long before it ends, or after half of its time if that is shorter. */
export const RENEWAL_SECONDS = 30;
