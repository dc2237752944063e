/** The model AsyncJob. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface AsyncJob {
  /** The job */
  readonly jobid?: string;
  /** The command it runs */
  readonly cmd?: string;
  /** 0 pending, 1 done, 2 failed */
  readonly jobstatus?: number;
  /** The code of its outcome */
  readonly jobresultcode?: number;
  /** Its outcome */
  readonly jobresult?: Readonly<Record<string, unknown>>;
  /** When it was started */
  readonly created?: Date;
}

/** How its fields are read. */
export const AsyncJob: Model<AsyncJob> = [
  [read.date, "created"],
  [read.integer, "jobstatus jobresultcode"],
  [read.object, "jobresult"],
  [read.text, "jobid cmd"],
];
