/** The model NetworkServiceProvider. */
import type { Model } from "../runtime/model.js";

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
export const NetworkServiceProvider: Model<NetworkServiceProvider> = {
  boolean: "canenableindividualservice",
  list: "servicelist",
  string: "id name state physicalnetworkid destinationphysicalnetworkid",
};
