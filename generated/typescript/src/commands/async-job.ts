/** Commands of the group Async job. */
import { AsyncJob } from "../models/async-job.js";
import * as operations from "../operations/async-job.js";
import type { ApiClient } from "../runtime/client.js";
import { getObject, list } from "../runtime/commands.js";
import type { CallOptions } from "../runtime/options.js";
import type { Pages } from "../runtime/pages.js";
import type { Long } from "../runtime/types.js";

/** Arguments of listAsyncJobs. */
export interface ListAsyncJobsParams {
  /** Only jobs started since then */
  readonly startdate?: Date | string | undefined;
  /** Words to look for. At most 255 characters. */
  readonly keyword?: string | undefined;
  /** Which page, from 1; must be used with pagesize */
  readonly page?: Long | undefined;
  /** How many on a page, 500 at most */
  readonly pagesize?: Long | undefined;
}

/** This command lists jobs that are not done. */
export const listAsyncJobs = (
  client: ApiClient,
  params: ListAsyncJobsParams = {},
  options?: CallOptions,
): Pages<AsyncJob> => list(client, operations.LIST_ASYNC_JOBS, AsyncJob, params, options);

/** Arguments of queryAsyncJobResult. */
export interface QueryAsyncJobResultParams {
  /** The job */
  readonly jobid: string;
}

/** This command tells how far a job has come. */
export const queryAsyncJobResult = (
  client: ApiClient,
  params: QueryAsyncJobResultParams,
  options?: CallOptions,
): Promise<AsyncJob> =>
  getObject(client, operations.QUERY_ASYNC_JOB_RESULT, AsyncJob, params, options);
