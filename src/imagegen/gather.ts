import type { NotHonoured } from "../agent/sentences/sentences.ts";
import type { CallFailure } from "../net/json-call.ts";
import type { CountedAnswer } from "./image-api.ts";
import type { DrawOutcome, Quality } from "./port.ts";

/**
 * Failures by how much they tell of calls that all failed: a refusal is final, and what may have been paid must be
 * counted.
 */
const MOST_TELLING: readonly CallFailure["kind"][] = [
  "refused",
  "unknown",
  "unusable",
  "misconfigured",
  "unavailable",
];
const COST_NOTHING: ReadonlySet<CallFailure["kind"]> = new Set(["misconfigured", "unavailable"]);

/**
 * The outcome of calls that were made side by side for one order. Pictures that are there are not lost over a call
 * that failed; what that one may have cost is told. Bytes and URLs never come together from one API; if they did, the
 * bytes would count.
 */
export function gather(calls: readonly CountedAnswer[], notHonoured: readonly NotHonoured[]): DrawOutcome {
  const images = calls.flatMap(({ answer }) => (answer.kind === "found" ? answer.images : []));
  const billed = { ...alsoPaid(calls), ...qualityOf(calls), ...partialsOf(calls) };
  const pictures = images.flatMap((image) => (image.kind === "bytes" ? [image.bytes] : []));
  const urls = images.flatMap((image) => (image.kind === "url" ? [image.url] : []));
  if (pictures.length > 0) return { kind: "drawn", pictures, notHonoured, ...billed };
  if (urls.length > 0) return { kind: "drawn-remote", urls, notHonoured, ...billed };
  return worstOf(calls);
}

function alsoPaid(calls: readonly CountedAnswer[]): { readonly alsoPaid?: number } {
  const lost = calls.filter(({ answer }) => answer.kind !== "found" && !COST_NOTHING.has(answer.kind));
  return lost.length === 0 ? {} : { alsoPaid: lost.reduce((sum, { count }) => sum + count, 0) };
}

/** Only where all calls say the same. */
function qualityOf(calls: readonly CountedAnswer[]): { readonly quality?: Quality } {
  const said = new Set(calls.map(({ answer }) => (answer.kind === "found" ? answer.quality : undefined)));
  const [quality] = said;
  return said.size === 1 && quality !== undefined ? { quality } : {};
}

function partialsOf(calls: readonly CountedAnswer[]): { readonly partials?: number } {
  const seen = calls.map(({ answer }) => (answer.kind === "found" ? (answer.partials ?? 0) : 0));
  const partials = seen.reduce((sum, one) => sum + one, 0);
  return partials === 0 ? {} : { partials };
}

function worstOf(calls: readonly CountedAnswer[]): CallFailure {
  const failures = calls.flatMap(({ answer }) => (answer.kind === "found" ? [] : [answer]));
  const ranked = failures.toSorted(
    (one, other) => MOST_TELLING.indexOf(one.kind) - MOST_TELLING.indexOf(other.kind),
  );
  return ranked[0] ?? { kind: "unusable", detail: "no-picture" };
}
