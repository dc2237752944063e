/** Commands of the group Snapshot. */
import { Snapshot } from "../models/snapshot.js";
import { VMSnapshot } from "../models/vm-snapshot.js";
import * as operations from "../operations/snapshot.js";
import type { ApiClient } from "../runtime/client.js";
import { list } from "../runtime/commands.js";
import { start, type Job } from "../runtime/jobs.js";
import type { CallOptions } from "../runtime/options.js";
import type { Pages } from "../runtime/pages.js";
import type { Long } from "../runtime/types.js";

/** Arguments of createSnapshot. */
export interface CreateSnapshotParams {
  /** The volume */
  readonly volumeid: string;
  /** Its name. At most 255 characters. */
  readonly name?: string | undefined;
  /** If true, the machine holds still meanwhile */
  readonly quiescevm?: boolean | undefined;
}

/** This command takes a snapshot of a volume. */
export const createSnapshot = (
  client: ApiClient,
  params: CreateSnapshotParams,
  options?: CallOptions,
): Promise<Job<Snapshot>> => start(client, operations.CREATE_SNAPSHOT, Snapshot, params, options);

/** Arguments of createVMSnapshot. */
export interface CreateVMSnapshotParams {
  /** The machine */
  readonly virtualmachineid: string;
  /** If true, with its memory */
  readonly snapshotmemory?: boolean | undefined;
}

/** This command takes a snapshot of a machine. */
export const createVMSnapshot = (
  client: ApiClient,
  params: CreateVMSnapshotParams,
  options?: CallOptions,
): Promise<Job<VMSnapshot>> =>
  start(client, operations.CREATE_VM_SNAPSHOT, VMSnapshot, params, options);

/** Arguments of listSnapshots. */
export interface ListSnapshotsParams {
  /** Only snapshots of this volume */
  readonly volumeid?: string | undefined;
  /** HOURLY, DAILY, WEEKLY or MONTHLY. At most 255 characters. */
  readonly intervaltype?: string | undefined;
  /** Words to look for. At most 255 characters. */
  readonly keyword?: string | undefined;
  /** Which page, from 1; must be used with pagesize */
  readonly page?: Long | undefined;
  /** How many on a page, 500 at most */
  readonly pagesize?: Long | undefined;
}

/** This command lists snapshots of volumes. */
export const listSnapshots = (
  client: ApiClient,
  params: ListSnapshotsParams = {},
  options?: CallOptions,
): Pages<Snapshot> => list(client, operations.LIST_SNAPSHOTS, Snapshot, params, options);
