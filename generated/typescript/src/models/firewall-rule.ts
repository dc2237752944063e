/** The model FirewallRule. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface FirewallRule {
  /** The rule */
  readonly id?: string;
  /** The protocol it lets through */
  readonly protocol?: string;
  /** The first port */
  readonly startport?: number;
  /** The last port */
  readonly endport?: number;
  /** Where traffic may come from */
  readonly cidrlist?: string;
  /** The address it guards */
  readonly ipaddressid?: string;
  /** Active or Deleting */
  readonly state?: string;
  /** The job that last worked on this object */
  readonly jobid?: string;
  /** How far that job has come */
  readonly jobstatus?: number;
}

/** How its fields are read. */
export const FirewallRule: Model<FirewallRule> = [
  [read.integer, "startport endport jobstatus"],
  [read.text, "id protocol cidrlist ipaddressid state jobid"],
];
