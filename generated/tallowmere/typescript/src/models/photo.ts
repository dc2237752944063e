/** The model Photo. */
import type { Model } from "../runtime/model.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface Photo {
  readonly id?: string;
  readonly url?: string;
}

/** How its fields are read. */
export const Photo: Model<Photo> = {
  string: "id url",
};
