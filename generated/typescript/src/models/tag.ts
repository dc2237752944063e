/** The model Tag. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface Tag {
  /** The tag's key */
  readonly key?: string;
  /** The tag's value */
  readonly value?: string;
  /** What it is on */
  readonly resourceid?: string;
  /** The kind of what it is on */
  readonly resourcetype?: string;
  /** The job that last worked on this object */
  readonly jobid?: string;
  /** How far that job has come */
  readonly jobstatus?: number;
}

/** How its fields are read. */
export const Tag: Model<Tag> = [
  [read.integer, "jobstatus"],
  [read.text, "key value resourceid resourcetype jobid"],
];
