import {
  type AttestationResult,
  isJsonObject,
  type JsonValue,
  verifyRegistration,
  verifyStatus,
} from "@asi-image-agent/protocol";
import { type Context, Hono } from "hono";
import * as z from "zod";
import type { Directory } from "./directory.ts";
import type { Report } from "./report.ts";
import { readBody, readJson } from "./request-body.ts";

/** The Almanac: who is where. Source of the paths: uagents/registration.py, resolver.py, context.py. */
export function almanac(directory: Directory, now: () => number, report: Report): Hono {
  const app = new Hono();

  const register = (body: JsonValue): AttestationResult<unknown> => {
    const result = verifyRegistration(body);
    if (!result.ok) {
      report(`refused a registration: ${result.reason}`);
      return result;
    }
    const { agent_identifier, endpoints, protocols, metadata } = result.attestation;
    const prefix = agent_identifier.match(/^(.+):\/\//)?.[1] ?? "agent";
    directory.records.set(result.address, { endpoints, protocols, metadata, prefix, registeredAt: now() });
    directory.statuses.set(result.address, true);
    report(`registered ${result.address} at ${endpoints.map(({ url }) => url).join(", ") || "no endpoint"}`);
    return result;
  };

  app.post("/agents", async (context) => answer(context, [register(await readJson(context))]));

  app.post("/agents/batch", async (context) => {
    const body = await readJson(context);
    const attestations = isJsonObject(body) ? body.attestations : undefined;
    if (!Array.isArray(attestations)) return answer(context, [{ ok: false, reason: "malformed" }]);
    return answer(context, attestations.map(register));
  });

  app.get("/agents/:address", (context) => lookUp(context, directory, context.req.param("address"), report));

  // Also for an address that is not registered yet: a reference agent says that it is active while it registers,
  // and a refusal would hold up its start for a minute of retries.
  app.post("/agents/:address/status", async (context) => {
    const result = verifyStatus(await readJson(context));
    if (result.ok && result.address !== context.req.param("address")) {
      return answer(context, [{ ok: false, reason: "invalid-identifier" }]);
    }
    if (result.ok) {
      directory.statuses.set(result.address, result.attestation.is_active);
      report(`${result.address} is ${result.attestation.is_active ? "active" : "inactive"}`);
    }
    return answer(context, [result]);
  });

  app.post("/search", async (context) => {
    const body = await readBody(context, z.object({ text: z.string().min(1) }));
    if (!body.ok) return body.response;
    const { text } = body.value;
    const addresses = new Set(
      [...directory.records.entries(), ...directory.listings.entries()].map(([it]) => it),
    );
    const found = Array.from(addresses, (address) => directory.find(address))
      .filter((record) => record !== null)
      .filter(
        ({ address, protocols }) => address === text || protocols.includes(text.replace(/^proto:/, "")),
      );
    report(`searched the Almanac for ${text}: ${found.length} found`);
    return context.json(found);
  });
  return app;
}

/** Finds an agent by address or handle. Source: resolve in uagents_core/agentverse/cli/resolve.py. */
export function resolution(directory: Directory, report: Report): Hono {
  return new Hono().get("/resolve/:identifier", (context) => {
    const identifier = context.req.param("identifier");
    return lookUp(context, directory, directory.addressOfHandle(identifier) ?? identifier, report);
  });
}

function lookUp(context: Context, directory: Directory, address: string, report: Report): Response {
  const record = directory.find(address);
  report(`looked up ${address}: ${record === null ? "not registered" : "found"}`);
  return record === null ? context.json({ detail: "Agent not found" }, 404) : context.json(record);
}

/** Answers a request: 200 if every attestation is good; else the reason of the first that is not. */
function answer(context: Context, results: readonly AttestationResult<unknown>[]): Response {
  const bad = results.find((result) => !result.ok);
  if (bad === undefined || bad.ok) return context.json({});
  return context.json({ detail: bad.reason }, bad.reason === "malformed" ? 422 : 400);
}
