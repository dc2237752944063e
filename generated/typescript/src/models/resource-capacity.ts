/** The model ResourceCapacity. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";
import type { Long } from "../runtime/types.js";

/** How much of a resource is in use. */
export interface ResourceCapacity {
  readonly type?: number;
  readonly name?: string;
  readonly zoneid?: string;
  readonly zonename?: string;
  readonly podid?: string;
  readonly podname?: string;
  readonly clusterid?: string;
  readonly clustername?: string;
  readonly capacityused?: Long;
  readonly capacitytotal?: Long;
  readonly capacityallocated?: Long;
  readonly percentused?: string;
}

/** How its fields are read. */
export const ResourceCapacity: Model<ResourceCapacity> = [
  [read.integer, "type"],
  [read.long, "capacityused capacitytotal capacityallocated"],
  [read.text, "name zoneid zonename podid podname clusterid clustername percentused"],
];
