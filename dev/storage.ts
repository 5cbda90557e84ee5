import { type Context, Hono } from "hono";
import { z } from "zod";
import { HOUR } from "../src/clock.ts";
import { decodeBase64 } from "../src/protocol/base64.ts";
import type { Platform } from "./agentverse.ts";
import { type Caller, callerOf, unauthorized } from "./caller.ts";
import { readBody } from "./request-body.ts";
import type { State } from "./state-file.ts";

/** Bytes of a request with an asset in it. */
export const LONGEST_ASSET_BODY = 16 * 1024 * 1024;
/** Characters of base64: all of them lie in memory, and in the file of the state. */
const MOST_CONTENTS = 64 * 1024 * 1024;
const LONGEST_LIFETIME_HOURS = 30 * 24;

const contents = z.string().refine((text) => decodeBase64(text) !== null, "not base64");
const mimeType = z.string().min(1).max(200);
const contentsSchema = z.object({ mime_type: mimeType, contents });
const newAssetSchema = z.object({
  name: z.string().max(200),
  mime_type: mimeType,
  contents: contents.default(""),
  lifetime_hours: z.int().min(1).max(LONGEST_LIFETIME_HOURS).default(24),
});
const permissionSchema = z.object({ agent_address: z.string(), read: z.boolean(), write: z.boolean() });

const assetSchema = z.object({
  name: z.string(),
  account: z.string(),
  mimeType: z.string(),
  /** Base64. */
  contents: z.string(),
  expiresAt: z.number(),
  permissions: z.array(permissionSchema),
});
type Asset = z.infer<typeof assetSchema>;

/**
 * Files that accounts share with agents, by permission: attachments of a chat come from here.
 * Source: ExternalStorage in uagents_core/storage.py.
 */
export function storage(state: State, { now, newId, report }: Platform): Hono {
  const app = new Hono();
  const assets = state.table("assets", assetSchema);

  const find = (id: string) => {
    const asset = assets.get(id);
    return asset === undefined || asset.expiresAt <= now() ? null : asset;
  };
  /** What is expired makes room. false: there is none for `length` characters more. */
  const makeRoom = (length: number): boolean => {
    for (const [id, { expiresAt }] of assets.entries()) if (expiresAt <= now()) assets.delete(id);
    return assets.entries().reduce((sum, [, asset]) => sum + asset.contents.length, length) <= MOST_CONTENTS;
  };

  app.post("/assets", async (context) => {
    const caller = callerOf(context, now());
    if (caller.kind !== "account") return unauthorized(context);
    const body = await readBody(context, newAssetSchema);
    if (!body.ok) return body.response;
    const { name, mime_type, contents, lifetime_hours } = body.value;
    if (!makeRoom(contents.length)) return full(context);
    const id = newId();
    const expiresAt = now() + lifetime_hours * HOUR;
    assets.set(id, { name, account: caller.id, mimeType: mime_type, contents, expiresAt, permissions: [] });
    report(`stored ${describe(id, mime_type, contents)}`);
    return context.json(stored(context, id), 201);
  });

  app.put("/assets/:id/contents", async (context) => {
    const id = context.req.param("id");
    const found = open(context, find(id), callerOf(context, now()), "write");
    if (!found.ok) return found.response;
    const body = await readBody(context, contentsSchema);
    if (!body.ok) return body.response;
    const { mime_type, contents } = body.value;
    if (!makeRoom(contents.length - found.asset.contents.length)) return full(context);
    assets.set(id, { ...found.asset, mimeType: mime_type, contents });
    report(`replaced ${describe(id, mime_type, contents)}`);
    return context.json(stored(context, id));
  });

  app.get("/assets/:id/contents", (context) => {
    const id = context.req.param("id");
    const found = open(context, find(id), callerOf(context, now()), "read");
    if (!found.ok) return found.response;
    const { mimeType, contents, expiresAt } = found.asset;
    report(`handed out ${describe(id, mimeType, contents)}`);
    const expires_at = new Date(expiresAt).toISOString();
    return context.json({ ...stored(context, id), mime_type: mimeType, expires_at, contents });
  });

  app.put("/assets/:id/permissions", async (context) => {
    const id = context.req.param("id");
    const found = open(context, find(id), callerOf(context, now()), "own");
    if (!found.ok) return found.response;
    const body = await readBody(context, permissionSchema);
    if (!body.ok) return body.response;
    const others = found.asset.permissions.filter((it) => it.agent_address !== body.value.agent_address);
    assets.set(id, { ...found.asset, permissions: [...others, body.value] });
    return context.json(body.value);
  });
  return app;
}

function open(
  context: Context,
  asset: Asset | null,
  caller: Caller,
  purpose: "read" | "write" | "own",
): { ok: true; asset: Asset } | { ok: false; response: Response } {
  if (caller.kind === "nobody") return { ok: false, response: unauthorized(context) };
  if (asset === null) return { ok: false, response: context.json({ detail: "Asset not found" }, 404) };
  const isOwner = caller.kind === "account" && caller.id === asset.account;
  if (isOwner || mayAgent(asset, caller, purpose)) return { ok: true, asset };
  return { ok: false, response: context.json({ detail: `No permission to ${purpose} this asset` }, 403) };
}

function mayAgent(asset: Asset, caller: Caller, purpose: "read" | "write" | "own"): boolean {
  if (caller.kind !== "agent" || purpose === "own") return false;
  return asset.permissions.some((it) => it.agent_address === caller.address && it[purpose]);
}

/** How a ResourceContent names it. */
function stored(context: Context, asset_id: string) {
  const { origin } = new URL(context.req.url);
  return { asset_id, reference: `agent-storage://${origin}/v1/storage/${asset_id}` };
}

function full(context: Context): Response {
  return context.json({ detail: "The storage is full." }, 507);
}

function describe(id: string, mimeType: string, contents: string): string {
  return `asset ${id}, ${mimeType}, ${Math.floor((contents.length * 3) / 4)} bytes`;
}
