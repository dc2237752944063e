/** Dates in responses: ISO 8601, with offsets such as `+0900` as well, and Unix times. */

const DATE = /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?))? ?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?$/i;
const MIN_SECONDS = 1e8;
const MAX_SECONDS = 1e11;

/** The moment that a value stands for, if it does; a text without an offset is in UTC. */
export function readDate(value: unknown): Date | undefined {
  if (typeof value === "string" && !/^[0-9]+$/.test(value)) {
    const [whole, day, time = "00:00:00", offset = "Z"] = DATE.exec(value) ?? [];
    if (whole === undefined) return undefined;
    const zone = offset.length === 3 ? `${offset}:00` : offset.replace(/^(...):?(..)$/, "$1:$2");
    const found = new Date(`${day}T${time}${zone.toUpperCase()}`);
    return Number.isNaN(found.getTime()) ? undefined : found;
  }
  if (typeof value === "string" || typeof value === "number" || typeof value === "bigint") {
    return fromUnixTime(Number(value));
  }
  return undefined;
}

/** In seconds, or in thousandths, millionths or billionths of them: a year from 1973 to 5138. */
function fromUnixTime(value: number): Date | undefined {
  const seconds = [1, 1e3, 1e6, 1e9].map((unit) => value / unit).find((n) => n < MAX_SECONDS);
  return seconds === undefined || seconds < MIN_SECONDS ? undefined : new Date(seconds * 1000);
}
