import { Hono } from "hono";
import * as z from "zod";
import type { Report } from "./report.ts";
import { readBody } from "./request-body.ts";
import type { State } from "./state-file.ts";

const manifestSchema = z
  .object({
    metadata: z.object({ name: z.string(), version: z.string(), digest: z.string() }).catchall(z.json()),
  })
  .catchall(z.json());

/** The Almanac's protocol manifests, by digest. Source: Agent.publish_manifest in uagents/agent.py. */
export function manifests(state: State, report: Report): Hono {
  const app = new Hono();
  const known = state.table("manifests", manifestSchema);

  app.post("/", async (context) => {
    const manifest = await readBody(context, manifestSchema);
    if (!manifest.ok) return manifest.response;
    const { name, digest } = manifest.value.metadata;
    known.set(digest, manifest.value);
    report(`manifest of ${name}`);
    return context.json({});
  });

  app.get("/", (context) => context.json(known.entries().map(([, { metadata }]) => metadata)));

  app.get("/protocols/:digest", (context) => {
    // Agentverse's API reference has digests without the prefix that manifests are given with.
    const digest = context.req.param("digest").replace(/^(proto:)?/, "proto:");
    const manifest = known.get(digest);
    return manifest === undefined
      ? context.json({ detail: "Manifest not found" }, 404)
      : context.json(manifest);
  });
  return app;
}
