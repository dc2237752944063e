/** The model AffinityGroup. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface AffinityGroup {
  /** The group */
  readonly id?: string;
  /** Its name */
  readonly name?: string;
  /** Whether its machines stay together or apart */
  readonly type?: string;
  /** A sentence about it */
  readonly description?: string;
  /** The machines in it */
  readonly virtualmachineIds?: ReadonlyArray<unknown>;
  /** The job that last worked on this object */
  readonly jobid?: string;
  /** How far that job has come */
  readonly jobstatus?: number;
}

/** How its fields are read. */
export const AffinityGroup: Model<AffinityGroup> = [
  [read.integer, "jobstatus"],
  [read.list, "virtualmachineIds"],
  [read.text, "id name type description jobid"],
];
