/** The model NetworkServiceProvider. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** What provides a service in a physical network. */
export interface NetworkServiceProvider {
  readonly id?: string;
  readonly name?: string;
  readonly state?: string;
  readonly physicalnetworkid?: string;
  readonly destinationphysicalnetworkid?: string;
  readonly canenableindividualservice?: boolean;
  readonly servicelist?: ReadonlyArray<unknown>;
}

/** How its fields are read. */
export const NetworkServiceProvider: Model<NetworkServiceProvider> = [
  [read.boolean, "canenableindividualservice"],
  [read.list, "servicelist"],
  [read.text, "id name state physicalnetworkid destinationphysicalnetworkid"],
];
