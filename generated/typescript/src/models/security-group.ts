/** The model SecurityGroup. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";
import { SecurityGroupRule } from "./security-group-rule.js";

/** Every field may be missing: servers leave out what does not apply. */
export interface SecurityGroup {
  /** The group */
  readonly id?: string;
  /** Its name */
  readonly name?: string;
  /** A sentence about it */
  readonly description?: string;
  /** What may come in */
  readonly ingressrule?: ReadonlyArray<SecurityGroupRule>;
  /** What may go out */
  readonly egressrule?: ReadonlyArray<SecurityGroupRule>;
  /** The job that last worked on this object */
  readonly jobid?: string;
  /** How far that job has come */
  readonly jobstatus?: number;
}

/** How its fields are read. */
export const SecurityGroup: Model<SecurityGroup> = [
  [read.integer, "jobstatus"],
  [read.text, "id name description jobid"],
  [read.nestedList, "ingressrule", () => SecurityGroupRule],
  [read.nestedList, "egressrule", () => SecurityGroupRule],
];
