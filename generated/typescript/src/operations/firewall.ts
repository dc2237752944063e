/** Requests and responses of the commands in the group Firewall. */
import type { Operation } from "../runtime/protocol/operation.js";

export const CREATE_FIREWALL_RULE: Operation = {
  name: "createFirewallRule",
  params: {
    integer: "startport endport",
    list: "cidrlist",
    string: "ipaddressid",
    string255: "protocol",
  },
  required: "ipaddressid protocol",
};

export const DELETE_FIREWALL_RULE: Operation = {
  name: "deleteFirewallRule",
  params: {
    string: "id",
  },
  required: "id",
  flat: true,
};

export const LIST_EGRESS_FIREWALL_RULES: Operation = {
  name: "listEgressFirewallRules",
  paged: true,
  params: {
    string: "networkid",
    string255: "keyword",
  },
  key: "firewallrule",
};

export const LIST_FIREWALL_RULES: Operation = {
  name: "listFirewallRules",
  paged: true,
  params: {
    string: "ipaddressid",
    string255: "keyword",
  },
};
