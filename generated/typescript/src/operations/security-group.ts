/** Requests and responses of the commands in the group Security group. */
import type { Operation } from "../runtime/protocol/operation.js";
import * as write from "../runtime/protocol/writers.js";

export const AUTHORIZE_SECURITY_GROUP_INGRESS: Operation = {
  name: "authorizeSecurityGroupIngress",
  params: [
    [write.integer, "startport endport"],
    [write.map, "usersecuritygrouplist", ["account", "group"]],
    [write.text, "securitygroupid"],
    [write.text, "protocol", 255],
  ],
  key: "ingressrule",
};

export const CREATE_SECURITY_GROUP: Operation = {
  name: "createSecurityGroup",
  params: [
    [write.text, "name description", 255],
  ],
  required: "name",
};

export const LIST_SECURITY_GROUPS: Operation = {
  name: "listSecurityGroups",
  paged: true,
  params: [
    [write.text, "id"],
    [write.text, "keyword", 255],
  ],
};
