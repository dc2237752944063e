/** The model Capabilities. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface Capabilities {
  /** The server's version */
  readonly cloudstackversion?: string;
  /** Seconds over which requests are counted */
  readonly apilimitinterval?: number;
  /** Requests that are taken in that time */
  readonly apilimitmax?: number;
  /** True if security groups can be used */
  readonly securitygroupsenabled?: boolean;
  /** True if users may share templates */
  readonly userpublictemplateenabled?: boolean;
  /** The job that last worked on this object */
  readonly jobid?: string;
  /** How far that job has come */
  readonly jobstatus?: number;
}

/** How its fields are read. */
export const Capabilities: Model<Capabilities> = [
  [read.boolean, "securitygroupsenabled userpublictemplateenabled"],
  [read.integer, "apilimitinterval apilimitmax jobstatus"],
  [read.text, "cloudstackversion jobid"],
];
