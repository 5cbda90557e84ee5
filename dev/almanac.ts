import { type Context, Hono } from "hono";
import { z } from "zod";
import { type AttestationResult, verifyRegistration, verifyStatus } from "../src/protocol/attestation.ts";
import { isJsonObject, type JsonValue, parseJson } from "../src/protocol/json.ts";
import type { Report } from "./agentverse.ts";
import type { AlmanacRecord, AlmanacRecords } from "./almanac-records.ts";

/** Agents register hourly; one that has not for two days is gone. */
const RECORD_LIFETIME_MS = 48 * 3_600_000;

/** The Almanac: who is where, and which protocols exist. Source of the paths: uagents/registration.py, resolver.py. */
export function almanac(records: AlmanacRecords, now: () => number, report: Report): Hono {
  const app = new Hono();
  const active = new Map<string, boolean>();

  const register = (body: JsonValue): AttestationResult<unknown> => {
    const result = verifyRegistration(body);
    if (!result.ok) {
      report(`refused a registration: ${result.reason}`);
      return result;
    }
    const { agent_identifier, endpoints, protocols, metadata } = result.attestation;
    const prefix = agent_identifier.match(/^(.+):\/\//)?.[1] ?? "agent";
    records.save(result.address, { endpoints, protocols, metadata, prefix, registeredAt: now() });
    active.set(result.address, true);
    report(`registered ${result.address} at ${endpoints.map(({ url }) => url).join(", ") || "no endpoint"}`);
    return result;
  };

  app.post("/agents", async (context) => answer(context, [register(await readBody(context))]));

  app.post("/agents/batch", async (context) => {
    const body = await readBody(context);
    const attestations = isJsonObject(body) ? body.attestations : undefined;
    if (!Array.isArray(attestations)) return answer(context, [{ ok: false, reason: "malformed" }]);
    return answer(context, attestations.map(register));
  });

  app.get("/agents/:address", (context) => {
    const address = context.req.param("address");
    const record = records.find(address);
    const wire = record === null ? null : recordOnWire(address, record, active.get(address) ?? true, now());
    report(`looked up ${address}: ${wire === null ? "not registered" : "found"}`);
    return wire === null ? context.json({ detail: "Agent not found" }, 404) : context.json(wire);
  });

  // Also for an address that is not registered yet: a reference agent says that it is active while it registers,
  // and a refusal would hold up its start for a minute of retries.
  app.post("/agents/:address/status", async (context) => {
    const result = verifyStatus(await readBody(context));
    if (result.ok && result.address !== context.req.param("address")) {
      return answer(context, [{ ok: false, reason: "invalid-identifier" }]);
    }
    if (result.ok) {
      active.set(result.address, result.attestation.is_active);
      report(`${result.address} is ${result.attestation.is_active ? "active" : "inactive"}`);
    }
    return answer(context, [result]);
  });

  app.route("/manifests", manifests(report));
  return app;
}

/** An Almanac record as the reference's resolver reads it: without an `expiry` it takes the agent for unknown. */
function recordOnWire(address: string, record: AlmanacRecord, isActive: boolean, now: number) {
  const expires = record.registeredAt + RECORD_LIFETIME_MS;
  if (expires <= now) return null;
  const { registeredAt: _, ...facts } = record;
  const status = isActive ? "active" : "inactive";
  return { address, status, type: "custom", expiry: new Date(expires).toISOString(), ...facts };
}

const manifestSchema = z.looseObject({
  metadata: z.looseObject({ name: z.string(), version: z.string(), digest: z.string() }),
});

function manifests(report: Report): Hono {
  const app = new Hono();
  const known = new Map<string, z.infer<typeof manifestSchema>>();

  app.post("/", async (context) => {
    const manifest = manifestSchema.safeParse(await readBody(context));
    if (!manifest.success) return context.json({ detail: "not a protocol manifest" }, 422);
    const { name, digest } = manifest.data.metadata;
    known.set(digest, manifest.data);
    report(`manifest of ${name}`);
    return context.json({});
  });

  app.get("/", (context) => context.json(Array.from(known.values(), ({ metadata }) => metadata)));

  app.get("/protocols/:digest", (context) => {
    const manifest = known.get(context.req.param("digest"));
    return manifest === undefined
      ? context.json({ detail: "Manifest not found" }, 404)
      : context.json(manifest);
  });
  return app;
}

/** null, which no schema takes, for what is not JSON. */
async function readBody(context: Context): Promise<JsonValue> {
  const json = parseJson(await context.req.text());
  return json.ok ? json.value : null;
}

/** 200 if every attestation is good; else the reason of the first that is not. */
function answer(context: Context, results: readonly AttestationResult<unknown>[]): Response {
  const bad = results.find((result) => !result.ok);
  if (bad === undefined || bad.ok) return context.json({});
  return context.json({ detail: bad.reason }, bad.reason === "malformed" ? 422 : 400);
}
