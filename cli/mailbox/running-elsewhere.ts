import { lookUp } from "@asi-image-agent/kit/endpoint";
import { SECOND } from "../../src/clock.ts";
import type { HttpFetch } from "../../src/net/http-fetch.ts";
import { withTimeLimit } from "../../src/net/time-limit.ts";

const TIMEOUT = 5 * SECOND;
const MAILBOX_ENDPOINT = /\/v2\/agents\/mailbox\/submit$/;

/**
 * The endpoint at which an agent of this address is running already, as the Almanac knows it and as it says itself; null:
 * nowhere. A mailbox is no place to run. `now` in ms. Never throws: an Almanac that does not answer knows of nobody.
 */
export async function runningElsewhere(
  agentverseUrl: string,
  address: string,
  now: number,
  fetch: HttpFetch,
): Promise<string | null> {
  const almanac = {
    url: agentverseUrl,
    fetch: (...[url, init]: Parameters<typeof globalThis.fetch>) => fetch(String(url), init ?? {}),
  };
  const found = await lookUp(almanac, address, now);
  if (found.kind !== "endpoints") return null;
  for (const endpoint of found.urls)
    if (!MAILBOX_ENDPOINT.test(endpoint) && (await isReady(endpoint, address, fetch))) return endpoint;
  return null;
}

/** The reference's readiness probe: HEAD of the endpoint, with the address that is asked for. */
async function isReady(endpoint: string, address: string, fetch: HttpFetch): Promise<boolean> {
  try {
    const timed = await withTimeLimit(TIMEOUT, async (signal) => {
      const headers = { "x-uagents-address": address };
      const response = await fetch(endpoint, { method: "HEAD", headers, redirect: "manual", signal });
      return response.headers.get("x-uagents-status") === "ready";
    });
    return timed.ok && timed.value;
  } catch {
    return false;
  }
}

/** The sentence for an agent that runs elsewhere, with what to do. */
export function elsewhereProblem(endpoint: string): string {
  return (
    `This agent is running already, at ${endpoint}: the same AGENT_SEED. Reached through a mailbox, this machine would take its messages. ` +
    "Stop that one, or give this machine a seed of its own: remove AGENT_SEED from .dev.vars, and a fresh one is made."
  );
}
