/** All errors that the package throws. */
export * from "./runtime/errors.js";
export * from "./runtime/protocol/errors.js";
