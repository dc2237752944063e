/** The model NetworkServiceCapability. */
import type { Model } from "../runtime/model.js";

/** A capability of a service. */
export interface NetworkServiceCapability {
  readonly name?: string;
  readonly value?: string;
  readonly canchooseservicecapability?: boolean;
}

/** How its fields are read. */
export const NetworkServiceCapability: Model<NetworkServiceCapability> = {
  boolean: "canchooseservicecapability",
  string: "name value",
};
