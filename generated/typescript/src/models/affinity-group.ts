/** The model AffinityGroup. */
import type { Model } from "../runtime/model.js";

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
export const AffinityGroup: Model<AffinityGroup> = {
  integer: "jobstatus",
  list: "virtualmachineIds",
  string: "id name type description jobid",
};
