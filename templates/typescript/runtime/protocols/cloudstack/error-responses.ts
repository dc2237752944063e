/** The errors for responses: what the API refused, and what is not its response at all. */
import { UnexpectedResponse, TransportError, type SdkError } from "../errors.js";
import { contentType, requestId, retryAfter, type HttpResponse } from "../http.js";
import { isObject, type JsonObject } from "../json.js";
import { excerpt } from "../odd-responses.js";
import { ApiError, JobFailed, type Refused } from "./errors.js";

/** The error for a response that is not the API's, or cannot be read. */
export function notFromApi(command: string, response: HttpResponse): SdkError {
  const { status } = response;
  const type = contentType(response);
  const found = `${type || "nothing"}, not a response of the API${excerpt(response)}`;
  const problem = `HTTP ${status} with ${found}`;
  const details = { status, retryAfter: retryAfter(response) };
  if (/429|50[234]/.test(String(status))) return new ApiError(problem, command, details);
  return status < 400 && type.includes("json")
    ? new UnexpectedResponse(problem, command)
    : new TransportError(problem, command, { kind: "not-json", ...details });
}

/** The error that a response of the API describes. */
export function refusalError(command: string, response: HttpResponse, fields: JsonObject): ApiError {
  const refused = refusedBy(response.status, fields);
  return new ApiError(`${refused.errorcode} ${refused.text}`.trimEnd(), command, {
    ...refused,
    requestId: requestId(response),
    retryAfter: retryAfter(response),
  });
}

/** The error of a job that failed. */
export function jobError(
  command: string,
  status: number,
  result: unknown,
  job: { readonly id: string; readonly objectId: string | undefined },
): JobFailed {
  const text = typeof result === "string" ? result : "";
  const refused = refusedBy(status, isObject(result) ? result : { errortext: text });
  const subject = job.objectId === undefined ? "" : ` (object ${job.objectId})`;
  const problem = `job ${job.id}${subject} failed: ${refused.errorcode} ${refused.text}`;
  return new JobFailed(problem.trimEnd(), command, refused, job);
}

function refusedBy(status: number, fields: JsonObject): Refused & { errorcode: number } {
  const { errorcode, cserrorcode, errortext, uuidList } = fields;
  return {
    status,
    errorcode: readInteger(errorcode) ?? status,
    cserrorcode: readInteger(cserrorcode),
    text: typeof errortext === "string" ? errortext : "",
    uuids: (Array.isArray(uuidList) ? uuidList : [])
      .map((item: unknown) => (isObject(item) ? item["uuid"] : item))
      .filter((uuid) => typeof uuid === "string"),
  };
}

/** A number, which may be a text; undefined for anything else. */
export const readInteger = (value: unknown): number | undefined =>
  /^-?[0-9]{1,15}$/.test(String(value)) ? Number(value) : undefined;
