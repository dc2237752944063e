/** The model Snapshot. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";
import type { Long } from "../runtime/types.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface Snapshot {
  /** The snapshot */
  readonly id?: string;
  /** Its name */
  readonly name?: string;
  /** The volume it was taken of */
  readonly volumeid?: string;
  /** Creating, BackedUp or Error */
  readonly state?: string;
  /** MANUAL or RECURRING */
  readonly snapshottype?: string;
  /** Bytes it takes */
  readonly physicalsize?: Long;
  /** When it was taken */
  readonly created?: Date;
  /** The job that last worked on this object */
  readonly jobid?: string;
  /** How far that job has come */
  readonly jobstatus?: number;
}

/** How its fields are read. */
export const Snapshot: Model<Snapshot> = [
  [read.date, "created"],
  [read.integer, "jobstatus"],
  [read.long, "physicalsize"],
  [read.text, "id name volumeid state snapshottype jobid"],
];
