/** The model Template. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";
import type { Long } from "../runtime/types.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface Template {
  /** The image */
  readonly id?: string;
  /** Its name */
  readonly name?: string;
  /** A sentence about it */
  readonly displaytext?: string;
  /** How the image is stored */
  readonly format?: string;
  /** Its size in bytes */
  readonly size?: Long;
  /** True if a machine can start from it */
  readonly bootable?: boolean;
  /** The operating system in it */
  readonly ostypeid?: string;
  /** True once it can be used */
  readonly isready?: boolean;
  /** When it was registered */
  readonly created?: Date;
  /** Where it was fetched from */
  readonly url?: string;
  /** What its bytes add up to */
  readonly checksum?: string;
  /** True if every zone has it */
  readonly crossZones?: boolean;
  /** The job that last worked on this object */
  readonly jobid?: string;
  /** How far that job has come */
  readonly jobstatus?: number;
}

/** How its fields are read. */
export const Template: Model<Template> = [
  [read.boolean, "bootable isready crossZones"],
  [read.date, "created"],
  [read.integer, "jobstatus"],
  [read.long, "size"],
  [read.text, "id name displaytext format ostypeid url checksum jobid"],
];
