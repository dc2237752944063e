/** Commands of the group Repairs. */
import type * as models from "../models/index.js";
import * as operations from "../operations/repairs.js";
import type { ApiClient } from "../runtime/client.js";
import type { CallOptions } from "../runtime/options.js";
import { getValue } from "../runtime/protocol/commands.js";
import { parseValue } from "../runtime/protocol/responses.js";
import type { Long } from "../runtime/types.js";

/** Arguments of listOpenRepairs. */
export interface ListOpenRepairsParams {
  /** The page, from 1. */
  readonly page?: Long | undefined;
  /** Repairs on a page. */
  readonly per_page?: Long | undefined;
  /** Only those that this key has opened. */
  readonly mine?: boolean | undefined;
}

/**
 * List open repairs.
 *
 * `GET /v1/repairs`
 */
export const listOpenRepairs = (
  client: ApiClient,
  params: ListOpenRepairsParams = {},
  options?: CallOptions,
): Promise<unknown> => getValue(client, operations.LIST_OPEN_REPAIRS, parseValue, params, options);

/** Arguments of openRepair. */
export interface OpenRepairParams {
  /** The number on the tool. */
  readonly tool_id: Long;
  /** What is wrong. */
  readonly fault: models.RepairFault;
  /** What is needed, see below. */
  readonly parts?: ReadonlyArray<models.Part> | undefined;
}

/**
 * Open a repair.
 *
 * `POST /v1/repairs`
 */
export const openRepair = (
  client: ApiClient,
  params: OpenRepairParams,
  options?: CallOptions,
): Promise<unknown> => getValue(client, operations.OPEN_REPAIR, parseValue, params, options);

/** Arguments of closeRepair. */
export interface CloseRepairParams {
  /** One of: `fixed`, `given_up`. */
  readonly outcome: "fixed" | "given_up" | (string & {});
  readonly repair_id: string;
  /** What it cost, see below. */
  readonly cost?: models.RepairCost | undefined;
}

/**
 * Close a repair.
 *
 * `PUT /v1/repairs/{repair_id}/closing`
 */
export const closeRepair = (
  client: ApiClient,
  params: CloseRepairParams,
  options?: CallOptions,
): Promise<unknown> => getValue(client, operations.CLOSE_REPAIR, parseValue, params, options);

/** Arguments of recordSparePart. */
export interface RecordSparePartParams {
  readonly part: models.Part;
  readonly repair_id: string;
  /** A request that is repeated with the same value counts once. */
  readonly X_Request_Id?: string | undefined;
}

/**
 * Record a spare part.
 *
 * `POST /v1/repairs/{repair_id}/parts`
 */
export const recordSparePart = (
  client: ApiClient,
  params: RecordSparePartParams,
  options?: CallOptions,
): Promise<unknown> => getValue(client, operations.RECORD_SPARE_PART, parseValue, params, options);
