/** The model VirtualMachine. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";
import type { Long } from "../runtime/types.js";
import { Nic } from "./nic.js";
import { ResourceTag } from "./resource-tag.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface VirtualMachine {
  /** The machine */
  readonly id?: string;
  /** The name inside its network */
  readonly name?: string;
  /** The name that people see */
  readonly displayname?: string;
  /** What the machine is doing: Running, Stopped, Starting or Stopping */
  readonly state?: string;
  /** The zone it runs in */
  readonly zoneid?: string;
  /** That zone's name */
  readonly zonename?: string;
  /** The template it was made from */
  readonly templateid?: string;
  /** The offering that sizes it */
  readonly serviceofferingid?: string;
  /** How many processors it has */
  readonly cpunumber?: number;
  /** Their speed in MHz */
  readonly cpuspeed?: number;
  /** Its memory in MiB */
  readonly memory?: Long;
  /** The share of its processors in use */
  readonly cpuused?: number;
  /** When it was deployed */
  readonly created?: Date;
  /** The group it was put in */
  readonly group?: string;
  /** True if it is restarted elsewhere when its host fails */
  readonly haenable?: boolean;
  /** Its network cards */
  readonly nic?: ReadonlyArray<Nic>;
  /** Settings beyond the offering */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Tags put on it */
  readonly tags?: ReadonlyArray<ResourceTag>;
  /** Who owns it */
  readonly account?: string;
  /** The owner's domain */
  readonly domainid?: string;
  /** The job that last worked on this object */
  readonly jobid?: string;
  /** How far that job has come */
  readonly jobstatus?: number;
}

/** How its fields are read. */
export const VirtualMachine: Model<VirtualMachine> = [
  [read.boolean, "haenable"],
  [read.date, "created"],
  [read.float, "cpuused"],
  [read.integer, "cpunumber cpuspeed jobstatus"],
  [read.long, "memory"],
  [read.object, "details"],
  [
    read.text,
    "id name displayname state zoneid zonename templateid serviceofferingid group account " +
      "domainid jobid",
  ],
  [read.nestedList, "nic", () => Nic],
  [read.nestedList, "tags", () => ResourceTag],
];
