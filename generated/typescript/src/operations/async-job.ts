/** Requests and responses of the commands in the group Async job. */
import type { Operation } from "../runtime/protocol/operation.js";

export const LIST_ASYNC_JOBS: Operation = {
  name: "listAsyncJobs",
  paged: true,
  params: {
    datetime: "startdate",
    string255: "keyword",
  },
  key: "asyncjobs",
};

export const QUERY_ASYNC_JOB_RESULT: Operation = {
  name: "queryAsyncJobResult",
  params: {
    string: "jobid",
  },
  required: "jobid",
};
