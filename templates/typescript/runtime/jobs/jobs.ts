/** Jobs that asynchronous commands start on the server, for those who started them. */
import { call } from "./calls.js";
import { contextOf, type ApiClient, type Context } from "./client.js";
import { redactError } from "./error-redaction.js";
import { ArgumentError, SdkError, TransportError } from "./errors.js";
import type { Model } from "./model.js";
import type { CallOptions } from "./options.js";
import { startWaiting, within, type WaitOptions } from "./polling.js";
import { JobTimedOut } from "./protocol/errors.js";
import {
  JOB_QUERY,
  jobQueryParams,
  parseJobReport,
  parseJobResult,
  parseStartedJob,
  type JobReport,
  type JobState,
  type StartedJob,
} from "./protocol/jobs.js";
import { secretsIn, serialize, type Operation } from "./protocol/interface.js";
import { pause } from "./retries.js";

export type { JobState };

const MAX_FAILURES_IN_A_ROW = 5;
const MAX_REQUESTED_PAUSE = 60_000;

/** How to wait for a job. */
export interface JobWaitOptions extends WaitOptions {
  /** Called with the state of the job each time the server was asked. */
  readonly progress?: ((state: JobState) => void) | undefined;
}

/** A job that a command started. It runs on the server, waited for or not. */
export class Job<T> {
  /** With it the job can be found again later. */
  readonly id: string;
  /** The id of the object that the job works on, if the server gave one. */
  readonly objectId: string | undefined;
  readonly #client: ApiClient;
  readonly #operation: Operation;
  readonly #model: Model<T> | undefined;
  readonly #options: CallOptions | undefined;
  readonly #secrets: readonly string[];
  #report: JobReport | undefined;

  constructor(
    client: ApiClient,
    operation: Operation,
    model: Model<T> | undefined,
    started: StartedJob,
    options?: CallOptions,
    secrets: readonly string[] = [],
  ) {
    this.id = started.id;
    this.objectId = started.objectId;
    this.#client = client;
    this.#operation = operation;
    this.#model = model;
    this.#secrets = secrets;
    // What ends the request of a command, or is added to it, is not for those that ask for its job.
    const { signal: _s, extraHeaders: _h, extraQuery: _q, extraBody: _b, ...others } = options ?? {};
    this.#options = others;
  }

  /** The job's state now. Asks the server, unless the job is known to have ended. */
  async state(options?: CallOptions): Promise<JobState> {
    return await this.#ask((context) => context, options);
  }

  async #ask(prepare: (context: Context) => Context, options?: CallOptions): Promise<JobState> {
    if (this.#report === undefined || this.#report.state === "pending") {
      const context = prepare(contextOf(this.#client, { ...this.#options, ...options }));
      this.#report = await call(context, JOB_QUERY, jobQueryParams(this.id), (response) =>
        parseJobReport(this.id, response),
      );
    }
    return this.#report.state;
  }

  /** Whether the job has ended, successfully or not. */
  async done(): Promise<boolean> {
    return (await this.state()) !== "pending";
  }

  /**
   * Wait for the job's end and return its result. A JobFailed, whose kind is that of its code, or
   * a JobTimedOut.
   */
  async result(options: JobWaitOptions = {}): Promise<T> {
    const { limit, nextPause } = startWaiting(options);
    for (let failures = 0; ; ) {
      let requested = 0;
      try {
        const state = await this.#ask((context) => within(context, limit));
        options.progress?.(state);
        if (state !== "pending") break;
        failures = 0;
      } catch (error) {
        // The job continues while the network is down, and polling does no harm.
        failures += 1;
        if (!mayPass(error) || failures >= MAX_FAILURES_IN_A_ROW) throw error;
        const { retryAfter = 0 } = error as { retryAfter?: number };
        requested = Math.min(retryAfter, MAX_REQUESTED_PAUSE);
      }
      const wait = nextPause(requested);
      if (wait === undefined) throw new JobTimedOut(this.#operation.name, this);
      await pause(wait, options.signal);
    }
    try {
      return parseJobResult(this.#operation, this, this.#report, this.#model);
    } catch (error) {
      // The server may quote what was sent with the command.
      const { response } = this.#report ?? {};
      if (error instanceof SdkError && response) redactError(error, response, this.#secrets);
      throw error;
    }
  }
}

/** Start the job of an asynchronous command; without a model, its result is nothing. */
export async function start<T>(
  client: ApiClient,
  operation: Operation,
  model: Model<T> | undefined,
  params: object,
  options?: CallOptions,
): Promise<Job<T>> {
  const context = contextOf(client, options);
  const sent = serialize(operation, params);
  const started = await call(context, operation, sent, (response) =>
    parseStartedJob(operation, response),
  );
  return new Job(client, operation, model, started, options, secretsIn(sent));
}

/** A job that was started earlier, by its id; its result is an object of `model`. */
export function findJob<T>(client: ApiClient, id: string, model: Model<T>): Job<T> {
  if (!id.trim()) throw new ArgumentError("a job is identified by a text that is not empty");
  return new Job(client, JOB_QUERY, model, { id, objectId: undefined });
}

/** Whether a later request for a job may succeed. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof SdkError)) return false;
  return error.isTransient || error instanceof TransportError || error.kind === "unavailable";
}
