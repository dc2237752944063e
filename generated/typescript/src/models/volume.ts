/** The model Volume. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";
import type { Long } from "../runtime/types.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface Volume {
  /** The volume */
  readonly id?: string;
  /** Its name */
  readonly name?: string;
  /** Its size in bytes */
  readonly size?: Long;
  /** ROOT or DATADISK */
  readonly type?: string;
  /** Allocated, Ready or Expunging */
  readonly state?: string;
  /** The machine it is attached to */
  readonly virtualmachineid?: string;
  /** The zone it lies in */
  readonly zoneid?: string;
  /** When it was made */
  readonly created?: Date;
  /** The least operations a second */
  readonly miniops?: Long;
  /** Bytes it takes on disk */
  readonly physicalsize?: Long;
  /** The job that last worked on this object */
  readonly jobid?: string;
  /** How far that job has come */
  readonly jobstatus?: number;
}

/** How its fields are read. */
export const Volume: Model<Volume> = [
  [read.date, "created"],
  [read.integer, "jobstatus"],
  [read.long, "size miniops physicalsize"],
  [read.text, "id name type state virtualmachineid zoneid jobid"],
];
