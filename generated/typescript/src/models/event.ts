/** The model Event. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface Event {
  /** The event */
  readonly id?: string;
  /** What happened, as VM.START */
  readonly type?: string;
  /** INFO, WARN or ERROR */
  readonly level?: string;
  /** A sentence about it */
  readonly description?: string;
  /** Who did it */
  readonly username?: string;
  /** When it happened */
  readonly created?: Date;
  /** The event that started it */
  readonly parentid?: string;
  /** The job that last worked on this object */
  readonly jobid?: string;
  /** How far that job has come */
  readonly jobstatus?: number;
}

/** How its fields are read. */
export const Event: Model<Event> = [
  [read.date, "created"],
  [read.integer, "jobstatus"],
  [read.text, "id type level description username parentid jobid"],
];
