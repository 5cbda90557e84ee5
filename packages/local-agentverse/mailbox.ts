import { type Context, Hono } from "hono";
import { callerOf, unauthorized } from "./caller.ts";
import type { Directory } from "./directory.ts";
import { jsonText, type Letters, letterJson } from "./letters.ts";
import type { Platform } from "./platform.ts";
import { page } from "./request-body.ts";

/**
 * Letters for agents without an endpoint of their own. An agent has a mailbox when the endpoint that it registered
 * is this one; on agentverse.ai its owner connects it to an account before. Source: MailboxClient in uagents/mailbox.py.
 */
export function mailboxes(letters: Letters, directory: Directory, { now }: Platform): Hono {
  const app = new Hono();

  app.post("/mailbox/submit", (context) => submitLetter(context, letters));
  app.get("/mailbox/submit", (context) => mailboxReadiness(context, directory));

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
    const found = page(context, letters.of(context.req.param("address")));
    return jsonText(`[${found.map(letterJson).join(",")}]`);
  });

  app.get("/:address/mailbox/:uuid", (context) => {
    const { address, uuid } = context.req.param();
    const letter = letters.find(address, uuid);
    return letter === null ? notFound(context, "Letter not found") : jsonText(letterJson(letter));
  });

  app.delete("/:address/mailbox/:uuid", (context) => {
    const { address, uuid } = context.req.param();
    return letters.remove(address, uuid) ? context.json({}) : notFound(context, "Letter not found");
  });
  return app;
}

/** Takes a letter for somebody's mailbox, at the endpoint of either version. */
export async function submitLetter(context: Context, letters: Letters): Promise<Response> {
  const kept = letters.keep(await context.req.text());
  return kept.ok ? context.json({}) : context.json({ detail: kept.detail }, kept.status);
}

/** The reference's readiness probe of either version. Hono routes HEAD through GET. */
export function mailboxReadiness(context: Context, directory: Directory): Response {
  const address = context.req.header("x-uagents-address");
  const readiness = directory.hasMailbox(address ?? "") ? "ready" : "not-ready";
  context.header("x-uagents-status", address === undefined ? "indeterminate" : readiness);
  return context.json({});
}

function notFound(context: Context, detail: string): Response {
  return context.json({ detail }, 404);
}
