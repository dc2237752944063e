/** Requests and responses of the commands in the group Snapshot. */
import type { Operation } from "../runtime/protocol/operation.js";
import * as write from "../runtime/protocol/writers.js";

export const CREATE_SNAPSHOT: Operation = {
  name: "createSnapshot",
  params: [
    [write.boolean, "quiescevm"],
    [write.text, "volumeid"],
    [write.text, "name", 255],
  ],
  required: "volumeid",
};

export const CREATE_VM_SNAPSHOT: Operation = {
  name: "createVMSnapshot",
  params: [
    [write.boolean, "snapshotmemory"],
    [write.text, "virtualmachineid"],
  ],
  required: "virtualmachineid",
};

export const LIST_SNAPSHOTS: Operation = {
  name: "listSnapshots",
  paged: true,
  params: [
    [write.text, "volumeid"],
    [write.text, "intervaltype keyword", 255],
  ],
};
