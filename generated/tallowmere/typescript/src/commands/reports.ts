/** Commands of the group Reports. */
import { Report } from "../models/report.js";
import * as operations from "../operations/reports.js";
import type { ApiClient } from "../runtime/client.js";
import { list } from "../runtime/commands.js";
import type { CallOptions } from "../runtime/options.js";
import type { Pages } from "../runtime/pages.js";
import { getValue } from "../runtime/protocol/commands.js";
import { parseValue } from "../runtime/protocol/responses.js";
import type { Long } from "../runtime/types.js";

/** Arguments of usageReport. */
export interface UsageReportParams {
  /** As `YYYY-MM`. */
  readonly month: string;
  /** Only this branch. */
  readonly branch_id?: Long | undefined;
  readonly kind?: "usage" | (string & {}) | undefined;
}

/**
 * Usage report.
 *
 * `GET /v1/reports`
 */
export const usageReport = (
  client: ApiClient,
  params: UsageReportParams,
  options?: CallOptions,
): Pages<Report> => list(client, operations.USAGE_REPORT, Report, params, options);

/** Arguments of wearReport. */
export interface WearReportParams {
  /** Four digits. */
  readonly year: Long;
  readonly kind?: "wear" | (string & {}) | undefined;
}

/**
 * Wear report.
 *
 * `GET /v1/reports`
 */
export const wearReport = (
  client: ApiClient,
  params: WearReportParams,
  options?: CallOptions,
): Promise<unknown> => getValue(client, operations.WEAR_REPORT, parseValue, params, options);

/** Arguments of downloadExport. */
export interface DownloadExportParams {
  readonly export_id: string;
}

/**
 * Download an export.
 *
 * Lists that are too long for pages. Exports that are not fetched within a week are deleted.
 *
 * `GET /v1/exports/{export_id}`
 */
export const downloadExport = (
  client: ApiClient,
  params: DownloadExportParams,
  options?: CallOptions,
): Promise<unknown> => getValue(client, operations.DOWNLOAD_EXPORT, parseValue, params, options);
