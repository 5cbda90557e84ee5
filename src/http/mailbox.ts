import { Hono } from "hono";
import { type Clock, SECOND } from "../clock.ts";
import type { MailboxLetter } from "../durable/letter-rows.ts";
import { parseAddress } from "../protocol/address.ts";
import { verifyAgentToken } from "../protocol/agent-token.ts";
import type { AgentHono } from "./agent-hono.ts";
import { clientNetwork } from "./client-network.ts";
import { busyResponse, errorResponse } from "./errors.ts";
import { isAdmitted, waitingBy } from "./guarded-verification.ts";
import { senderMessages, verificationGate } from "./isolate-memory.ts";

/** Seconds: the longest window of a token that opens a mailbox. */
const LONGEST_TOKEN_WINDOW = 3_600;

/**
 * The mailbox of a sender that has no endpoint, in the JSON and with the token of Agentverse's mailbox API (the
 * reference's `uagents/mailbox.py`). Only the owner of the address opens it; no object is asked before that.
 */
export const mailboxRoutes = new Hono<AgentHono>()
  .use("/v2/agents/:address/mailbox/*", async (context, next) => {
    const { clock } = context.var.agent;
    const address = context.req.param("address");
    const entry = await enter(context.req.raw.headers, address, clock);
    if (entry === "unauthorized") {
      return errorResponse("unauthorized", { headers: { "www-authenticate": "Agent" } });
    }
    const pauseMs = senderMessages.waitMs(address, clock.now());
    if (entry === "busy" || pauseMs > 0) return busyResponse(Math.max(pauseMs, SECOND));
    senderMessages.pour(address, clock.now());
    return next();
  })
  .get("/v2/agents/:address/mailbox", async (context) => {
    const letters = await context.env.SENDERS.getByName(context.req.param("address")).readMailbox();
    return new Response(`[${letters.map(letterJson).join(",")}]`, {
      headers: { "content-type": "application/json", "cache-control": "no-store" },
    });
  })
  .delete("/v2/agents/:address/mailbox/:uuid", async (context) => {
    const { address, uuid } = context.req.param();
    const deleted = await context.env.SENDERS.getByName(address).deleteFromMailbox(uuid.toLowerCase());
    return deleted ? context.json({}) : errorResponse("not-found");
  });

/** Checking a forged token costs as much as a forged envelope: the same gate stands before both. */
async function enter(
  headers: Headers,
  address: string,
  clock: Clock,
): Promise<"owner" | "unauthorized" | "busy"> {
  const [scheme, token] = (headers.get("authorization") ?? "").split(" ");
  if (scheme?.toLowerCase() !== "agent" || token === undefined) return "unauthorized";
  const claim = { network: clientNetwork(headers), sender: address, session: "mailbox" };
  if (!(await isAdmitted(verificationGate, claim, waitingBy(clock)))) return "busy";
  if (!parseAddress(address).ok) return "unauthorized";
  const now = Math.floor(clock.now() / SECOND);
  const verified = verifyAgentToken(token, address, now, LONGEST_TOKEN_WINDOW);
  if (verified.ok) verificationGate.noteVerified(claim);
  else if (verified.reason === "wrong-signature") verificationGate.noteFailed(claim, null, clock.now());
  return verified.ok ? "owner" : "unauthorized";
}

/** The envelope stands as it was sealed: a nonce beyond 2^53 would not survive being parsed and written again. */
function letterJson({ uuid, envelope, receivedAt, expiresAt }: MailboxLetter): string {
  const received = JSON.stringify(new Date(receivedAt).toISOString());
  const expires = JSON.stringify(new Date(expiresAt).toISOString());
  return `{"uuid":${JSON.stringify(uuid)},"envelope":${envelope},"received_at":${received},"expires_at":${expires}}`;
}
