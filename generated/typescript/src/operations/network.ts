/** Requests and responses of the commands in the group Network. */
import type { Operation } from "../runtime/protocol/operation.js";
import * as rules from "../runtime/protocol/rules.js";
import * as write from "../runtime/protocol/writers.js";

export const CREATE_NETWORK: Operation = {
  name: "createNetwork",
  params: [
    [write.text, "networkofferingid zoneid"],
    [write.text, "name displaytext gateway netmask", 255],
  ],
  required: "name displaytext networkofferingid zoneid",
  rules: [
    [rules.requires, "netmask", "gateway"],
  ],
};

export const DELETE_NETWORK: Operation = {
  name: "deleteNetwork",
  params: [
    [write.boolean, "forced"],
    [write.text, "id"],
  ],
  required: "id",
  flat: true,
};

export const LIST_NETWORKS: Operation = {
  name: "listNetworks",
  paged: true,
  params: [
    [write.map, "tags"],
    [write.text, "id zoneid"],
    [write.text, "keyword", 255],
  ],
};

export const RESTART_NETWORK: Operation = {
  name: "restartNetwork",
  params: [
    [write.boolean, "cleanup"],
    [write.text, "id"],
  ],
  required: "id",
  flat: true,
};
