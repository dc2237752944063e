/** The model Success. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface Success {
  /** A sentence about the outcome */
  readonly displaytext?: string;
  /** True if the command did what it says */
  readonly success?: boolean;
  /** The job that last worked on this object */
  readonly jobid?: string;
  /** How far that job has come */
  readonly jobstatus?: number;
}

/** How its fields are read. */
export const Success: Model<Success> = [
  [read.boolean, "success"],
  [read.integer, "jobstatus"],
  [read.text, "displaytext jobid"],
];
