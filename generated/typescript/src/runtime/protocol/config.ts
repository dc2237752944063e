/** Options from the environment, from the files of `cs` and from CloudMonkey's. */
import { homedir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { ConfigurationError } from "../errors.js";
import { readSections, type Sections } from "../ini-files.js";
import type { ClientOptions } from "./options.js";

type Texts = Record<string, string>;

const CS_NAMES: Texts = {
  endpoint: "endpoint",
  key: "key",
  secret: "secret",
  username: "username",
  password: "password",
  domain: "domain",
  timeout: "requestTimeout",
  retry: "retries",
  expiration: "expiration",
  method: "method",
};
const CMK_NAMES: Texts = {
  url: "endpoint",
  apikey: "key",
  secretkey: "secret",
  username: "username",
  password: "password",
  domain: "domain",
  timeout: "requestTimeout",
};
/** Files have seconds, options milliseconds. */
const FACTORS: Readonly<Record<string, number>> = {
  requestTimeout: 1000,
  expiration: 1000,
  retries: 1,
};
const HEADER = "header_";
const KEY_OPTIONS = ["key", "secret"];
const USER_OPTIONS = ["username", "password", "domain"];

/**
 * The options that are given, completed from the first source that has more: the environment's
 * `CLOUDSTACK_*`; then a section of the files of `cs`, which complete each other: the one that
 * `CLOUDSTACK_CONFIG` names, `cloudstack.ini`, `~/.cloudstack.ini` (the section is `profile`, else
 * `CLOUDSTACK_REGION`, else `cloudstack`); then CloudMonkey's `~/.cmk/config` (`profile`, else the
 * one that is selected there). No file is read if the others are sufficient and no profile is
 * asked for. A ConfigurationError if no file has the profile, or if a value is invalid.
 */
export function loadOptions(profile?: string, given: ClientOptions = {}): ClientOptions {
  const options = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== null),
  );
  let found = converted(fromEnvironment(), "the environment");
  if (profile || !isSufficient({ ...found, ...options })) {
    found = { ...fromFiles(profile), ...found };
  }
  // Credentials of one kind that are given replace those of the other as a whole.
  for (const [own, other] of [[KEY_OPTIONS, USER_OPTIONS], [USER_OPTIONS, KEY_OPTIONS]] as const) {
    if (!own.some((name) => name in options)) continue;
    found = Object.fromEntries(Object.entries(found).filter(([name]) => !other.includes(name)));
  }
  return { ...found, ...options };
}

/** Whether the options say where the server is and as whom to use it. */
function isSufficient(options: ClientOptions): boolean {
  const { endpoint, key, secret, username, password } = options;
  return Boolean(endpoint && ((key && secret) || (username && password)));
}

function fromEnvironment(): Texts {
  const found: Texts = {};
  for (const [ours, name] of Object.entries(CS_NAMES)) {
    const value = env[`CLOUDSTACK_${ours.toUpperCase()}`];
    if (value) found[name] = value;
  }
  return found;
}

function fromFiles(profile: string | undefined): ClientOptions {
  const wanted = profile || env["CLOUDSTACK_REGION"];
  const csFiles = pathsOfCs();
  const cmkFile = join(homedir(), ".cmk", "config");
  const found = sectionOfCs(csFiles, wanted || "cloudstack") ?? sectionOfCmk(cmkFile, profile);
  if (wanted && found === undefined) {
    const files = [...csFiles, cmkFile].join(", ");
    throw new ConfigurationError(`no profile ${JSON.stringify(wanted)} in ${files}`);
  }
  return found ?? {};
}

function pathsOfCs(): string[] {
  const named = env["CLOUDSTACK_CONFIG"]?.replace(/^~(?=[/\\]|$)/, () => homedir());
  const usual = ["cloudstack.ini", join(homedir(), ".cloudstack.ini")];
  return named ? [named, ...usual] : usual;
}

/** A section of the files of `cs`, of which the first one wins. */
function sectionOfCs(paths: readonly string[], wanted: string): ClientOptions | undefined {
  const files: [string, Sections][] = paths.map((path) => [path, readSections(path, unescaped)]);
  const matching = files.filter(([, sections]) => sections.has(wanted));
  if (matching.length === 0) return undefined;
  const merged = matching.reverse().flatMap(([, sections]) => [...(sections.get(wanted) ?? [])]);
  const section = new Map(merged);
  const headers = [...section].filter(([name]) => name.startsWith(HEADER));
  const options = converted(renamed(section, CS_NAMES), matching.map(([path]) => path).join(", "));
  if (headers.length === 0) return options;
  const texts = headers.map(([name, text]) => [name.slice(HEADER.length), text] as const);
  return { ...options, headers: Object.fromEntries(texts) };
}

/** `cs` reads `%%` as a percent sign, CloudMonkey does not. */
function unescaped(text: string): string {
  return /%(?!%)/.test(text.replaceAll("%%", "")) ? text : text.replaceAll("%%", "%");
}

function sectionOfCmk(path: string, profile: string | undefined): ClientOptions | undefined {
  const sections = readSections(path);
  // Lines before the first section are for all profiles.
  const common = sections.get("") ?? new Map<string, string>();
  const chosen = sections.get(profile ?? common.get("profile") ?? "localcloud");
  return chosen && converted(renamed(new Map([...common, ...chosen]), CMK_NAMES), path);
}

function renamed(section: ReadonlyMap<string, string>, names: Texts): Texts {
  const found: Texts = {};
  for (const [name, value] of section) {
    const ours = Object.hasOwn(names, name) ? names[name] : undefined;
    if (ours !== undefined && value) found[ours] = value;
  }
  return found;
}

/** The options that texts stand for. */
function converted(texts: Texts, where: string): ClientOptions {
  const { method, ...found } = texts;
  const options: Record<string, unknown> = { ...found };
  for (const [name, factor] of Object.entries(FACTORS)) {
    const text = found[name];
    if (text === undefined) continue;
    const value = Number(text.trim() || "none") * factor;
    if (!Number.isFinite(value)) {
      throw new ConfigurationError(`${where}: ${name} is not a number: ${JSON.stringify(text)}`);
    }
    options[name] = Math.round(value);
  }
  // Commands that change something are always posted, whatever a file says.
  if (method?.toLowerCase() === "post") options["alwaysPost"] = true;
  return options;
}
