/** Requests and responses of the commands in the group Event. */
import type { Operation } from "../runtime/protocol/operation.js";
import * as write from "../runtime/protocol/writers.js";

export const ARCHIVE_EVENTS: Operation = {
  name: "archiveEvents",
  params: [
    [write.list, "ids"],
    [write.text, "type startdate enddate", 255],
  ],
  flat: true,
};

export const LIST_EVENTS: Operation = {
  name: "listEvents",
  paged: true,
  params: [
    [write.integer, "duration"],
    [write.text, "level keyword", 255],
  ],
};
