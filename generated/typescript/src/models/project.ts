/** The model Project. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";
import type { Long } from "../runtime/types.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface Project {
  /** The project */
  readonly id?: string;
  /** Its name */
  readonly name?: string;
  /** A sentence about it */
  readonly displaytext?: string;
  /** Active, Disabled or Suspended */
  readonly state?: string;
  /** How many machines it may have, or Unlimited */
  readonly vmlimit?: string;
  /** Processors in use */
  readonly cputotal?: Long;
  /** The job that last worked on this object */
  readonly jobid?: string;
  /** How far that job has come */
  readonly jobstatus?: number;
}

/** How its fields are read. */
export const Project: Model<Project> = [
  [read.integer, "jobstatus"],
  [read.long, "cputotal"],
  [read.text, "id name displaytext state vmlimit jobid"],
];
