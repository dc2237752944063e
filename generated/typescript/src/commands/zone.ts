/** Commands of the group Zone. */
import { Zone } from "../models/zone.js";
import * as operations from "../operations/zone.js";
import type { ApiClient } from "../runtime/client.js";
import { list } from "../runtime/commands.js";
import type { CallOptions } from "../runtime/options.js";
import type { Pages } from "../runtime/pages.js";
import type { Long } from "../runtime/types.js";

/** Arguments of listZones. */
export interface ListZonesParams {
  /** Only this zone */
  readonly id?: string | undefined;
  /** If true, only zones where machines can be deployed */
  readonly available?: boolean | undefined;
  /** If true, with what is left of each */
  readonly showcapacities?: boolean | undefined;
  /** Words to look for. At most 255 characters. */
  readonly keyword?: string | undefined;
  /** Which page, from 1; must be used with pagesize */
  readonly page?: Long | undefined;
  /** How many on a page, 500 at most */
  readonly pagesize?: Long | undefined;
}

/** This command lists zones. */
export const listZones = (
  client: ApiClient,
  params: ListZonesParams = {},
  options?: CallOptions,
): Pages<Zone> => list(client, operations.LIST_ZONES, Zone, params, options);
