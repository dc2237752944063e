/** One error for all arguments that cannot be sent. */
import { ArgumentError } from "./errors.js";

/** The error that names every parameter whose argument is refused, with the reason. */
export function argumentError(
  command: string,
  refused: ReadonlyMap<string, string>,
): ArgumentError {
  const reasons = [...refused].map(([name, reason]) => `\`${name}\` ${reason}`);
  const [only] = reasons;
  const listed =
    reasons.length === 1
      ? only
      : `${reasons.length} arguments are refused:\n- ${reasons.join("\n- ")}`;
  return new ArgumentError(listed ?? "", command, [...refused.keys()]);
}
