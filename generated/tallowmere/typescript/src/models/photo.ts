/** The model Photo. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface Photo {
  readonly id?: string;
  readonly url?: string;
}

/** How its fields are read. */
export const Photo: Model<Photo> = [
  [read.text, "id url"],
];
