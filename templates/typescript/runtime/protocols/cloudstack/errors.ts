/** The errors that servers report, by their codes. */
import { SdkError } from "../errors.js";

/** What kind of refusal it is; the numbers are the server's codes. */
export type ApiErrorKind =
  /** 401: the keys, the signature or the session are not accepted. */
  | "authentication"
  /** 411: the account asks for a second factor. */
  | "two-factor"
  /** 403, 531: the account may not do this. */
  | "permission"
  /** 404, or 431 for an id that the server does not know. */
  | "not-found"
  /** 405: the server wants another HTTP method. */
  | "method"
  /** 429: too many requests. */
  | "rate-limit"
  /** 430, 431: a parameter is missing, malformed or wrong. */
  | "parameter"
  /** 432: the server does not have the command, or not for this account. */
  | "unsupported-command"
  /** 500, 530: the server failed. */
  | "server"
  /** 502, 503, 504, 534: the server or the resource is out of service for now. */
  | "unavailable"
  /** 532: the account's limit of resources is reached. */
  | "limit"
  /** 533: the cloud has no capacity left. */
  | "capacity"
  /** 535: the resource could not be allocated. */
  | "allocation"
  /** 536: the resource is used by something else. */
  | "in-use"
  /** 537: the network rule conflicts with another one. */
  | "conflict"
  /** Any other code. */
  | "api";

// Each with its codes. In one text, since every program contains it.
const KINDS =
  "authentication 401 two-factor 411 permission 403 531 not-found 404 method 405 " +
  "rate-limit 429 parameter 430 431 unsupported-command 432 server 500 530 " +
  "unavailable 502 503 504 534 limit 532 capacity 533 allocation 535 in-use 536 conflict 537";

/** What the server says about a refusal. */
export interface Refused {
  /** The HTTP status. */
  readonly status: number;
  readonly errorcode?: number | undefined;
  readonly cserrorcode?: number | undefined;
  /** The server's message. */
  readonly text?: string | undefined;
  /** The objects that it names. */
  readonly uuids?: readonly string[] | undefined;
  /** Identifies the request in the server's logs, if the server sent it. */
  readonly requestId?: string | undefined;
  /** The milliseconds that the server asks to wait for. */
  readonly retryAfter?: number | undefined;
}

/** The API refused the command, or failed at it. */
export class ApiError extends SdkError {
  override readonly name: string = "ApiError";
  declare readonly kind: ApiErrorKind;
  declare readonly status: number;
  declare readonly errorcode: number | undefined;
  declare readonly cserrorcode: number | undefined;
  declare readonly text: string;
  declare readonly uuids: readonly string[];
  declare readonly requestId: string | undefined;
  declare readonly retryAfter: number | undefined;

  constructor(problem: string, command: string, refused: Refused) {
    super(problem, command, { kind: kindOf(refused), text: "", uuids: [], ...refused });
  }
}

/** An asynchronous job failed. Its kind is that of its code. */
export class JobFailed extends ApiError {
  override readonly name: string = "JobFailed";
  readonly jobId: string;
  /** The object that the job worked on, if it is known. */
  readonly objectId: string | undefined;

  constructor(
    problem: string,
    command: string,
    refused: Refused,
    job: { readonly id: string; readonly objectId: string | undefined },
  ) {
    super(problem, command, refused);
    this.jobId = job.id;
    this.objectId = job.objectId;
  }
}

/** A job did not end in time. It continues on the server. */
export class JobTimedOut extends SdkError {
  override readonly name: string = "JobTimedOut";
  override readonly kind: string = "job-timed-out";
  readonly jobId: string;
  readonly objectId: string | undefined;

  constructor(
    command: string,
    job: { readonly id: string; readonly objectId: string | undefined },
  ) {
    super(`job ${job.id} did not end in time`, command);
    this.jobId = job.id;
    this.objectId = job.objectId;
  }
}

/** Hide secrets in what the class of an error adds to its message. */
export function redactDetails(
  error: SdkError & { text?: string },
  hide: (text: string) => string,
): void {
  if (error.text !== undefined) error.text = hide(error.text);
}

function kindOf({ errorcode, status, text = "" }: Refused): ApiErrorKind {
  const code = errorcode ?? status;
  // The server has no code of its own for an unknown id, only this sentence.
  if (code === 431 && text.includes("entity does not exist")) return "not-found";
  const found = new RegExp(`([a-z-]+)[ 0-9]* ${code}\\b`).exec(KINDS)?.[1] ?? "api";
  return found as ApiErrorKind;
}
