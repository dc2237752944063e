/** The errors that servers report, by their HTTP statuses. */
import { SdkError } from "../errors.js";
import { requestId, retryAfter, type HttpResponse } from "../http.js";
import { isObject } from "../json.js";

export type ApiErrorKind =
  | "api"
  | "authentication"
  | "conflict"
  | "method"
  | "not-found"
  | "parameter"
  | "permission"
  | "rate-limit"
  | "server"
  | "unavailable";

const KINDS: Readonly<Record<number, ApiErrorKind>> = {
  400: "parameter",
  401: "authentication",
  403: "permission",
  404: "not-found",
  405: "method",
  409: "conflict",
  410: "not-found",
  422: "parameter",
  429: "rate-limit",
  502: "unavailable",
  503: "unavailable",
  504: "unavailable",
};

/** The API refused the request, or failed at it; `kind` follows from the status. */
export class ApiError extends SdkError {
  override readonly name: string = "ApiError";
  declare readonly kind: ApiErrorKind;
  /** The HTTP status. */
  declare readonly status: number;
  /** The server's message. */
  declare readonly text: string;
  /** What the server sent about the error, if that is JSON. */
  declare readonly data: unknown;
  /** What identifies the request in the server's logs, if the server sent it. */
  declare readonly requestId: string | undefined;
  /** The milliseconds that the server asks to wait for. */
  declare readonly retryAfter: number | undefined;

  constructor(
    problem: string,
    command: string,
    response: HttpResponse,
    text: string,
    data: unknown,
  ) {
    const { status } = response;
    super(problem, command, {
      kind: KINDS[status] ?? (status >= 500 ? "server" : "api"),
      status,
      text,
      data,
      requestId: requestId(response),
      retryAfter: retryAfter(response),
    });
  }
}

/** Hide secrets in what the class of an error adds to its message. */
export function redactDetails(
  error: SdkError & { text?: string; data?: unknown },
  hide: (text: string) => string,
): void {
  if (error.text !== undefined) error.text = hide(error.text);
  if ("data" in error) error.data = hideIn(error.data, hide);
}

function hideIn(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === "string") return hide(value);
  if (Array.isArray(value)) return value.map((item) => hideIn(item, hide));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, hideIn(item, hide)]));
}
