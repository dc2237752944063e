/**
 * The errors that do not depend on how the API reports its own. Each has a `kind`, since
 * `instanceof` fails for two copies of a package. None contains a secret.
 */
import type { HttpResponse } from "./http.js";

/** The base of all errors of this package. */
export class SdkError extends Error {
  override readonly name: string = "SdkError";
  /** What went wrong, in a word. */
  declare readonly kind: string;
  /** The command that was called. */
  declare readonly command: string | undefined;
  /** What the server sent, without secrets, if it sent anything. */
  declare response: HttpResponse | undefined;

  /** The message is the problem, with the command before it. `details` become properties. */
  constructor(problem: string, command?: string, details?: object) {
    super(command === undefined ? problem : `${command}: ${problem}`);
    Object.assign(this, { command }, details);
  }

  /** Whether the same request may succeed a moment later. */
  get isTransient(): boolean {
    const { kind, status } = this as { kind: string; status?: number };
    // Unavailable is a server by its HTTP status; a job and a resource by other codes.
    return /^(connection|timeout|rate-limit|unavailable 50[234])\b/.test(`${kind} ${status}`);
  }
}

/** The client's options are invalid, or it is closed; nothing was sent. */
export class ConfigurationError extends SdkError {
  override readonly name: string = "ConfigurationError";
  override readonly kind: string = "configuration";
}

/** Arguments cannot be sent; nothing was. */
export class ArgumentError extends SdkError {
  override readonly name: string = "ArgumentError";
  override readonly kind: string = "argument";
  /** The names of the parameters. */
  declare readonly parameters: readonly string[];

  constructor(problem: string, command?: string, parameters: readonly string[] = []) {
    super(problem, command, { parameters });
  }
}

export type TransportKind = "connection" | "timeout" | "redirect" | "not-json";

/** What is known about a request without a response of the API. */
export interface TransportDetails {
  readonly kind: TransportKind;
  /** The HTTP status, if there was a response. */
  readonly status?: number | undefined;
  /** The milliseconds that the server asks to wait for. */
  readonly retryAfter?: number | undefined;
}

/** No response of the API arrived. A command that changes something may have run. */
export class TransportError extends SdkError implements TransportDetails {
  override readonly name: string = "TransportError";
  declare readonly kind: TransportKind;
  /** The HTTP status, if there was a response. */
  declare readonly status: number | undefined;
  /** The milliseconds that the server asks to wait for. */
  declare readonly retryAfter: number | undefined;
}

/** The API's response has a shape that cannot be read. */
export class UnexpectedResponse extends SdkError {
  override readonly name: string = "UnexpectedResponse";
  override readonly kind: string = "unexpected";
}

/** Exactly one object was asked for, and there was another number of them. */
export class ResultCountError extends SdkError {
  override readonly name: string = "ResultCountError";
  override readonly kind: string = "not-one";
  /** Whether there was none; else there was more than one. */
  declare readonly isEmpty: boolean;

  constructor(command: string, isEmpty: boolean) {
    super(`${isEmpty ? "no" : "more than one"} object was found`, command, { isEmpty });
  }
}

/** An object did not get into the wanted state in time. `last` is how it was last, if it was seen. */
export class WaitTimedOut extends SdkError {
  override readonly name: string = "WaitTimedOut";
  override readonly kind: string = "wait-timed-out";
  declare readonly last: unknown;

  constructor(command: string, last: unknown) {
    super("the object did not get as wanted in time", command, { last });
  }
}
