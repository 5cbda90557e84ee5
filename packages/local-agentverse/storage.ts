import { decodeBase64, parseAddress } from "@asi-image-agent/protocol";
import { type Context, Hono } from "hono";
import { createMiddleware } from "hono/factory";
import * as z from "zod";
import { HOUR } from "../../src/clock.ts";
import {
  mayOpen,
  openAssets,
  openDelegations,
  type Purpose,
  permissionSchema,
  type StoredAsset,
} from "./assets.ts";
import { accountOnly, callerOf, unauthorized } from "./caller.ts";
import type { Platform } from "./platform.ts";
import { readBody } from "./request-body.ts";
import type { State } from "./state-file.ts";

/** The most bytes of a request with an asset in it. */
export const LONGEST_ASSET_BODY = 16 * 1024 * 1024;
/** As Agentverse's API reference has it. */
const LONGEST_LIFETIME_HOURS = 24;

const contents = z.string().refine((text) => decodeBase64(text) !== null, "not base64");
const mimeType = z.string().min(1).max(200);
const contentsSchema = z.object({ mime_type: mimeType, contents });
const newAssetSchema = z.object({
  name: z.string().max(200).default(""),
  mime_type: mimeType,
  contents: contents.default(""),
  lifetime_hours: z.int().min(1).max(LONGEST_LIFETIME_HOURS).default(24),
});

/**
 * Files that accounts share with agents, by permission: attachments of a chat come from here. An agent to which an
 * account has delegated it makes them too.
 * Source: ExternalStorage in uagents_core/storage.py, agentverse_sdk/_common/storage.py and Agentverse's API reference.
 */
export function storage(state: State, { now, newId, report }: Platform): Hono {
  const app = new Hono();
  const assets = openAssets(state, now);
  const delegations = openDelegations(state);

  const opened = (purpose: Purpose) =>
    createMiddleware<{ Variables: { asset: StoredAsset } }, "/assets/:id/*">(async (context, next) => {
      const caller = callerOf(context, now());
      if (caller.kind === "nobody") return unauthorized(context);
      const asset = assets.find(context.req.param("id"));
      if (asset === null) return context.json({ detail: "Asset not found" }, 404);
      if (!mayOpen(asset, caller, purpose))
        return context.json({ detail: `No permission to ${purpose} it` }, 403);
      context.set("asset", asset);
      return next();
    });

  const store = (context: Context, id: string, asset: StoredAsset, status: 200 | 201): Response => {
    if (!assets.store(id, asset)) return context.json({ detail: "The storage is full." }, 507);
    report(`stored ${describe(id, asset)}`);
    return context.json(named(context, id), status);
  };

  app.put("/assets/delegations/:agent", accountOnly(now), (context) => {
    const agent = context.req.param("agent");
    const { account } = context.var;
    if (!parseAddress(agent).ok) return context.json({ detail: "This is not the address of an agent." }, 422);
    if (!delegations.add(agent, account))
      return context.json({ detail: "It makes assets for another account." }, 409);
    report(`lets ${agent} make assets`);
    return context.json({ agent_address: agent, owner: account });
  });

  app.post("/assets", async (context) => {
    const caller = callerOf(context, now());
    if (caller.kind === "nobody") return unauthorized(context);
    const maker = caller.kind === "agent" ? caller.address : null;
    const account = caller.kind === "agent" ? delegations.of(caller.address) : caller.id;
    if (account === null) return context.json({ detail: "No account lets this agent make assets." }, 403);
    const body = await readBody(context, newAssetSchema);
    if (!body.ok) return body.response;
    const { name, mime_type, contents, lifetime_hours } = body.value;
    const expiresAt = now() + lifetime_hours * HOUR;
    return store(
      context,
      newId(),
      { name, account, maker, mimeType: mime_type, contents, expiresAt, permissions: [] },
      201,
    );
  });

  app.put("/assets/:id/contents", opened("write"), async (context) => {
    const body = await readBody(context, contentsSchema);
    if (!body.ok) return body.response;
    const { mime_type, contents } = body.value;
    const asset = { ...context.var.asset, mimeType: mime_type, contents };
    return store(context, context.req.param("id"), asset, 200);
  });

  app.get("/assets/:id/contents", opened("read"), (context) => {
    const id = context.req.param("id");
    const { asset } = context.var;
    report(`handed out ${describe(id, asset)}`);
    const facts = { mime_type: asset.mimeType, expires_at: new Date(asset.expiresAt).toISOString() };
    return context.json({ ...named(context, id), ...facts, contents: asset.contents });
  });

  app.put("/assets/:id/permissions", opened("own"), async (context) => {
    const body = await readBody(context, permissionSchema);
    if (!body.ok) return body.response;
    const id = context.req.param("id");
    // Another permission may have been given while this one was read.
    const asset = assets.find(id) ?? context.var.asset;
    const others = asset.permissions.filter((it) => it.agent_address !== body.value.agent_address);
    assets.store(id, { ...asset, permissions: [...others, body.value] });
    return context.json(body.value);
  });
  return app;
}

/** The asset's URI, as a ResourceContent names it. */
function named(context: Context, asset_id: string) {
  const { origin } = new URL(context.req.url);
  return { asset_id, reference: `agent-storage://${origin}/v1/storage/${asset_id}` };
}

function describe(id: string, { mimeType, contents }: StoredAsset): string {
  return `asset ${id}, ${mimeType}, ${decodeBase64(contents)?.length ?? 0} bytes`;
}
