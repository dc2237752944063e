/** Requests and responses of the commands in the group Virtual machine. */
import type { Operation } from "../runtime/protocol/operation.js";
import * as rules from "../runtime/protocol/rules.js";
import * as write from "../runtime/protocol/writers.js";

export const DEPLOY_VIRTUAL_MACHINE: Operation = {
  name: "deployVirtualMachine",
  params: [
    [write.boolean, "startvm"],
    [write.integer, "size"],
    [write.list, "networkids"],
    [write.map, "details", write.indexed],
    [write.map, "iptonetworklist", write.records],
    [write.text, "serviceofferingid templateid zoneid"],
    [write.text, "name", 255],
    [write.text, "userdata", 32768],
  ],
  required: "serviceofferingid templateid zoneid",
  rules: [
    [rules.excludes, "networkids", "iptonetworklist"],
  ],
};

export const DESTROY_VIRTUAL_MACHINE: Operation = {
  name: "destroyVirtualMachine",
  params: [
    [write.boolean, "expunge"],
    [write.text, "id"],
  ],
  required: "id",
};

export const LIST_VIRTUAL_MACHINES: Operation = {
  name: "listVirtualMachines",
  paged: true,
  params: [
    [write.list, "details"],
    [write.text, "id zoneid"],
    [write.text, "state from keyword", 255],
  ],
};

export const REBOOT_VIRTUAL_MACHINE: Operation = {
  name: "rebootVirtualMachine",
  params: [
    [write.text, "id"],
  ],
  required: "id",
};

export const START_VIRTUAL_MACHINE: Operation = {
  name: "startVirtualMachine",
  params: [
    [write.text, "id"],
  ],
  required: "id",
};

export const STOP_VIRTUAL_MACHINE: Operation = {
  name: "stopVirtualMachine",
  params: [
    [write.boolean, "forced"],
    [write.text, "id"],
  ],
  required: "id",
};
