import { Hono } from "hono";
import { SECOND } from "../clock.ts";
import type { MailboxLetter } from "../durable/letter-rows.ts";
import { parseAddress } from "../protocol/address.ts";
import { verifyAgentToken } from "../protocol/agent-token.ts";
import type { AgentHono } from "./agent-hono.ts";
import { errorResponse } from "./errors.ts";

/** Seconds: the longest window of a token that opens a mailbox. */
const LONGEST_TOKEN_WINDOW = 3_600;

/**
 * The mailbox of a sender that has no endpoint, in the JSON and with the token of Agentverse's mailbox API (the
 * reference's `uagents/mailbox.py`). Only the owner of the address opens it; no object is asked before that.
 */
export const mailboxRoutes = new Hono<AgentHono>()
  .use("/v2/agents/:address/mailbox/*", async (context, next) => {
    const address = context.req.param("address");
    const [scheme, token] = (context.req.header("authorization") ?? "").split(" ");
    const now = Math.floor(context.var.agent.clock.now() / SECOND);
    const owned =
      parseAddress(address).ok &&
      scheme?.toLowerCase() === "agent" &&
      token !== undefined &&
      verifyAgentToken(token, address, now, LONGEST_TOKEN_WINDOW).ok;
    if (!owned) return errorResponse("unauthorized", { headers: { "www-authenticate": "Agent" } });
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

/** The envelope stands as it was sealed: a nonce beyond 2^53 would not survive being parsed and written again. */
function letterJson({ uuid, envelope, receivedAt, expiresAt }: MailboxLetter): string {
  const received = JSON.stringify(new Date(receivedAt).toISOString());
  const expires = JSON.stringify(new Date(expiresAt).toISOString());
  return `{"uuid":${JSON.stringify(uuid)},"envelope":${envelope},"received_at":${received},"expires_at":${expires}}`;
}
