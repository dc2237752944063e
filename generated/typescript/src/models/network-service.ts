/** The model NetworkService. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";
import { NetworkServiceCapability } from "./network-service-capability.js";
import { NetworkServiceProvider } from "./network-service-provider.js";

/** A service that a network offers. */
export interface NetworkService {
  readonly name?: string;
  readonly provider?: ReadonlyArray<NetworkServiceProvider>;
  readonly capability?: ReadonlyArray<NetworkServiceCapability>;
}

/** How its fields are read. */
export const NetworkService: Model<NetworkService> = [
  [read.text, "name"],
  [read.nestedList, "provider", () => NetworkServiceProvider],
  [read.nestedList, "capability", () => NetworkServiceCapability],
];
