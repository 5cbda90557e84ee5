import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { unstable_readConfig } from "wrangler";
import * as z from "zod";

const named = z.object({ binding: z.string() });
const bucketSchema = named.extend({ bucket_name: z.string().optional() });
const configSchema = z.object({
  name: z.string(),
  account_id: z.string().optional(),
  definedEnvironments: z.array(z.string()).default([]),
  vars: z.record(z.string(), z.unknown()).default({}),
  ai: named.optional(),
  r2_buckets: z.array(bucketSchema).default([]),
  queues: z.object({
    producers: z.array(named.extend({ queue: z.string() })).default([]),
    consumers: z.array(z.object({ queue: z.string(), dead_letter_queue: z.string().optional() })).default([]),
  }),
  durable_objects: z.object({ bindings: z.array(z.object({ name: z.string() })).default([]) }),
  routes: z
    .array(z.union([z.string(), z.object({ pattern: z.string(), custom_domain: z.boolean().optional() })]))
    .default([]),
});
type WranglerConfig = z.infer<typeof configSchema>;

/** An environment as wrangler.toml describes it. */
export interface DeployTarget {
  readonly worker: string;
  /** Its name; null: the one at the top of the file. */
  readonly environment: string | null;
  readonly accountId: string | null;
  readonly vars: Readonly<Record<string, unknown>>;
  readonly hasAiBinding: boolean;
  /** The names of all queues, those for dead letters too. */
  readonly queues: readonly string[];
  /** The bucket of the pictures. */
  readonly bucket: string;
  readonly customDomain: string | null;
}

export type TargetResult =
  | { readonly ok: true; readonly target: DeployTarget }
  | { readonly ok: false; readonly problem: string };

/** Reads wrangler.toml as wrangler does. */
export function readTarget(root: string, environment: string | null): TargetResult {
  const top = readConfig(root, null);
  if (!top.ok) return top;
  if (environment === null) return targetOf(top.config, null);
  if (!top.config.definedEnvironments.includes(environment))
    return { ok: false, problem: `wrangler.toml has no [env.${environment}].` };
  const own = readConfig(root, environment);
  if (!own.ok) return own;
  const missing = bindingNames(top.config).filter((name) => !bindingNames(own.config).includes(name));
  if (missing.length === 0) return targetOf(own.config, environment);
  const problem = `[env.${environment}] lacks ${missing.join(", ")}: an environment inherits no bindings, repeat them there.`;
  return { ok: false, problem };
}

type ConfigRead = { ok: true; config: WranglerConfig } | { ok: false; problem: string };

function readConfig(root: string, environment: string | null): ConfigRead {
  try {
    const env = environment === null ? {} : { env: environment };
    const raw = unstable_readConfig({ config: join(root, "wrangler.toml"), ...env }, { hideWarnings: true });
    const config = configSchema.safeParse(raw);
    if (config.success) return { ok: true, config: config.data };
    return { ok: false, problem: `wrangler.toml: ${z.prettifyError(config.error)}` };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { ok: false, problem: `wrangler.toml: ${stripVTControlCharacters(words)}` };
  }
}

function bindingNames({ r2_buckets, queues, durable_objects }: WranglerConfig): string[] {
  return [
    ...r2_buckets.map(({ binding }) => binding),
    ...queues.producers.map(({ binding }) => binding),
    ...(queues.consumers.length === 0 ? [] : ["the queue's consumer"]),
    ...durable_objects.bindings.map(({ name }) => name),
  ];
}

function targetOf(config: WranglerConfig, environment: string | null): TargetResult {
  const bucket = config.r2_buckets.find(({ binding }) => binding === "PICTURES")?.bucket_name;
  if (bucket === undefined) return { ok: false, problem: "wrangler.toml names no bucket for PICTURES." };
  const { producers, consumers } = config.queues;
  const deadLetters = consumers.flatMap(({ dead_letter_queue }) => dead_letter_queue ?? []);
  const queues = [...producers, ...consumers].map(({ queue }) => queue);
  const domain = config.routes.find((route) => typeof route !== "string" && route.custom_domain === true);
  const target: DeployTarget = {
    worker: config.name,
    environment,
    accountId: config.account_id ?? null,
    vars: config.vars,
    hasAiBinding: config.ai !== undefined,
    queues: [...new Set([...queues, ...deadLetters])],
    bucket,
    customDomain: domain === undefined || typeof domain === "string" ? null : domain.pattern,
  };
  return { ok: true, target };
}
