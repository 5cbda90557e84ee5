import type { NotHonoured } from "../agent/sentences/sentences.ts";
import type { CallFailure } from "../net/json-call.ts";
import type { ApiAnswer } from "./image-api.ts";
import type { DrawOutcome } from "./port.ts";

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

/**
 * The outcome of calls that were made side by side for one order. Pictures that are there are not lost over a call
 * that failed. Bytes and URLs never come together from one API; if they did, the bytes would count.
 */
export function gather(answers: readonly ApiAnswer[], notHonoured: readonly NotHonoured[]): DrawOutcome {
  const images = answers.flatMap((answer) => (answer.kind === "found" ? answer.images : []));
  const pictures = images.flatMap((image) => (image.kind === "bytes" ? [image.bytes] : []));
  if (pictures.length > 0) return { kind: "drawn", pictures, notHonoured };
  const urls = images.flatMap((image) => (image.kind === "url" ? [image.url] : []));
  if (urls.length > 0) return { kind: "drawn-remote", urls, notHonoured };
  return worstOf(answers);
}

function worstOf(answers: readonly ApiAnswer[]): CallFailure {
  const failures = answers.flatMap((answer) => (answer.kind === "found" ? [] : [answer]));
  const ranked = failures.toSorted(
    (one, other) => MOST_TELLING.indexOf(one.kind) - MOST_TELLING.indexOf(other.kind),
  );
  return ranked[0] ?? { kind: "unusable", detail: "no-picture" };
}
