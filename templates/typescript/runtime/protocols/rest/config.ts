/** Options from the environment and from a configuration file, both named after the package. */
import { homedir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { API } from "../../api.js";
import { ConfigurationError } from "../errors.js";
import { readSections } from "../ini-files.js";
import type { ClientOptions } from "./options.js";

/** The ways to authenticate. What is given for one replaces those that come after it. */
const CREDENTIALS: readonly (readonly (keyof ClientOptions)[])[] = [
  ["auth"],
  ["token"],
  ["keys"],
  ["key"],
  ["username", "password"],
  ["clientId", "clientSecret"],
];
const NAMES: Readonly<Record<string, keyof ClientOptions>> = {
  endpoint: "endpoint",
  token: "token",
  keys: "keys",
  key: "key",
  key_header: "keyHeader",
  key_query: "keyQuery",
  username: "username",
  password: "password",
  client_id: "clientId",
  client_secret: "clientSecret",
  token_url: "tokenUrl",
  timeout: "timeout",
  read_timeout: "requestTimeout",
  retries: "retries",
};
/** Files have seconds, options milliseconds. */
const FACTORS = { timeout: 1000, requestTimeout: 1000, retries: 1 } as const;

/**
 * The options that are given, completed by the environment, and by a section of the file: in the
 * environment they are `<PACKAGE>_TOKEN` and so on; the file is `~/.config/<package>.ini`, and the
 * section `profile`, else the one that `<PACKAGE>_PROFILE` names, else that of the package's name.
 * Lines before the first section are for all. A ConfigurationError if there is no such profile, or
 * a value is invalid.
 */
export function loadOptions(profile?: string, given: ClientOptions = {}): ClientOptions {
  const prefix = `${API.name.replace(/\W/g, "_").toUpperCase()}_`;
  const environment = new Map(
    Object.keys(NAMES).map((name) => [name, env[prefix + name.toUpperCase()] ?? ""]),
  );
  const path = join(env["XDG_CONFIG_HOME"] || join(homedir(), ".config"), `${API.name}.ini`);
  const section = sectionOf(path, profile || env[`${prefix}PROFILE`]);
  const found = completed(converted(environment, "the environment"), converted(section, path));
  const wanted = Object.entries(given).filter(([, value]) => value !== undefined);
  return completed(Object.fromEntries(wanted), found);
}

function sectionOf(path: string, wanted: string | undefined): ReadonlyMap<string, string> {
  const sections = readSections(path);
  if (wanted && !sections.has(wanted)) {
    throw new ConfigurationError(`no profile ${JSON.stringify(wanted)} in ${path}`);
  }
  return new Map([...(sections.get("") ?? []), ...(sections.get(wanted || API.name) ?? [])]);
}

/** The options of both. Credentials of the first replace those of another kind. */
function completed(first: ClientOptions, second: ClientOptions): ClientOptions {
  const isIn = (name: keyof ClientOptions): boolean => first[name] !== undefined;
  const other = CREDENTIALS.filter((names) => !names.some(isIn)).flat();
  const dropped = CREDENTIALS.flat().some(isIn) ? other : [];
  const kept = Object.entries(second).filter(
    ([name]) => !dropped.includes(name as keyof ClientOptions),
  );
  return { ...Object.fromEntries(kept), ...first };
}

/** The options that texts stand for. */
function converted(texts: ReadonlyMap<string, string>, where: string): ClientOptions {
  const options: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(NAMES)) {
    const text = texts.get(name);
    if (text) options[option] = text;
  }
  for (const [option, factor] of Object.entries(FACTORS)) {
    const text = options[option];
    if (typeof text !== "string") continue;
    const value = Number(text.trim() || "none") * factor;
    if (!Number.isFinite(value)) {
      throw new ConfigurationError(`${where}: ${option} is not a number: ${JSON.stringify(text)}`);
    }
    options[option] = Math.round(value);
  }
  if (typeof options["keys"] === "string") options["keys"] = keysIn(options["keys"], where);
  return options;
}

/** The keys by their names in a text such as `X-Id=abc X-Key=def`. */
function keysIn(text: string, where: string): Record<string, string> {
  const pairs = text
    .trim()
    .split(/\s+/)
    .map((part) => /^([^=]+)=(.+)$/.exec(part));
  const entries = pairs.map((pair) => {
    if (pair === null) throw new ConfigurationError(`${where}: keys is not NAME=KEY NAME=KEY`);
    return [pair[1] ?? "", pair[2] ?? ""] as const;
  });
  return Object.fromEntries(entries);
}
