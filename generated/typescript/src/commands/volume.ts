/** Commands of the group Volume. */
import { Volume } from "../models/volume.js";
import * as operations from "../operations/volume.js";
import type { ApiClient } from "../runtime/client.js";
import { list } from "../runtime/commands.js";
import { start, type Job } from "../runtime/jobs.js";
import type { CallOptions } from "../runtime/options.js";
import type { Pages } from "../runtime/pages.js";
import type { Long } from "../runtime/types.js";

/** Arguments of attachVolume. */
export interface AttachVolumeParams {
  /** The volume */
  readonly id: string;
  /** The machine */
  readonly virtualmachineid: string;
  /** Where it appears */
  readonly deviceid?: Long | undefined;
}

/** This command attaches a volume to a machine. */
export const attachVolume = (
  client: ApiClient,
  params: AttachVolumeParams,
  options?: CallOptions,
): Promise<Job<Volume>> => start(client, operations.ATTACH_VOLUME, Volume, params, options);

/** Arguments of createVolume. */
export interface CreateVolumeParams {
  /** Its name. At most 255 characters. */
  readonly name: string;
  /** The offering that sizes it */
  readonly diskofferingid?: string | undefined;
  /** Its size in GiB */
  readonly size?: Long | undefined;
  /** The most operations a second */
  readonly maxiops?: Long | undefined;
  /** The zone to make it in */
  readonly zoneid?: string | undefined;
}

/** This command creates a volume. */
export const createVolume = (
  client: ApiClient,
  params: CreateVolumeParams,
  options?: CallOptions,
): Promise<Job<Volume>> => start(client, operations.CREATE_VOLUME, Volume, params, options);

/** Arguments of listVolumes. */
export interface ListVolumesParams {
  /** Only this volume */
  readonly id?: string | undefined;
  /** ROOT or DATADISK. At most 255 characters. */
  readonly type?: string | undefined;
  /** Words to look for. At most 255 characters. */
  readonly keyword?: string | undefined;
  /** Which page, from 1; must be used with pagesize */
  readonly page?: Long | undefined;
  /** How many on a page, 500 at most */
  readonly pagesize?: Long | undefined;
}

/** This command lists volumes. */
export const listVolumes = (
  client: ApiClient,
  params: ListVolumesParams = {},
  options?: CallOptions,
): Pages<Volume> => list(client, operations.LIST_VOLUMES, Volume, params, options);
