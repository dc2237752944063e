/** Dates in responses: ISO 8601, with offsets such as `+0900` as well, and Unix times. */

const DATE = /^([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:[T ]([0-9:.]+))? ?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?$/i;
const MIN_SECONDS = 1e8;
const MAX_SECONDS = 1e11;

/** The moment that a value stands for, if it does; a text without an offset is in UTC. */
export function readDate(value: unknown): Date | undefined {
  if (typeof value === "object") return undefined;
  const [whole, year, month, day, time = "00:00", offset = "Z"] = DATE.exec(String(value)) ?? [];
  const zone = offset.replace(/^(...):?(..)?$/, (_, hours: string, rest = "00") => `${hours}:${rest}`);
  const found = new Date(
    whole ? `${year}-${month}-${day}T${time}${zone.toUpperCase()}` : unixTime(value),
  );
  return Number.isNaN(+found) ? undefined : found;
}

/** In seconds, or in thousandths, millionths or billionths of them: a year from 1973 to 5138. */
function unixTime(value: unknown): number {
  const units = [1, 1e3, 1e6, 1e9].map((unit) => Number(value) / unit);
  const seconds = typeof value === "boolean" ? 0 : (units.find((n) => n < MAX_SECONDS) ?? 0);
  return seconds < MIN_SECONDS ? Number.NaN : seconds * 1000;
}
