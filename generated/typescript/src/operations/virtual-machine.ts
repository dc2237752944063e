/** Requests and responses of the commands in the group Virtual machine. */
import type { Operation } from "../runtime/protocol/operation.js";

export const DEPLOY_VIRTUAL_MACHINE: Operation = {
  name: "deployVirtualMachine",
  params: {
    boolean: "startvm",
    integer: "size",
    list: "networkids",
    "map:indexed": "details",
    "map:records": "iptonetworklist",
    string: "serviceofferingid templateid zoneid",
    string255: "name",
    string32768: "userdata",
  },
  required: "serviceofferingid templateid zoneid",
  excludes: [
    ["networkids", "iptonetworklist"],
  ],
};

export const DESTROY_VIRTUAL_MACHINE: Operation = {
  name: "destroyVirtualMachine",
  params: {
    boolean: "expunge",
    string: "id",
  },
  required: "id",
};

export const LIST_VIRTUAL_MACHINES: Operation = {
  name: "listVirtualMachines",
  paged: true,
  params: {
    date: "from",
    list: "details",
    string: "id zoneid",
    string255: "state keyword",
  },
};

export const REBOOT_VIRTUAL_MACHINE: Operation = {
  name: "rebootVirtualMachine",
  params: {
    string: "id",
  },
  required: "id",
};

export const START_VIRTUAL_MACHINE: Operation = {
  name: "startVirtualMachine",
  params: {
    string: "id",
  },
  required: "id",
};

export const STOP_VIRTUAL_MACHINE: Operation = {
  name: "stopVirtualMachine",
  params: {
    boolean: "forced",
    string: "id",
  },
  required: "id",
};
