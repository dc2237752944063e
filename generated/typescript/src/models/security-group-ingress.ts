/** The model SecurityGroupIngress. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface SecurityGroupIngress {
  /** The rule */
  readonly ruleid?: string;
  /** The protocol it lets through */
  readonly protocol?: string;
  /** The first port */
  readonly startport?: number;
  /** The last port */
  readonly endport?: number;
  /** The addresses it is for */
  readonly cidr?: string;
  /** The job that last worked on this object */
  readonly jobid?: string;
  /** How far that job has come */
  readonly jobstatus?: number;
}

/** How its fields are read. */
export const SecurityGroupIngress: Model<SecurityGroupIngress> = [
  [read.integer, "startport endport jobstatus"],
  [read.text, "ruleid protocol cidr jobid"],
];
