/** Commands of the group Network. */
import { Network } from "../models/network.js";
import { Success } from "../models/success.js";
import * as operations from "../operations/network.js";
import type { ApiClient } from "../runtime/client.js";
import { getObject, list } from "../runtime/commands.js";
import { start, type Job } from "../runtime/jobs.js";
import type { CallOptions } from "../runtime/options.js";
import type { Pages } from "../runtime/pages.js";
import type { Entries, Long } from "../runtime/types.js";

/** Arguments of createNetwork. */
export interface CreateNetworkParams {
  /** Its name. At most 255 characters. */
  readonly name: string;
  /** A sentence about it. At most 255 characters. */
  readonly displaytext: string;
  /** The offering that says what it can do */
  readonly networkofferingid: string;
  /** The zone to make it in */
  readonly zoneid: string;
  /** Its router. At most 255 characters. */
  readonly gateway?: string | undefined;
  /** Its mask; must be used with gateway. At most 255 characters. */
  readonly netmask?: string | undefined;
}

/** This command creates a network. */
export const createNetwork = (
  client: ApiClient,
  params: CreateNetworkParams,
  options?: CallOptions,
): Promise<Network> => getObject(client, operations.CREATE_NETWORK, Network, params, options);

/** Arguments of deleteNetwork. */
export interface DeleteNetworkParams {
  /** The network */
  readonly id: string;
  /** If true, even if it cannot be shut down. Defaults to false. */
  readonly forced?: boolean | undefined;
}

/** This command deletes a network. */
export const deleteNetwork = (
  client: ApiClient,
  params: DeleteNetworkParams,
  options?: CallOptions,
): Promise<Job<Success>> => start(client, operations.DELETE_NETWORK, Success, params, options);

/** Arguments of listNetworks. */
export interface ListNetworksParams {
  /** Only this network */
  readonly id?: string | undefined;
  /** Only networks with these tags */
  readonly tags?: Entries | undefined;
  /** Only networks of this zone */
  readonly zoneid?: string | undefined;
  /** Words to look for. At most 255 characters. */
  readonly keyword?: string | undefined;
  /** Which page, from 1; must be used with pagesize */
  readonly page?: Long | undefined;
  /** How many on a page, 500 at most */
  readonly pagesize?: Long | undefined;
}

/** This command lists networks. */
export const listNetworks = (
  client: ApiClient,
  params: ListNetworksParams = {},
  options?: CallOptions,
): Pages<Network> => list(client, operations.LIST_NETWORKS, Network, params, options);

/** Arguments of restartNetwork. */
export interface RestartNetworkParams {
  /** The network */
  readonly id: string;
  /** If true, the router is made anew */
  readonly cleanup?: boolean | undefined;
}

/** This command restarts a network's router. */
export const restartNetwork = (
  client: ApiClient,
  params: RestartNetworkParams,
  options?: CallOptions,
): Promise<Job<Success>> => start(client, operations.RESTART_NETWORK, Success, params, options);
