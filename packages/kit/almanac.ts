import * as z from "zod/mini";
import { SECOND } from "../../src/clock.ts";
import { readBounded } from "../../src/net/read-bounded.ts";
import { withFallback } from "../../src/with-fallback.ts";

/** The place where a peer takes its messages, as the Almanac knows it. */
export type Resolution =
  | { readonly kind: "endpoints"; readonly urls: readonly string[] }
  /** Definitely nothing there: no record, an expired one, or one without endpoints. */
  | { readonly kind: "none" }
  /** The Almanac itself failed: a reason to try again, not a missing endpoint. */
  | { readonly kind: "failed"; readonly reason: string };

const recordSchema = z.lazy(() =>
  z.object({
    endpoints: withFallback(z.array(z.object({ url: z.string(), weight: withFallback(z.number(), 1) })), []),
    expiry: withFallback(z.nullish(z.union([z.string(), z.number()])), null),
  }),
);

const LOOK_UP_TIMEOUT = 5_000;
const LONGEST_RECORD = 256 * 1024;

/**
 * Looks an address up in the Almanac. `address` is canonical; `now` in ms. Endpoints come heaviest first. Never
 * throws.
 */
export async function lookUp(
  almanac: { readonly url: string; readonly fetch: typeof fetch },
  address: string,
  now: number,
): Promise<Resolution> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), LOOK_UP_TIMEOUT);
  try {
    const response = await almanac.fetch(`${almanac.url}/v1/almanac/agents/${address}`, {
      headers: { accept: "application/json" },
      redirect: "manual",
      signal: abort.signal,
    });
    if (response.status === 404) {
      await response.body?.cancel();
      return { kind: "none" };
    }
    if (response.status !== 200) {
      await response.body?.cancel();
      return { kind: "failed", reason: `status-${response.status}` };
    }
    const body = await readBounded(response.body, LONGEST_RECORD);
    return body === null
      ? { kind: "failed", reason: "too-long" }
      : readRecord(new TextDecoder().decode(body), now);
  } catch {
    return { kind: "failed", reason: abort.signal.aborted ? "timeout" : "unreachable" };
  } finally {
    clearTimeout(timer);
  }
}

function readRecord(text: string, now: number): Resolution {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: "failed", reason: "not-json" };
  }
  const record = recordSchema.safeParse(json);
  if (!record.success) return { kind: "failed", reason: "not-a-record" };
  const { endpoints, expiry } = record.data;
  const expired = (expiryTime(expiry ?? null) ?? now) < now;
  if (expired || endpoints.length === 0) return { kind: "none" };
  const byWeight = endpoints.toSorted((a, b) => b.weight - a.weight);
  return { kind: "endpoints", urls: byWeight.map((endpoint) => endpoint.url) };
}

/** The Almanac writes ISO 8601, with or without its zone, which is UTC. In ms; null: no end is known. */
export function expiryTime(expiry: string | number | null): number | null {
  if (typeof expiry === "number") return expiry * SECOND;
  if (expiry === null) return null;
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(expiry);
  const time = Date.parse(hasZone ? expiry : `${expiry}Z`);
  return Number.isNaN(time) ? null : time;
}
