/** The model Network. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";
import { NetworkService } from "./network-service.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface Network {
  /** The network */
  readonly id?: string;
  /** Its name */
  readonly name?: string;
  /** A sentence about it */
  readonly displaytext?: string;
  /** Its addresses, as 10.1.1.0/24 */
  readonly cidr?: string;
  /** Its router */
  readonly gateway?: string;
  /** Isolated or Shared */
  readonly type?: string;
  /** Allocated or Implemented */
  readonly state?: string;
  /** Its zone */
  readonly zoneid?: string;
  /** Its VLAN */
  readonly vlan?: number;
  /** What it offers to its machines */
  readonly service?: ReadonlyArray<NetworkService>;
  /** True if address ranges are given by hand */
  readonly specifyipranges?: boolean;
  /** The job that last worked on this object */
  readonly jobid?: string;
  /** How far that job has come */
  readonly jobstatus?: number;
}

/** How its fields are read. */
export const Network: Model<Network> = [
  [read.boolean, "specifyipranges"],
  [read.integer, "vlan jobstatus"],
  [read.text, "id name displaytext cidr gateway type state zoneid jobid"],
  [read.nestedList, "service", () => NetworkService],
];
