/** The client with all groups of commands. */
import * as tools from "./commands/tools.js";
import * as members from "./commands/members.js";
import * as loans from "./commands/loans.js";
import * as repairs from "./commands/repairs.js";
import * as reports from "./commands/reports.js";
import { bind, type Bound } from "./runtime/bind.js";
import { ApiClient } from "./runtime/client.js";
import type { CallOptions } from "./runtime/options.js";
import { callByName } from "./runtime/protocol/commands.js";

/**
 * A client for the Tallowmere Tool Library API. Where size matters, import an ApiClient and single
 * functions.
 */
export class Client extends ApiClient {
  /** A tool is one thing on one shelf: two drills of the same make are two tools. */
  get tools(): Bound<typeof tools> {
    return bind(this, tools);
  }

  /** Commands of the group Members. */
  get members(): Bound<typeof members> {
    return bind(this, members);
  }

  /** Commands of the group Loans. */
  get loans(): Bound<typeof loans> {
    return bind(this, loans);
  }

  /** Commands of the group Repairs. */
  get repairs(): Bound<typeof repairs> {
    return bind(this, repairs);
  }

  /** Reports are made at night. */
  get reports(): Bound<typeof reports> {
    return bind(this, reports);
  }

  /** Send any request, documented or not, without checks: `client.call("GET /things/{id}", { id })`. */
  async call(
    request: string,
    params: Readonly<Record<string, unknown>> = {},
    options?: CallOptions,
  ): Promise<unknown> {
    return await callByName(this, request, params, options);
  }
}
