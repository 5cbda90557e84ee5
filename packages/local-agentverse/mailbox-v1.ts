import { parseAddress } from "@asi-image-agent/protocol";
import { type Context, Hono } from "hono";
import { createMiddleware } from "hono/factory";
import * as z from "zod";
import { HOUR } from "../../src/clock.ts";
import type { Challenges } from "./challenges.ts";
import type { Directory } from "./directory.ts";
import { proofSchema } from "./identities.ts";
import { jsonText, type Letters, letterJson } from "./letters.ts";
import { mailboxReadiness, submitLetter } from "./mailbox.ts";
import type { Platform } from "./platform.ts";
import { readBody } from "./request-body.ts";

const TOKEN_LIFETIME = HOUR;
const MOST_TOKENS = 1_000;

/** Source: the parameters of GET /v1/mailbox in Agentverse's API reference. */
const pageSchema = z.object({
  page: z.coerce.number().int().min(1).catch(1),
  size: z.coerce.number().int().min(1).max(100).catch(50),
});

/**
 * The mailbox as uagents 0.22 and older ask for it: a challenge is answered for a token, and the token names whose
 * letters they are. The letters are those of the mailbox of version 2. Source: MailboxClient in uagents/mailbox.py of
 * 0.22.10. Tokens are forgotten when this process ends: the client then asks for another.
 */
export function mailboxesV1(
  letters: Letters,
  directory: Directory,
  challenges: Challenges,
  { now, newId, report }: Platform,
): Hono {
  const app = new Hono();
  const tokens = new Map<string, { readonly address: string; readonly expires: number }>();

  app.post("/auth/challenge", async (context) => {
    const body = await readBody(context, z.object({ address: z.string() }));
    if (!body.ok) return body.response;
    const { address } = body.value;
    return parseAddress(address).ok
      ? context.json({ challenge: challenges.give(address) })
      : context.json({ detail: "This is not the address of an agent." }, 400);
  });

  app.post("/auth/prove", async (context) => {
    const body = await readBody(context, proofSchema);
    if (!body.ok) return body.response;
    const detail = challenges.refusalOf(body.value);
    if (detail !== null) return context.json({ detail }, 401);
    const [oldest] = tokens.keys();
    if (tokens.size >= MOST_TOKENS && oldest !== undefined) tokens.delete(oldest);
    const [access_token, expires] = [newId(), now() + TOKEN_LIFETIME];
    tokens.set(access_token, { address: body.value.address, expires });
    report(`token for the mailbox of ${body.value.address}`);
    return context.json({ access_token, expiry: new Date(expires).toISOString() });
  });

  app.post("/submit", (context) => submitLetter(context, letters));
  app.get("/submit", (context) => mailboxReadiness(context, directory));

  const byToken = createMiddleware<{ Variables: { address: string } }>(async (context, next) => {
    const [, token = ""] = /^token +(\S+)$/i.exec(context.req.header("authorization") ?? "") ?? [];
    const known = tokens.get(token);
    if (known === undefined || known.expires <= now())
      return context.json({ detail: "The token is missing, unknown or has expired." }, 401);
    if (!directory.hasMailbox(known.address)) return notFound(context, "Agent mailbox not found");
    context.set("address", known.address);
    return next();
  });

  app.get("/mailbox", byToken, (context) => {
    const { page, size } = pageSchema.parse(context.req.query());
    const all = letters.of(context.var.address);
    const items = all.slice((page - 1) * size, page * size).map(letterJson);
    const facts = JSON.stringify({ total: all.length, page, size, pages: Math.ceil(all.length / size) });
    return jsonText(`{"items":[${items.join(",")}],${facts.slice(1)}`);
  });

  app.get("/mailbox/:uuid", byToken, (context) => {
    const letter = letters.find(context.var.address, context.req.param("uuid"));
    return letter === null ? notFound(context, "Letter not found") : jsonText(letterJson(letter));
  });

  app.delete("/mailbox/:uuid", byToken, (context) =>
    letters.remove(context.var.address, context.req.param("uuid"))
      ? context.json({})
      : notFound(context, "Letter not found"),
  );
  return app;
}

function notFound(context: Context, detail: string): Response {
  return context.json({ detail }, 404);
}
