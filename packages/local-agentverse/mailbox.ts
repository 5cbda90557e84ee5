import { encodeEnvelope } from "@asi-image-agent/protocol";
import { type Context, Hono } from "hono";
import * as z from "zod";
import { DAY } from "../../src/clock.ts";
import { callerOf, unauthorized } from "./caller.ts";
import type { Directory } from "./directory.ts";
import type { Platform } from "./platform.ts";
import { openEnvelope } from "./received-envelope.ts";
import { page } from "./request-body.ts";
import type { State } from "./state-file.ts";

const LETTER_LIFETIME = 7 * DAY;
const MOST_LETTERS = 500;

const letterSchema = z.object({
  uuid: z.string(),
  /** Wire text: a nonce beyond 2^53 would not survive being parsed and written again. */
  envelope: z.string(),
  receivedAt: z.number(),
  expiresAt: z.number(),
});
type Letter = z.infer<typeof letterSchema>;

/**
 * Letters for agents without an endpoint of their own. An agent has a mailbox when the endpoint that it registered
 * is this one; on agentverse.ai its owner connects it to an account before. Source: MailboxClient in uagents/mailbox.py.
 */
export function mailboxes(state: State, directory: Directory, { now, newId, report }: Platform): Hono {
  const app = new Hono();
  const table = state.table("mailboxes", z.array(letterSchema));
  const lettersOf = (address: string) =>
    (table.get(address) ?? []).filter(({ expiresAt }) => expiresAt > now());

  app.post("/mailbox/submit", async (context) => {
    const opened = openEnvelope(await context.req.text(), now());
    if (!opened.ok) {
      report(`refused a letter: ${opened.detail}`);
      return context.json({ detail: opened.detail }, 400);
    }
    const { sender, target } = opened.envelope;
    if (!directory.hasMailbox(target)) return context.json({ detail: "Agent mailbox not found" }, 404);
    const letters = lettersOf(target);
    if (letters.length >= MOST_LETTERS) return context.json({ detail: "Agent mailbox is full" }, 429);
    const envelope = encodeEnvelope(opened.envelope);
    const letter = { uuid: newId(), envelope, receivedAt: now(), expiresAt: now() + LETTER_LIFETIME };
    table.set(target, [...letters, letter]);
    report(`letter from ${sender} to ${target}`);
    return context.json({});
  });

  app.get("/mailbox/submit", (context) => {
    const address = context.req.header("x-uagents-address");
    const readiness = directory.hasMailbox(address ?? "") ? "ready" : "not-ready";
    context.header("x-uagents-status", address === undefined ? "indeterminate" : readiness);
    return context.json({});
  });

  // Only whose letters they are, by token or by account, learns whether there are any.
  app.use("/:address/mailbox/*", async (context, next) => {
    const address = context.req.param("address");
    const caller = callerOf(context, now());
    const isOwner = caller.kind === "account" && directory.listings.get(address)?.account === caller.id;
    const isAgent = caller.kind === "agent" && caller.address === address;
    if (!isOwner && !isAgent) return unauthorized(context);
    return directory.hasMailbox(address) ? next() : notFound(context, "Agent mailbox not found");
  });

  app.get("/:address/mailbox", (context) => {
    const letters = page(context, lettersOf(context.req.param("address")));
    return jsonText(`[${letters.map(letterJson).join(",")}]`);
  });

  app.get("/:address/mailbox/:uuid", (context) => {
    const { address, uuid } = context.req.param();
    const letter = lettersOf(address).find((letter) => letter.uuid === uuid.toLowerCase());
    return letter === undefined ? notFound(context, "Letter not found") : jsonText(letterJson(letter));
  });

  app.delete("/:address/mailbox/:uuid", (context) => {
    const { address, uuid } = context.req.param();
    const letters = lettersOf(address);
    const left = letters.filter((letter) => letter.uuid !== uuid.toLowerCase());
    if (left.length === letters.length) return notFound(context, "Letter not found");
    table.set(address, left);
    report(`${address} fetched a letter; ${left.length} left`);
    return context.json({});
  });
  return app;
}

function notFound(context: Context, detail: string): Response {
  return context.json({ detail }, 404);
}

/** Source: StoredEnvelope in uagents/mailbox.py. */
function letterJson({ uuid, envelope, receivedAt, expiresAt }: Letter): string {
  const times = {
    received_at: new Date(receivedAt).toISOString(),
    expires_at: new Date(expiresAt).toISOString(),
  };
  return `${JSON.stringify({ uuid, ...times }).slice(0, -1)},"envelope":${envelope}}`;
}

function jsonText(text: string): Response {
  return new Response(text, { headers: { "content-type": "application/json" } });
}
