/** Jobs of asynchronous commands: their start, their state and their result. */
import type { HttpResponse } from "../http.js";
import { isObject } from "../json.js";
import { readModel, type Model } from "../model.js";
import { jobError, readInteger } from "./error-responses.js";
import type { Operation } from "./operation.js";
import type { Params } from "./params.js";
import { parse, unclear, unwrapObject } from "./responses.js";

/** The command that asks for the state of a job. */
export const JOB_QUERY: Operation = { name: "queryAsyncJobResult" };

const GENERAL_FAILURE = 530;

export type JobState = "pending" | "done" | "failed";

/** The job that a command started, and the object that it works on, if known. */
export interface StartedJob {
  readonly id: string;
  readonly objectId: string | undefined;
}

/** What the server says about a job. */
export interface JobReport {
  readonly state: JobState;
  readonly result: unknown;
  readonly code: number | undefined;
  readonly response: HttpResponse;
}

/** The job in the response of an asynchronous command. */
export function parseStartedJob(operation: Operation, response: HttpResponse): StartedJob {
  const { jobid, id } = parse(operation, response);
  const found = readId(jobid);
  if (found === undefined) throw unclear(operation, "no job in the response");
  return { id: found, objectId: readId(id) };
}

/** Old servers number their jobs and objects. */
const readId = (value: unknown): string | undefined =>
  /^(string|number|bigint)$/.test(typeof value) ? String(value) : undefined;

/** The parameters that ask for a job. */
export const jobQueryParams = (id: string): Params =>
  new Map([["command", JOB_QUERY.name], ["response", "json"], ["jobid", id]]);

/** The state of a job, from the response to `JOB_QUERY`. */
export function parseJobReport(id: string, response: HttpResponse): JobReport {
  const { jobstatus, jobresult, jobresultcode } = parse(JOB_QUERY, response);
  const status = readInteger(jobstatus);
  if (status === undefined && jobstatus !== undefined && jobstatus !== null) {
    throw unclear(JOB_QUERY, `job ${id} has a status that is not a number`);
  }
  return {
    state: status === 1 ? "done" : status === 2 ? "failed" : "pending",
    result: jobresult,
    code: readInteger(jobresultcode),
    response,
  };
}

/** The result of a job that has ended; the error of one that failed. */
export function parseJobResult<T>(
  operation: Operation,
  job: StartedJob,
  report: JobReport | undefined,
  model: Model<T> | undefined,
): T {
  const { state, result, code } = report ?? {};
  if (state !== "done") throw jobError(operation.name, code || GENERAL_FAILURE, result, job);
  if (model === undefined) return undefined as T;
  if (!isObject(result)) {
    throw unclear(operation, `job ${job.id} has no result`);
  }
  return readModel(model, unwrapObject(operation, result));
}
