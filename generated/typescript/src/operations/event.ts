/** Requests and responses of the commands in the group Event. */
import type { Operation } from "../runtime/protocol/operation.js";

export const ARCHIVE_EVENTS: Operation = {
  name: "archiveEvents",
  params: {
    date: "startdate enddate",
    list: "ids",
    string255: "type",
  },
  flat: true,
};

export const LIST_EVENTS: Operation = {
  name: "listEvents",
  paged: true,
  params: {
    integer: "duration",
    string255: "level keyword",
  },
};
