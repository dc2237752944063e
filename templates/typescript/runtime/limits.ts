/**
 * Values that do not change, all times in milliseconds. The module imports nothing, so that bundlers
 * write the values where they are used.
 */

export const DEFAULT_TIMEOUT = 60_000;
export const DEFAULT_RETRIES = 3;
/** What a number among the options may be: timers take no more. */
export const MAX_OPTION = 2_147_483_647;

/** The longest pause after the first attempt is twice as long, and so on. */
export const FIRST_CEILING = 200;
export const MAX_CEILING = 20_000;
/**
 * What a client may spend on retries of all its calls, so that they do not overload a failing
 * server: each costs one, each success gives a fifth back.
 */
export const MAX_BUDGET = 50;
export const REFUND = 0.2;

/** What a response may contain, 256 MiB; without a limit a server could fill the memory. */
export const MAX_BODY_BYTES = 268_435_456;
/** How much of a response is shown in a message, in characters, and searched for that, in bytes. */
export const MAX_EXCERPT_LENGTH = 200;
export const MAX_EXCERPT_BYTES = 8192;
/** What is shown in place of a secret. */
export const HIDDEN = "***";
/** A shorter secret may be a part of any text. */
export const MIN_SECRET_LENGTH = 4;

/** The pauses between two requests that wait for something. */
export const FIRST_POLL = 500;
export const MAX_POLL = 10_000;
export const POLL_GROWTH = 1.5;
/** Timers may end so early. */
export const CLOCK_TOLERANCE = 5;
