/** Requests and responses of the commands in the group Async job. */
import type { Operation } from "../runtime/protocol/operation.js";
import * as write from "../runtime/protocol/writers.js";

export const LIST_ASYNC_JOBS: Operation = {
  name: "listAsyncJobs",
  paged: true,
  params: [
    [write.datetime, "startdate"],
    [write.text, "keyword", 255],
  ],
  key: "asyncjobs",
};

export const QUERY_ASYNC_JOB_RESULT: Operation = {
  name: "queryAsyncJobResult",
  params: [
    [write.text, "jobid"],
  ],
  required: "jobid",
};
