/** Commands of the group Tools. */
import type * as models from "../models/index.js";
import { Photo } from "../models/photo.js";
import { Tool } from "../models/tool.js";
import * as operations from "../operations/tools.js";
import type { ApiClient } from "../runtime/client.js";
import { getObject, list, run } from "../runtime/commands.js";
import type { CallOptions } from "../runtime/options.js";
import type { Pages } from "../runtime/pages.js";
import { getValue } from "../runtime/protocol/commands.js";
import { parseValue } from "../runtime/protocol/responses.js";
import type { Long } from "../runtime/types.js";

/** Arguments of listTools. */
export interface ListToolsParams {
  /** The page, from 1. */
  readonly page?: Long | undefined;
  /** Tools on a page. */
  readonly per_page?: Long | undefined;
  /** Only tools of this branch. */
  readonly branch_id?: Long | undefined;
  /** One of `available`, `lent`, `in_repair`. */
  readonly state?: "available" | "lent" | "in_repair" | (string & {}) | undefined;
}

/**
 * List all tools.
 *
 * This endpoint lists the tools of all branches.
 *
 * `GET /v1/tools`
 */
export const listTools = (
  client: ApiClient,
  params: ListToolsParams = {},
  options?: CallOptions,
): Pages<Tool> => list(client, operations.LIST_TOOLS, Tool, params, options);

/** Arguments of getTool. */
export interface GetToolParams {
  /** The number on the tool. */
  readonly tool_id: string;
}

/**
 * Get a tool.
 *
 * `GET /v1/tools/{tool_id}`
 */
export const getTool = (
  client: ApiClient,
  params: GetToolParams,
  options?: CallOptions,
): Promise<Tool> => getObject(client, operations.GET_TOOL, Tool, params, options);

/** Arguments of addTool. */
export interface AddToolParams {
  /** What it is called on the shelf. */
  readonly name: string;
  /** The branch. */
  readonly branch_id: Long;
  /** What a member leaves for it. */
  readonly deposit?: number | undefined;
  /** For searching. */
  readonly labels?: ReadonlyArray<string> | undefined;
  readonly purchase?: models.ToolPurchase | undefined;
}

/**
 * Add a tool.
 *
 * Puts a tool on a shelf. It can be lent at once.
 *
 * `POST /v1/tools`
 */
export const addTool = (
  client: ApiClient,
  params: AddToolParams,
  options?: CallOptions,
): Promise<Tool> => getObject(client, operations.ADD_TOOL, Tool, params, options);

/** Arguments of changeTool. */
export interface ChangeToolParams {
  /** The number on the tool. */
  readonly tool_id: Long;
  /** What it is called on the shelf. */
  readonly name?: string | undefined;
  /** `null` for none. */
  readonly deposit?: number | null | undefined;
  /** One of `available`, `in_repair`. */
  readonly state?: "available" | "in_repair" | (string & {}) | undefined;
}

/**
 * Change a tool.
 *
 * Changes what is sent, and nothing else.
 *
 * `PATCH /v1/tools/{tool_id}`
 */
export const changeTool = (
  client: ApiClient,
  params: ChangeToolParams,
  options?: CallOptions,
): Promise<Tool> => getObject(client, operations.CHANGE_TOOL, Tool, params, options);

/** Arguments of removeTool. */
export interface RemoveToolParams {
  readonly tool_id: string;
}

/**
 * Remove a tool.
 *
 * Takes a tool off its shelf for good.
 *
 * `DELETE /v1/tools/{tool_id}`
 */
export const removeTool = (
  client: ApiClient,
  params: RemoveToolParams,
  options?: CallOptions,
): Promise<void> => run(client, operations.REMOVE_TOOL, params, options);

/** Arguments of attachPhoto. */
export interface AttachPhotoParams {
  /** A JPEG of up to 5 MB. */
  readonly photo: Blob | ArrayBuffer | Uint8Array;
  readonly tool_id: string;
  /** Shown below the photo. */
  readonly caption?: string | undefined;
}

/**
 * Attach a photo.
 *
 * `POST /v1/tools/{tool_id}/photos`
 */
export const attachPhoto = (
  client: ApiClient,
  params: AttachPhotoParams,
  options?: CallOptions,
): Promise<Photo> => getObject(client, operations.ATTACH_PHOTO, Photo, params, options);

/** Arguments of fetchPhoto. */
export interface FetchPhotoParams {
  readonly photo_id: string;
  /** In pixels; as it was sent if not given. */
  readonly width?: Long | undefined;
}

/**
 * Fetch a photo.
 *
 * `GET /v1/photos/{photo_id}`
 */
export const fetchPhoto = (
  client: ApiClient,
  params: FetchPhotoParams,
  options?: CallOptions,
): Promise<unknown> => getValue(client, operations.FETCH_PHOTO, parseValue, params, options);
