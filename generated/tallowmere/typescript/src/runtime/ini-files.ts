/** INI files with sections of settings. */
import { readFileSync } from "node:fs";
import { ConfigurationError } from "./errors.js";

export type Sections = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * The sections of an INI file; lines before the first are the section "". Those of DEFAULT are in
 * all of them. Without a file there are none; a ConfigurationError if it cannot be read.
 */
export function readSections(path: string, read = (text: string): string => text): Sections {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "ENOENT" || code === "ENOTDIR") return new Map();
    throw new ConfigurationError(`${path} cannot be read: ${code ?? "it is not UTF-8"}`);
  }
  const sections = parseSections(path, text);
  const defaults = sections.get("DEFAULT") ?? new Map<string, string>();
  sections.delete("DEFAULT");
  const whole = [...sections].map(([name, section]) => {
    const entries = [...defaults, ...section].map(([key, value]) => [key, read(value)] as const);
    return [name, new Map(entries)] as const;
  });
  return new Map(whole);
}

function parseSections(path: string, text: string): Map<string, Map<string, string>> {
  const sections = new Map<string, Map<string, string>>([["", new Map()]]);
  let section = sections.get("") ?? new Map<string, string>();
  let last = "";
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const content = line.trim();
    if (content === "" || /^[#;]/.test(content)) continue;
    if (/^\s/.test(line) && last !== "") {
      section.set(last, `${section.get(last) ?? ""}\n${content}`);
      continue;
    }
    const header = /^\[([^\]]+)\]/.exec(content)?.[1];
    const [entry, key = "", value = ""] = /^([^=:]*)[=:](.*)$/.exec(content) ?? [];
    if (header !== undefined) {
      section = sections.get(header) ?? new Map();
      sections.set(header, section);
      last = "";
    } else if (entry !== undefined && key.trim() !== "") {
      last = key.trim().toLowerCase();
      section.set(last, value.trim());
    } else {
      // The line itself may contain a secret.
      throw new ConfigurationError(`${path}, line ${at + 1} is not a valid INI file`);
    }
  }
  return sections;
}
