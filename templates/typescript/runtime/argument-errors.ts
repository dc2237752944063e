/** One error for all arguments that cannot be sent. */
import { ArgumentError } from "./errors.js";

/** The error that names every parameter whose argument is refused, with the reason. */
export const argumentError = (
  command: string,
  refused: ReadonlyMap<string, string>,
): ArgumentError =>
  new ArgumentError(
    [...refused].map(([name, reason]) => `\`${name}\` ${reason}`).join("; "),
    command,
    [...refused.keys()],
  );
