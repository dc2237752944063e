/** The model NetworkServiceCapability. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** A capability of a service. */
export interface NetworkServiceCapability {
  readonly name?: string;
  readonly value?: string;
  readonly canchooseservicecapability?: boolean;
}

/** How its fields are read. */
export const NetworkServiceCapability: Model<NetworkServiceCapability> = [
  [read.boolean, "canchooseservicecapability"],
  [read.text, "name value"],
];
