/** Requests and responses of the commands in the group Snapshot. */
import type { Operation } from "../runtime/protocol/operation.js";

export const CREATE_SNAPSHOT: Operation = {
  name: "createSnapshot",
  params: {
    boolean: "quiescevm",
    string: "volumeid",
    string255: "name",
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
  paged: true,
  params: {
    string: "volumeid",
    string255: "intervaltype keyword",
  },
};
