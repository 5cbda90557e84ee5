import { identityFromSeed } from "@asi-image-agent/protocol";
import * as z from "zod";
import { PROVIDERS } from "../../src/imagegen/provider.ts";
import { secretProblem } from "../../src/secret-problem.ts";
import { WORKER_SECRETS } from "../../src/settings.ts";
import { expandSources, findSeed, findSetting, type Settings } from "../settings.ts";
import type { Questions } from "./questions.ts";
import { type Wrangler, wranglerProblem } from "./wrangler.ts";

/** The names of keys with one of which the agent can draw. */
const PROVIDER_KEYS = Object.values(PROVIDERS).flatMap(({ needs }) => needs.oneOf ?? []);

export type KnownSecrets =
  | { readonly ok: true; readonly names: ReadonlySet<string> }
  | { readonly ok: false; readonly problem: string };

const listSchema = z.array(z.object({ name: z.string() }));

/** The names of the secrets that the deployed Worker has; none if it was never deployed. */
export async function knownSecrets(wrangler: Wrangler, envFlags: readonly string[]): Promise<KnownSecrets> {
  const listed = await wrangler.run(["secret", "list", "--format", "json", ...envFlags]);
  if (listed.exitCode !== 0) {
    const why = wranglerProblem(listed);
    return /^Worker "[^"]+".* not found/i.test(why)
      ? { ok: true, names: new Set() }
      : { ok: false, problem: why };
  }
  try {
    const names = listSchema.parse(JSON.parse(listed.stdout)).map(({ name }) => name);
    return { ok: true, names: new Set(names) };
  } catch {
    return { ok: false, problem: "wrangler secret list answered no list." };
  }
}

export interface SecretSources {
  readonly shell: Settings;
  /** The settings that earlier deployments have kept: the seed, if they made it. */
  readonly recorded: Settings;
  /** The settings of `.dev.vars`: taken only if the operator agrees. */
  readonly devVars: Settings;
  readonly questions: Questions;
  /** Hexadecimal text of 32 random bytes. */
  readonly newSeed: () => string;
  /** A drawing provider that needs no key. */
  readonly drawsWithoutKey: boolean;
}

export type ChosenSecrets =
  | {
      readonly ok: true;
      readonly secrets: Settings;
      /** The seed among them, if it was made here and is known nowhere else. */
      readonly freshSeed: string | null;
    }
  | { readonly ok: false; readonly problem: string };

/** Finds values for the secrets that the Worker lacks. One that it has is never replaced. */
export async function chooseSecrets(
  known: ReadonlySet<string>,
  sources: SecretSources,
): Promise<ChosenSecrets> {
  const secrets: Record<string, string> = {};
  for (const name of WORKER_SECRETS) {
    const value = findSetting(name, [sources.shell]);
    if (!known.has(name) && value !== null) secrets[name] = value;
  }
  const has = (name: string) => known.has(name) || name in secrets;
  let freshSeed: string | null = null;
  const twice = twoSeeds(known, secrets, sources.recorded);
  if (twice !== null) return { ok: false, problem: twice };
  if (!has("AGENT_SEED") && !has("AGENT_URI")) {
    const seed = await chooseSeed(sources);
    if (!seed.ok) return seed;
    secrets[seed.name] = seed.value;
    freshSeed = seed.fresh ? seed.value : null;
  }
  if (!PROVIDER_KEYS.some(has) && !sources.drawsWithoutKey) {
    const key = await chooseKey(sources);
    if (key !== "") secrets.ASI_LLM_KEY = key;
  }
  const weak = Object.entries(secrets).flatMap(([name, value]) => {
    const problem = secretProblem(name, value);
    return problem === null ? [] : [`${name} ${problem}.`];
  });
  return weak.length > 0 ? { ok: false, problem: weak.join(" ") } : { ok: true, secrets, freshSeed };
}

/**
 * Says why a Worker would have two seeds, of AGENT_SEED and of AGENT_URI; null: it has not. What it has nobody can read:
 * only what an earlier deployment kept here can be compared.
 */
function twoSeeds(known: ReadonlySet<string>, secrets: Settings, recorded: Settings): string | null {
  const expanded = expandSources([secrets]);
  if (!expanded.ok)
    return expanded.problems.map(({ setting, problem }) => `${setting} ${problem}.`).join(" ");
  const given = ["AGENT_URI", "AGENT_SEED"].find((name) => name in secrets);
  const there = ["AGENT_URI", "AGENT_SEED"].find((name) => name !== given && known.has(name));
  if (given === undefined || there === undefined) return null;
  if (findSeed([secrets]) === findSeed([recorded])) return null;
  return `The Worker has an ${there}, and ${given} may bring another seed. Unset ${given} here, or make room for it: npx wrangler secret delete ${there}`;
}

type ChosenSeed =
  | {
      readonly ok: true;
      readonly name: "AGENT_SEED" | "AGENT_URI";
      readonly value: string;
      readonly fresh: boolean;
    }
  | { readonly ok: false; readonly problem: string };

async function chooseSeed({ questions, recorded, devVars, newSeed }: SecretSources): Promise<ChosenSeed> {
  const kept = findSetting("AGENT_SEED", [recorded]);
  if (kept !== null) return { ok: true, name: "AGENT_SEED", value: kept, fresh: false };
  if (!questions.interactive) {
    const problem =
      "The Worker has no AGENT_SEED. Set it in the environment: a long random text, which you keep; whoever knows it is the agent.";
    return { ok: false, problem };
  }
  for (const name of ["AGENT_URI", "AGENT_SEED"] as const) {
    const value = findSetting(name, [devVars]);
    const seed = value === null ? null : findSeed([{ [name]: value }]);
    if (value === null || seed === null || secretProblem(name, value) !== null) continue;
    const { address } = identityFromSeed(seed);
    const question = `Use the ${name} of .dev.vars, so that the agent keeps the address ${address}? (n: a fresh one)`;
    if (await questions.confirm(question)) return { ok: true, name, value, fresh: false };
  }
  return { ok: true, name: "AGENT_SEED", value: newSeed(), fresh: true };
}

async function chooseKey({ questions, devVars }: SecretSources): Promise<string> {
  if (!questions.interactive) return "";
  const local = findSetting("ASI_LLM_KEY", [devVars]);
  if (local !== null && (await questions.confirm("Use the ASI_LLM_KEY of .dev.vars?"))) return local;
  return questions.secret("ASI_LLM_KEY, the key of ASI:One (not shown; Enter for later):");
}

/** Gives secrets to the Worker over wrangler's standard input. Returns a problem, or null. */
export async function putSecrets(
  wrangler: Wrangler,
  secrets: Settings,
  envFlags: readonly string[],
): Promise<string | null> {
  if (Object.keys(secrets).length === 0) return null;
  const put = await wrangler.run(["secret", "bulk", ...envFlags], JSON.stringify(secrets));
  return put.exitCode === 0 ? null : wranglerProblem(put);
}
