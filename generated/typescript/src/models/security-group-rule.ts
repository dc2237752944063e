/** The model SecurityGroupRule. */
import type { Model } from "../runtime/model.js";
import * as read from "../runtime/readers.js";
import { ResourceTag } from "./resource-tag.js";

/** A rule of a security group, for traffic in or out. */
export interface SecurityGroupRule {
  readonly ruleid?: string;
  readonly protocol?: string;
  readonly startport?: number;
  readonly endport?: number;
  readonly icmptype?: number;
  readonly icmpcode?: number;
  readonly cidr?: string;
  readonly securitygroupname?: string;
  readonly account?: string;
  readonly tags?: ReadonlyArray<ResourceTag>;
}

/** How its fields are read. */
export const SecurityGroupRule: Model<SecurityGroupRule> = [
  [read.integer, "startport endport icmptype icmpcode"],
  [read.text, "ruleid protocol cidr securitygroupname account"],
  [read.nestedList, "tags", () => ResourceTag],
];
