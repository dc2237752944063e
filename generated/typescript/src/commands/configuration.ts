/** Commands of the group Configuration. */
import { Capabilities } from "../models/capabilities.js";
import * as operations from "../operations/configuration.js";
import type { ApiClient } from "../runtime/client.js";
import { getObject } from "../runtime/commands.js";
import type { CallOptions } from "../runtime/options.js";

/** Arguments of listCapabilities. */
export type ListCapabilitiesParams = Record<string, never>;

/** This command tells what the server can do. */
export const listCapabilities = (
  client: ApiClient,
  params: ListCapabilitiesParams = {},
  options?: CallOptions,
): Promise<Capabilities> =>
  getObject(client, operations.LIST_CAPABILITIES, Capabilities, params, options);
