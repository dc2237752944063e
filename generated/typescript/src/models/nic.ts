/** The model Nic. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** A network card of a virtual machine. */
export interface Nic {
  readonly id?: string;
  readonly deviceid?: string;
  readonly networkid?: string;
  readonly networkname?: string;
  readonly type?: string;
  readonly traffictype?: string;
  readonly isdefault?: boolean;
  readonly macaddress?: string;
  readonly ipaddress?: string;
  readonly netmask?: string;
  readonly gateway?: string;
  readonly ip6address?: string;
  readonly ip6cidr?: string;
  readonly ip6gateway?: string;
  readonly ipaddresses?: ReadonlyArray<unknown>;
  readonly secondaryip?: ReadonlyArray<unknown>;
  readonly broadcasturi?: string;
  readonly isolationuri?: string;
  readonly vlanid?: number;
  readonly isolatedpvlan?: number;
  readonly isolatedpvlantype?: string;
  readonly adaptertype?: string;
  readonly extradhcpoption?: ReadonlyArray<unknown>;
  readonly nsxlogicalswitch?: string;
  readonly nsxlogicalswitchport?: string;
  readonly virtualmachineid?: string;
}

/** How its fields are read. */
export const Nic: Model<Nic> = [
  [read.boolean, "isdefault"],
  [read.integer, "vlanid isolatedpvlan"],
  [read.list, "ipaddresses secondaryip extradhcpoption"],
  [
    read.text,
    "id deviceid networkid networkname type traffictype macaddress ipaddress netmask " +
      "gateway ip6address ip6cidr ip6gateway broadcasturi isolationuri isolatedpvlantype " +
      "adaptertype nsxlogicalswitch nsxlogicalswitchport virtualmachineid",
  ],
];
