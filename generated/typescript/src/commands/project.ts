/** Commands of the group Project. */
import { Project } from "../models/project.js";
import { Success } from "../models/success.js";
import * as operations from "../operations/project.js";
import type { ApiClient } from "../runtime/client.js";
import { list } from "../runtime/commands.js";
import { start, type Job } from "../runtime/jobs.js";
import type { CallOptions } from "../runtime/options.js";
import type { Pages } from "../runtime/pages.js";
import type { Entries, Long } from "../runtime/types.js";

/** Arguments of createProject. */
export interface CreateProjectParams {
  /** Its name. At most 255 characters. */
  readonly name: string;
  /** A sentence about it. At most 255 characters. */
  readonly displaytext: string;
}

/** This command creates a project. */
export const createProject = (
  client: ApiClient,
  params: CreateProjectParams,
  options?: CallOptions,
): Promise<Job<Project>> => start(client, operations.CREATE_PROJECT, Project, params, options);

/** Arguments of listProjects. */
export interface ListProjectsParams {
  /** Only this project */
  readonly id?: string | undefined;
  /** Only projects with these tags */
  readonly tags?: Entries | undefined;
  /** Words to look for. At most 255 characters. */
  readonly keyword?: string | undefined;
  /** Which page, from 1; must be used with pagesize */
  readonly page?: Long | undefined;
  /** How many on a page, 500 at most */
  readonly pagesize?: Long | undefined;
}

/** This command lists projects. */
export const listProjects = (
  client: ApiClient,
  params: ListProjectsParams = {},
  options?: CallOptions,
): Pages<Project> => list(client, operations.LIST_PROJECTS, Project, params, options);

/** Arguments of deleteProject. */
export interface DeleteProjectParams {
  /** The project */
  readonly id: string;
}

/** This command deletes a project. */
export const deleteProject = (
  client: ApiClient,
  params: DeleteProjectParams,
  options?: CallOptions,
): Promise<Job<Success>> => start(client, operations.DELETE_PROJECT, Success, params, options);
