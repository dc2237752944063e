/** Arguments into the parts of a request, checked before anything is sent. */
import { argumentError } from "../argument-errors.js";
import { isObject } from "../json.js";
import { readFile } from "./files.js";
import { isIdempotencyKey, splitPath, type Operation, type Param } from "./operation.js";
import { Params } from "./params.js";
import { listed, Refusal, ValueWriter } from "./values.js";

/** The parts of a request; an ArgumentError if no server would accept them. */
export function serialize(operation: Operation, given: object): Params {
  const known = Object.entries(operation.params ?? {});
  const values = new Map(Object.entries(given).filter(([, value]) => value !== undefined));
  const isGiven = ([id]: readonly [string, Param]): boolean => values.has(id);
  const names = new Set(known.filter(isGiven).map(([id, param]) => param.name ?? id));
  const params = new Params();
  const problems = new Map<string, string>();
  for (const [id, param] of known) {
    const writer = new ValueWriter(param.name ?? id, param);
    const value = values.has(id) ? values.get(id) : defaultOf(writer);
    try {
      if (value !== undefined) add(params, operation, writer, value);
      else if (param.required === true) throw new Refusal("is required");
      if (values.delete(id)) requireRules(param, names);
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem;
      problems.set(id, problem.message);
      values.delete(id);
    }
  }
  for (const id of values.keys()) problems.set(id, `is not a parameter of ${operation.name}`);
  if (problems.size > 0) throw argumentError(operation.name, problems);
  return params;
}

/**
 * The parts according to the values' types, for what the docs do not know: it is sent in the query
 * of requests that only read or delete, else in the body.
 */
export function serializeUnchecked(operation: Operation, given: object): Params {
  const other = ["POST", "PUT", "PATCH"].includes(operation.method) ? "body" : "query";
  const variables = splitPath(operation.path).filter((_, index) => index % 2 === 1);
  const inPath = variables.map((name): [string, Param] => [name, { in: "path", required: true }]);
  const others = Object.keys(given).filter((name) => !variables.includes(name));
  const elsewhere = others.map((name): [string, Param] => [name, { in: other }]);
  return serialize({ ...operation, params: Object.fromEntries([...inPath, ...elsewhere]) }, given);
}

/** What is sent without an argument: the only value, or a new idempotency key. */
const defaultOf = ({ name, param }: ValueWriter): string | undefined =>
  isIdempotencyKey(name, param) ? crypto.randomUUID() : param.value;

function requireRules(param: Param, names: ReadonlySet<string>): void {
  const other = param.excludes?.find((name) => names.has(name));
  if (other !== undefined) throw new Refusal(`cannot be sent together with \`${other}\``);
  const missing = param.requires?.find((name) => !names.has(name));
  if (missing !== undefined) throw new Refusal(`has to be sent together with \`${missing}\``);
}

function add(params: Params, operation: Operation, writer: ValueWriter, value: unknown): void {
  const place = writer.param.in ?? "query";
  if (value === null && (place !== "body" || operation.body !== undefined)) {
    throw new Refusal("cannot be null, which only JSON has");
  }
  switch (place) {
    case "path":
      params.path.set(writer.name, segment(writer.text(value)));
      break;
    case "query":
      params.query.push(...writer.pairs(value));
      break;
    case "header":
      params.headers.set(
        writer.name,
        header((listed(value) ?? [value]).map((item) => writer.text(item)).join(",")),
      );
      break;
    case "body":
      if (writer.param.isBody === "list") params.items = list(writer.json(value));
      else if (writer.param.isBody) addFields(params, operation, writer.json(value));
      else addToBody(params, operation, writer, value);
  }
}

/** A value that stays in its segment: servers and proxies take dots for other folders. */
function segment(text: string): string {
  if (["", ".", ".."].includes(text))
    throw new Refusal(`cannot be ${JSON.stringify(text)} in a path`);
  return text;
}

function header(text: string): string {
  if (!/^[ -~]*$/.test(text)) throw new Refusal("has characters that no header can contain");
  return text;
}

function addToBody(
  params: Params,
  operation: Operation,
  writer: ValueWriter,
  value: unknown,
): void {
  const { name, param } = writer;
  if (operation.body === undefined) {
    params.body.set(name, writer.json(value));
  } else if (operation.body === "raw") {
    const isText = typeof value === "string" && param.type !== "file";
    params.content = isText ? value : readFile(name, value);
  } else if (operation.body === "multipart" && isFile(param)) {
    params.body.set(
      name,
      (listed(value) ?? [value]).map((item) => readFile(name, item)),
    );
  } else {
    for (const [key, texts] of writer.pairs(value)) {
      params.body.set(key, [...((params.body.get(key) ?? []) as readonly string[]), ...texts]);
    }
  }
}

const isFile = ({ type }: Param): boolean => type === "file" || type === "files";

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Refusal("must be a list");
  return value;
}

/** All fields of a body, by their names. */
function addFields(params: Params, operation: Operation, fields: unknown): void {
  if (!isObject(fields)) throw new Refusal("must be an object");
  for (const [name, value] of Object.entries(fields)) {
    addToBody(params, operation, new ValueWriter(name, { in: "body" }), value);
  }
}
