/**
 * The errors that do not depend on how the API reports its own. Each has a `kind`, since
 * `instanceof` fails for two copies of a package. None contains a secret.
 */
import type { HttpResponse } from "./http.js";

/** The base of all errors of this package. */
export class SdkError extends Error {
  override readonly name: string = "SdkError";
  /** What went wrong, in a word. */
  readonly kind: string;
  /** The command that was called. */
  readonly command: string | undefined;
  /** What the server sent, without secrets, if it sent anything. */
  declare response: HttpResponse | undefined;

  constructor(kind: string, message: string, command?: string) {
    super(message);
    this.kind = kind;
    this.command = command;
  }

  /** Whether the same request may succeed a moment later. */
  get isTransient(): boolean {
    const { kind, status } = this as { kind: string; status?: number };
    // Unavailable is a server by its HTTP status; a job and a resource by other codes.
    const isServer = kind === "unavailable" && /^50[234]$/.test(String(status));
    return isServer || /^(connection|timeout|rate-limit)$/.test(kind);
  }
}

/** The client's options are invalid, or it is closed; nothing was sent. */
export class ConfigurationError extends SdkError {
  override readonly name: string = "ConfigurationError";

  constructor(message: string) {
    super("configuration", message);
  }
}

/** Arguments cannot be sent; nothing was. */
export class ArgumentError extends SdkError {
  override readonly name: string = "ArgumentError";
  /** The names of the parameters. */
  readonly parameters: readonly string[];

  constructor(message: string, command?: string, parameters: readonly string[] = []) {
    super("argument", message, command);
    this.parameters = parameters;
  }
}

export type TransportKind = "connection" | "timeout" | "redirect" | "not-json";

/** No response of the API arrived. A command that changes something may have run. */
export class TransportError extends SdkError {
  override readonly name: string = "TransportError";
  declare readonly kind: TransportKind;
  /** The HTTP status, if there was a response. */
  readonly status: number | undefined;
  /** The milliseconds that the server asks to wait for. */
  readonly retryAfter: number | undefined;

  constructor(
    kind: TransportKind,
    message: string,
    command: string,
    status?: number,
    retryAfter?: number,
  ) {
    super(kind, message, command);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** The API's response has a shape that cannot be read. */
export class UnexpectedResponse extends SdkError {
  override readonly name: string = "UnexpectedResponse";

  constructor(message: string, command: string) {
    super("unexpected", message, command);
  }
}

/** Exactly one object was asked for, and there was another number of them. */
export class ResultCountError extends SdkError {
  override readonly name: string = "ResultCountError";
  /** Whether there was none; else there was more than one. */
  readonly isEmpty: boolean;

  constructor(command: string, isEmpty: boolean) {
    const found = isEmpty ? "no object" : "more than one object";
    super("not-one", `${command}: ${found} was found`, command);
    this.isEmpty = isEmpty;
  }
}

/** An object did not get into the wanted state in time. `last` is how it was last, if it was seen. */
export class WaitTimedOut extends SdkError {
  override readonly name: string = "WaitTimedOut";
  readonly last: unknown;

  constructor(command: string, last: unknown) {
    super("wait-timed-out", `${command}: the object did not get as wanted in time`, command);
    this.last = last;
  }
}
