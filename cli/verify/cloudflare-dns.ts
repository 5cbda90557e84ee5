import { parseJson } from "@asi-image-agent/protocol";
import * as z from "zod";
import type { HttpFetch } from "../../src/net/http-fetch.ts";

const CLOUDFLARE_API = "https://api.cloudflare.com/client/v4";
const TIMEOUT_MS = 15_000;
/** 1: as Cloudflare sees fit. */
const AUTOMATIC_TTL = 1;

/** Cloudflare's DNS, with a token that may edit it. */
export interface CloudflareDns {
  readonly token: string;
  readonly fetch: HttpFetch;
}

export type PublishResult =
  | { readonly ok: true; readonly state: "made" | "there" }
  | { readonly ok: false; readonly problem: string };

const answerSchema = z.object({
  success: z.boolean(),
  errors: z.array(z.object({ message: z.string() })).default([]),
  result: z.unknown().optional(),
});
const zonesSchema = z.array(z.object({ id: z.string() }));
const recordsSchema = z.array(z.object({ content: z.string() }));

/** Puts a TXT record into the zone that `domain` lies in. What is there is left alone. */
export async function publishTxt(
  cloudflare: CloudflareDns,
  domain: string,
  content: string,
): Promise<PublishResult> {
  const zone = await findZone(cloudflare, domain);
  if (!zone.ok) return zone;
  const records = `/zones/${zone.value}/dns_records`;
  const found = await call(cloudflare, `${records}?type=TXT&name=${domain}`, recordsSchema);
  if (!found.ok) return found;
  // Cloudflare shows the text of a TXT record in quotes, or as it was given.
  if (found.value.some((record) => record.content.replaceAll('"', "") === content))
    return { ok: true, state: "there" };
  const record = { type: "TXT", name: domain, content: `"${content}"`, ttl: AUTOMATIC_TTL };
  const made = await call(cloudflare, records, z.unknown(), record);
  return made.ok ? { ok: true, state: "made" } : made;
}

type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** The id of the zone: that of the domain itself or of one above it. */
async function findZone(cloudflare: CloudflareDns, domain: string): Promise<Answer<string>> {
  const labels = domain.split(".");
  for (let from = 0; from < labels.length - 1; from += 1) {
    const zones = await call(cloudflare, `/zones?name=${labels.slice(from).join(".")}`, zonesSchema);
    if (!zones.ok) return zones;
    const [zone] = zones.value;
    if (zone !== undefined) return { ok: true, value: zone.id };
  }
  return { ok: false, problem: `CLOUDFLARE_API_TOKEN may see no zone at Cloudflare that ${domain} lies in.` };
}

async function call<T>(
  { token, fetch }: CloudflareDns,
  path: string,
  schema: z.ZodType<T>,
  body?: object,
): Promise<Answer<T>> {
  let text: string;
  try {
    const response = await fetch(`${CLOUDFLARE_API}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // A redirect would carry the token elsewhere.
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    text = await response.text();
  } catch {
    return { ok: false, problem: "Cloudflare's API cannot be reached." };
  }
  const json = parseJson(text);
  const answer = answerSchema.safeParse(json.ok ? json.value : null);
  if (!answer.success) return { ok: false, problem: "Cloudflare's API answers what cannot be read." };
  const words = answer.data.errors.map(({ message }) => message).join("; ");
  if (!answer.data.success)
    return { ok: false, problem: `Cloudflare refuses it: ${words || "it does not say why"}.` };
  const result = schema.safeParse(answer.data.result);
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, problem: "Cloudflare's API answers what cannot be read." };
}
