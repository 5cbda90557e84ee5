import { decodeBase64, parseAddress, STREAM_PROTOCOL, verifyAgentToken } from "@asi-image-agent/protocol";
import { Hono } from "hono";
import { type Clock, SECOND } from "../clock.ts";
import { mailboxJson } from "../durable/sender/mailbox-json.ts";
import { busyResponse, errorResponse } from "../net/errors.ts";
import type { AgentHono } from "./agent-hono.ts";
import { clientNetwork } from "./shedding/client-network.ts";
import { isAdmitted, waitingBy } from "./shedding/guarded-verification.ts";
import { senderMessages, verificationGate } from "./shedding/isolate-memory.ts";
import { verifier } from "./verifier.ts";

/** The longest window, in seconds, of a token that opens a mailbox. */
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
    const entry = await enter(context.req.raw.headers, address, token, context.var.agent.clock);
    if (!entry.ok) return entry.refusal;
    const headers = { upgrade: "websocket" };
    const url = `https://mailbox/stream?until=${entry.until}`;
    return context.env.SENDERS.getByName(address).fetch(url, { headers });
  })
  .use("/v2/agents/:address/mailbox/*", async (context, next) => {
    const [scheme, token] = (context.req.header("authorization") ?? "").split(" ");
    const offered = scheme?.toLowerCase() === "agent" && token !== undefined ? token : null;
    const { clock } = context.var.agent;
    const entry = await enter(context.req.raw.headers, context.req.param("address"), offered, clock);
    return entry.ok ? next() : entry.refusal;
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

type Entry =
  /** The owner, until its token ends (ms). */
  { readonly ok: true; readonly until: number } | { readonly ok: false; readonly refusal: Response };

/** Whether a token opens the mailbox of an address, and its owner has not come too often. */
async function enter(headers: Headers, address: string, token: string | null, clock: Clock): Promise<Entry> {
  const verified = await verifyToken(headers, address, token, clock);
  if (verified === "unauthorized") {
    const challenge = { "www-authenticate": "Agent" };
    return { ok: false, refusal: errorResponse("unauthorized", { headers: challenge }) };
  }
  const now = clock.now();
  const pauseMs = senderMessages.waitMs(address, now);
  if (verified === "busy" || pauseMs > 0)
    return { ok: false, refusal: busyResponse(Math.max(pauseMs, SECOND)) };
  senderMessages.pour(address, now);
  // Within the skew a token counts that has ended by our clock: its stream is open for a moment.
  return { ok: true, until: Math.max(verified.expires * SECOND, now + SECOND) };
}

/** Checking a forged token costs as much as a forged envelope: the same gate stands before both. */
async function verifyToken(
  headers: Headers,
  address: string,
  token: string | null,
  clock: Clock,
): Promise<{ readonly expires: number } | "unauthorized" | "busy"> {
  if (token === null) return "unauthorized";
  const claim = { network: clientNetwork(headers), sender: address, session: "mailbox" };
  if (!(await isAdmitted(verificationGate, claim, waitingBy(clock)))) return "busy";
  if (!parseAddress(address, verifier()).ok) return "unauthorized";
  const now = Math.floor(clock.now() / SECOND);
  const verified = verifyAgentToken(token, address, now, LONGEST_TOKEN_WINDOW, verifier());
  if (verified.ok) {
    verificationGate.noteVerified(claim);
    return verified;
  }
  if (verified.reason === "wrong-signature") verificationGate.noteFailed(claim, null, clock.now());
  return "unauthorized";
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
