import { encodeEnvelope } from "@asi-image-agent/protocol";
import { Hono } from "hono";
import type { Directory } from "./directory.ts";
import type { Platform } from "./platform.ts";
import { openEnvelope } from "./received-envelope.ts";

const FORWARD_TIMEOUT_MS = 35_000;

/**
 * Hands envelopes on to the URL that an agent's account registered: the reference's `register_chat_agent` gives this
 * as the agent's endpoint, unless it is told not to track interactions.
 */
export function proxy(directory: Directory, { now, report }: Platform): Hono {
  return new Hono().post("/submit", async (context) => {
    const opened = openEnvelope(await context.req.text(), now());
    if (!opened.ok) return context.json({ detail: opened.detail }, 400);
    const { sender, target } = opened.envelope;
    const url = directory.listings.get(target)?.url;
    if (url == null) return context.json({ detail: "Agent not found" }, 404);
    const connection = context.req.header("x-uagents-connection");
    const headers = {
      "content-type": "application/json",
      ...(connection && { "x-uagents-connection": connection }),
    };
    try {
      const signal = AbortSignal.timeout(FORWARD_TIMEOUT_MS);
      const answer = await fetch(url, {
        method: "POST",
        headers,
        body: encodeEnvelope(opened.envelope),
        signal,
      });
      report(`handed a letter from ${sender} on to ${target}: ${answer.status}`);
      const type = answer.headers.get("content-type") ?? "application/json";
      return new Response(await answer.text(), { status: answer.status, headers: { "content-type": type } });
    } catch {
      report(`could not hand a letter from ${sender} on to ${target}`);
      return context.json({ detail: "The agent cannot be reached." }, 502);
    }
  });
}
