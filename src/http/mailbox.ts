import { Hono } from "hono";
import { SECOND } from "../clock.ts";
import { mailboxJson } from "../durable/mailbox-json.ts";
import { STREAM_PROTOCOL } from "../durable/mailbox-streams.ts";
import { parseAddress } from "../protocol/address.ts";
import { verifyAgentToken } from "../protocol/agent-token.ts";
import { decodeBase64 } from "../protocol/base64.ts";
import type { AgentHono } from "./agent-hono.ts";
import { errorResponse } from "./errors.ts";

/** Seconds: the longest window of a token that opens a mailbox. */
const LONGEST_TOKEN_WINDOW = 3_600;

/**
 * The mailbox of a sender that has no endpoint, in the JSON and with the token of Agentverse's mailbox API (the
 * reference's `uagents/mailbox.py`); and, of our own, a stream of the same letters as they arrive. Only the owner of
 * the address opens it; no object is asked before that.
 */
export const mailboxRoutes = new Hono<AgentHono>()
  .get("/v2/agents/:address/mailbox/stream", async (context) => {
    if (context.req.header("upgrade")?.toLowerCase() !== "websocket")
      return errorResponse("upgrade-required");
    const address = context.req.param("address");
    const token = offeredToken(context.req.header("sec-websocket-protocol") ?? "");
    const until = openUntil(token, address, context.var.agent.clock.now());
    if (until === null) return errorResponse("unauthorized");
    const headers = { upgrade: "websocket" };
    return context.env.SENDERS.getByName(address).fetch(`https://mailbox/stream?until=${until}`, { headers });
  })
  .use("/v2/agents/:address/mailbox/*", async (context, next) => {
    const [scheme, token] = (context.req.header("authorization") ?? "").split(" ");
    const offered = scheme?.toLowerCase() === "agent" && token !== undefined ? token : null;
    if (openUntil(offered, context.req.param("address"), context.var.agent.clock.now()) === null) {
      return errorResponse("unauthorized", { headers: { "www-authenticate": "Agent" } });
    }
    return next();
  })
  .get("/v2/agents/:address/mailbox", async (context) => {
    const letters = await context.env.SENDERS.getByName(context.req.param("address")).readMailbox();
    return new Response(`[${letters.map(mailboxJson).join(",")}]`, {
      headers: { "content-type": "application/json", "cache-control": "no-store" },
    });
  })
  .delete("/v2/agents/:address/mailbox/:uuid", async (context) => {
    const { address, uuid } = context.req.param();
    const deleted = await context.env.SENDERS.getByName(address).deleteFromMailbox(uuid.toLowerCase());
    return deleted ? context.json({}) : errorResponse("not-found");
  });

/** Until when a token opens the mailbox of an address, in ms; null: it does not. */
function openUntil(token: string | null, address: string, now: number): number | null {
  if (token === null || !parseAddress(address).ok) return null;
  const seconds = Math.floor(now / SECOND);
  const verified = verifyAgentToken(token, address, seconds, LONGEST_TOKEN_WINDOW);
  if (!verified.ok) return null;
  // Within the skew a token counts that has ended by our clock: its stream is open for a moment.
  return Math.max(verified.expires * SECOND, now + SECOND);
}

/**
 * A browser can give a WebSocket no header but its subprotocols, and a URL ends in logs: so the token comes as the
 * one beside ours, in base64url without padding, because as it stands it is no valid subprotocol.
 */
function offeredToken(subprotocols: string): string | null {
  const offered = subprotocols.split(",").map((one) => one.trim());
  if (!offered.includes(STREAM_PROTOCOL)) return null;
  const encoded = offered.find((one) => one !== STREAM_PROTOCOL) ?? "";
  const bytes = decodeBase64(`${encoded.replaceAll("-", "+").replaceAll("_", "/")}==`);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}
