/** Requests and responses of the commands in the group Snapshot. */
import type { Operation } from "../runtime/protocol/operation.js";

export const CREATE_SNAPSHOT: Operation = {
  name: "createSnapshot",
  params: {
    boolean: "quiescevm",
    string: "volumeid",
    "string:255": "name",
  },
  required: "volumeid",
};

export const CREATE_VM_SNAPSHOT: Operation = {
  name: "createVMSnapshot",
  params: {
    boolean: "snapshotmemory",
    string: "virtualmachineid",
  },
  required: "virtualmachineid",
};

export const LIST_SNAPSHOTS: Operation = {
  name: "listSnapshots",
  method: "GET",
  params: {
    integer: "page pagesize",
    string: "volumeid",
    "string:255": "intervaltype keyword",
  },
};
