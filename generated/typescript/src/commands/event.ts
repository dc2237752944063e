/** Commands of the group Event. */
import { Event } from "../models/event.js";
import { Success } from "../models/success.js";
import * as operations from "../operations/event.js";
import type { ApiClient } from "../runtime/client.js";
import { getObject, list } from "../runtime/commands.js";
import type { CallOptions } from "../runtime/options.js";
import type { Pages } from "../runtime/pages.js";
import type { ListItem, Long } from "../runtime/types.js";

/** Arguments of archiveEvents. */
export interface ArchiveEventsParams {
  /** The events */
  readonly ids?: ReadonlyArray<ListItem> | undefined;
  /** Events of this type. At most 255 characters. */
  readonly type?: string | undefined;
  /** Events since this day */
  readonly startdate?: Date | string | undefined;
  /** Events until this day */
  readonly enddate?: Date | string | undefined;
}

/** This command archives events. */
export const archiveEvents = (
  client: ApiClient,
  params: ArchiveEventsParams = {},
  options?: CallOptions,
): Promise<Success> => getObject(client, operations.ARCHIVE_EVENTS, Success, params, options);

/** Arguments of listEvents. */
export interface ListEventsParams {
  /** INFO, WARN or ERROR. At most 255 characters. */
  readonly level?: string | undefined;
  /** Seconds that the event took */
  readonly duration?: Long | undefined;
  /** Words to look for. At most 255 characters. */
  readonly keyword?: string | undefined;
  /** Which page, from 1; must be used with pagesize */
  readonly page?: Long | undefined;
  /** How many on a page, 500 at most */
  readonly pagesize?: Long | undefined;
}

/** This command lists events. */
export const listEvents = (
  client: ApiClient,
  params: ListEventsParams = {},
  options?: CallOptions,
): Pages<Event> => list(client, operations.LIST_EVENTS, Event, params, options);
