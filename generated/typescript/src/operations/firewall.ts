/** Requests and responses of the commands in the group Firewall. */
import type { Operation } from "../runtime/protocol/operation.js";
import * as write from "../runtime/protocol/writers.js";

export const CREATE_FIREWALL_RULE: Operation = {
  name: "createFirewallRule",
  params: [
    [write.integer, "startport endport"],
    [write.list, "cidrlist"],
    [write.text, "ipaddressid"],
    [write.text, "protocol", 255],
  ],
  required: "ipaddressid protocol",
};

export const DELETE_FIREWALL_RULE: Operation = {
  name: "deleteFirewallRule",
  params: [
    [write.text, "id"],
  ],
  required: "id",
  flat: true,
};

export const LIST_EGRESS_FIREWALL_RULES: Operation = {
  name: "listEgressFirewallRules",
  paged: true,
  params: [
    [write.text, "networkid"],
    [write.text, "keyword", 255],
  ],
  key: "firewallrule",
};

export const LIST_FIREWALL_RULES: Operation = {
  name: "listFirewallRules",
  paged: true,
  params: [
    [write.text, "ipaddressid"],
    [write.text, "keyword", 255],
  ],
};
