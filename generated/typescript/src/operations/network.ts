/** Requests and responses of the commands in the group Network. */
import type { Operation } from "../runtime/protocol/operation.js";

export const CREATE_NETWORK: Operation = {
  name: "createNetwork",
  params: {
    string: "networkofferingid zoneid",
    string255: "name displaytext gateway netmask",
  },
  required: "name displaytext networkofferingid zoneid",
  requires: [
    ["netmask", "gateway"],
  ],
};

export const DELETE_NETWORK: Operation = {
  name: "deleteNetwork",
  params: {
    boolean: "forced",
    string: "id",
  },
  required: "id",
  flat: true,
};

export const LIST_NETWORKS: Operation = {
  name: "listNetworks",
  paged: true,
  params: {
    map: "tags",
    string: "id zoneid",
    string255: "keyword",
  },
};

export const RESTART_NETWORK: Operation = {
  name: "restartNetwork",
  params: {
    boolean: "cleanup",
    string: "id",
  },
  required: "id",
  flat: true,
};
