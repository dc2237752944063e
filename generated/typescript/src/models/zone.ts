/** The model Zone. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";
import { ResourceCapacity } from "./resource-capacity.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface Zone {
  /** The zone */
  readonly id?: string;
  /** Its name */
  readonly name?: string;
  /** A sentence about it */
  readonly description?: string;
  /** Basic or Advanced */
  readonly networktype?: string;
  /** Its first name server */
  readonly dns1?: string;
  /** Enabled or Disabled */
  readonly allocationstate?: string;
  /** True if machines may use a host's own disks */
  readonly localstorageenabled?: boolean;
  /** What is left of it */
  readonly capacity?: ReadonlyArray<ResourceCapacity>;
  /** The job that last worked on this object */
  readonly jobid?: string;
  /** How far that job has come */
  readonly jobstatus?: number;
}

/** How its fields are read. */
export const Zone: Model<Zone> = [
  [read.boolean, "localstorageenabled"],
  [read.integer, "jobstatus"],
  [read.text, "id name description networktype dns1 allocationstate jobid"],
  [read.nestedList, "capacity", () => ResourceCapacity],
];
