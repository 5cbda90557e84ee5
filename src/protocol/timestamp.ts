const DATE_TIME =
  /^(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,12}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/;
const NUMBER = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/i;
/** Above it a number counts as milliseconds, then microseconds and so on (MS_WATERSHED of Pydantic 1). */
const SECONDS_LIMIT = 2e10;
const MINUTES_A_DAY = 24 * 60;

/**
 * Reads every form of time that Pydantic 1 reads into a datetime: ISO 8601 with T or a space, with or without
 * seconds, fraction (6 digits are kept) and zone, and Unix numbers, also as text. Gives Python's isoformat():
 * no zone stays no zone, Z becomes +00:00. null when it is no time.
 * Source: parse_datetime in pydantic/v1/datetime_parse.py.
 */
export function parseTimestamp(value: string | number | bigint): string | null {
  if (typeof value !== "string") return fromUnix(Number(value));
  if (NUMBER.test(value)) return fromUnix(Number(value));
  return fromIso(value);
}

/** The text of a time (ms since 1970) as the reference sends it, "2026-11-20T10:11:12.345000+00:00". */
export function formatTimestamp(ms: number): string {
  return fromMicroseconds(Math.round(ms * 1000));
}

function fromIso(text: string): string | null {
  const [matched, year, month, day, hour, minute, second = "0", fraction = "", zone] =
    DATE_TIME.exec(text) ?? [];
  if (matched === undefined) return null;
  const offset = zone === undefined ? "" : zoneOffset(zone);
  if (offset === null) return null;
  const date = [year, month, day].map((part) => part?.padStart(2, "0")).join("-");
  const time = [hour, minute, second].map((part) => part?.padStart(2, "0")).join(":");
  if (!exists(`${date}T${time}`)) return null;
  return `${date}T${time}${fractionText(Number(fraction.slice(0, 6).padEnd(6, "0")))}${offset}`;
}

/**
 * Whether a date exists: there is no thirtieth of February, no hour 24, no second 60, no year 0. Python's datetime
 * knows none of them.
 */
function exists(dateTime: string): boolean {
  const ms = Date.parse(`${dateTime}Z`);
  if (Number.isNaN(ms) || dateTime.startsWith("0000")) return false;
  return new Date(ms).toISOString().startsWith(dateTime);
}

function zoneOffset(zone: string): string | null {
  if (zone === "Z") return "+00:00";
  const hours = Number(zone.slice(1, 3));
  const minutes = zone.length > 3 ? Number(zone.slice(-2)) : 0;
  const total = hours * 60 + minutes;
  if (total >= MINUTES_A_DAY) return null;
  const sign = total === 0 ? "+" : zone.slice(0, 1);
  return `${sign}${twoDigits(Math.floor(total / 60))}:${twoDigits(total % 60)}`;
}

function fromUnix(number: number): string | null {
  if (!Number.isFinite(number)) return null;
  let seconds = number;
  while (Math.abs(seconds) > SECONDS_LIMIT) seconds /= 1000;
  return fromMicroseconds(Math.round(seconds * 1e6));
}

function fromMicroseconds(microseconds: number): string {
  const seconds = Math.floor(microseconds / 1e6);
  const dateTime = new Date(seconds * 1000).toISOString().slice(0, "2026-11-20T10:11:12".length);
  return `${dateTime}${fractionText(microseconds - seconds * 1e6)}+00:00`;
}

function fractionText(microseconds: number): string {
  return microseconds === 0 ? "" : `.${String(microseconds).padStart(6, "0")}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
