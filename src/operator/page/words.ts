import { DAY, HOUR, MINUTE, SECOND } from "../../clock.ts";

/** Figures as people read them. All times are UTC. */

export function count(value: number): string {
  return value.toLocaleString("en");
}

/** A duration in words; null: "–". `value` in ms. */
export function duration(value: number | null): string {
  if (value === null) return "–";
  if (value < SECOND) return `${Math.round(value)} ms`;
  if (value < MINUTE) return `${(value / SECOND).toFixed(value < 10 * SECOND ? 1 : 0)} s`;
  if (value < HOUR) return `${Math.round(value / MINUTE)} min`;
  return value < 2 * DAY ? `${Math.round(value / HOUR)} h` : `${Math.round(value / DAY)} days`;
}

export function dollars(value: number): string {
  return `$${value.toFixed(value !== 0 && value < 0.1 ? 3 : 2)}`;
}

export function share(part: number, whole: number): string {
  return whole === 0 ? "0%" : `${Math.round((100 * part) / whole)}%`;
}

/** A day's name: "21 Nov" of 2026-11-21. */
export function dayName(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
}

/** A moment: "14:03:07", with the day before it if that is not today's. Times in ms. */
export function moment(time: number, now: number): string {
  const iso = new Date(time).toISOString();
  const clock = iso.slice(11, 19);
  const day = iso.slice(0, 10);
  return day === new Date(now).toISOString().slice(0, 10) ? clock : `${dayName(day)}, ${clock}`;
}

/** An address is known by its end: its beginning is everybody's. */
export function shortAddress(address: string): string {
  return `${address.slice(0, 10)}…${address.slice(-6)}`;
}

/** The meanings of our tags, where they do not say it themselves. */
const MEANINGS: Readonly<Record<string, string>> = {
  draw: "picture",
  complete: "answer",
  said: "small talk",
  understand: "read by the text model",
  silent: "silence",
  echo: "same words again",
  ended: "ended without words",
  "too-many": "too many messages",
  refused: "declined by the provider",
  "not-configured": "no provider set up",
  unavailable: "provider busy",
  failed: "no usable picture",
  deadline: "took too long",
  "daily-limit": "day's limit reached",
  "text-daily-limit": "day's limit of texts reached",
  unknown: "end not known",
};

export function meaning(tag: string): string {
  return (Object.hasOwn(MEANINGS, tag) ? MEANINGS[tag] : undefined) ?? tag.replaceAll("-", " ");
}
