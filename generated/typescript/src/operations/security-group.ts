/** Requests and responses of the commands in the group Security group. */
import type { Operation } from "../runtime/protocol/operation.js";

export const AUTHORIZE_SECURITY_GROUP_INGRESS: Operation = {
  name: "authorizeSecurityGroupIngress",
  params: {
    integer: "startport endport",
    map: "usersecuritygrouplist",
    string: "securitygroupid",
    string255: "protocol",
  },
  pairs: [
    ["usersecuritygrouplist", "account", "group"],
  ],
  key: "ingressrule",
};

export const CREATE_SECURITY_GROUP: Operation = {
  name: "createSecurityGroup",
  params: {
    string255: "name description",
  },
  required: "name",
};

export const LIST_SECURITY_GROUPS: Operation = {
  name: "listSecurityGroups",
  paged: true,
  params: {
    string: "id",
    string255: "keyword",
  },
};
