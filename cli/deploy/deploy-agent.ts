import { identityFromSeed } from "@asi-image-agent/protocol";
import type { EVENTS_SETTING } from "../report-events.ts";
import { findSeed, findSetting, type Settings } from "../settings.ts";
import { accountProblem } from "./account.ts";
import { chosenUrl, recordedUrl, urlVar } from "./address.ts";
import { checkDeployedSettings } from "./check-settings.ts";
import { settleEvents } from "./events.ts";
import type { Questions } from "./questions.ts";
import { ensureBucket, ensureLifecycle, ensureQueue, type ResourceResult } from "./resources.ts";
import { chooseSecrets, knownSecrets, putSecrets } from "./secrets.ts";
import type { DeployTarget } from "./target.ts";
import { uploadWorker } from "./upload.ts";
import type { Wrangler } from "./wrangler.ts";

export interface Deployment {
  readonly target: DeployTarget;
  readonly shell: Settings;
  readonly devVars: Settings;
  /** The settings that `record` has kept of earlier deployments. */
  readonly recorded: Settings;
  readonly accountId: string | null;
  /** Whether only what needs no account is done. */
  readonly dryRun: boolean;
  /** Whether somebody else has made queues, bucket and secrets, and may be the only one who may. */
  readonly resourcesExist: boolean;
  readonly wrangler: Wrangler;
  readonly questions: Questions;
  readonly newSeed: () => string;
  /** Keeps a setting of the deployment for the operator's other commands. */
  readonly record: (name: "AGENT_SEED" | "PUBLIC_URL" | typeof EVENTS_SETTING, value: string) => void;
  readonly report: (line: string) => void;
}

export type DeployResult =
  /** The agent is deployed. `url` null: nothing was, as asked. */
  | { readonly ok: true; readonly url: string | null }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Carries out everything between a clone and a running agent, each step of which may be repeated: what is there is
 * left alone.
 */
export async function deployAgent(deployment: Deployment): Promise<DeployResult> {
  const { target, wrangler, dryRun, report } = deployment;
  const envFlags = target.environment === null ? [] : ["--env", target.environment];
  const expectedUrl = chosenUrl(deployment) ?? recordedUrl(deployment);

  const settings = checkDeployedSettings(target, expectedUrl, findSetting("AGENT_URI", [deployment.shell]));
  if (!settings.ok) return settings;
  report("✓ The settings in wrangler.toml are valid");

  const built = await uploadWorker(wrangler, { envFlags, vars: urlVar(expectedUrl), dryRun: true });
  if (!built.ok) return failed("The Worker does not build", built.problem);
  report(
    `✓ The Worker builds${built.compressedBytes === null ? "" : `: ${kilobytes(built.compressedBytes)}`}`,
  );
  if (dryRun) {
    for (const line of planned(deployment, settings.retentionDays)) report(line);
    return { ok: true, url: null };
  }

  const problem = deployment.resourcesExist ? null : await prepare(deployment, envFlags, settings);
  if (problem !== null) return problem;
  const events = await settleEvents(deployment);
  return events.ok ? upload(deployment, { envFlags, vars: events.vars, expectedUrl }) : events;
}

function planned(deployment: Deployment, retentionDays: number): string[] {
  const { target, shell, recorded } = deployment;
  const url = chosenUrl(deployment) ?? recordedUrl(deployment);
  const seed = findSeed([shell, recorded]) === null ? "asked for" : "known here";
  return [
    "\nA deployment would",
    `  – set secrets that are missing: AGENT_SEED is ${seed}`,
    ...target.queues.map((name) => `  – make the queue ${name}, if it is missing`),
    `  – make the bucket ${target.bucket}, if it is missing, and let it delete pictures after ${retentionDays} days`,
    `  – deploy ${target.worker} with PUBLIC_URL ${url ?? "as Cloudflare names the Worker"}`,
    "  – let the doctor look at it",
  ];
}

type Failure = { ok: false; problems: readonly string[] };

async function prepare(
  deployment: Deployment,
  envFlags: readonly string[],
  settings: { readonly retentionDays: number; readonly drawsWithoutKey: boolean },
): Promise<Failure | null> {
  const { wrangler, accountId, target } = deployment;
  const account = await accountProblem(wrangler, accountId ?? target.accountId);
  if (account !== null) return failed("Cloudflare", account);
  // Secrets come first: whoever is asked for them may leave the rest alone.
  return (
    (await giveSecrets(deployment, envFlags, settings.drawsWithoutKey)) ??
    (await makeResources(deployment)) ??
    (await setRetention(deployment, settings.retentionDays))
  );
}

async function makeResources({ target, wrangler, report }: Deployment): Promise<Failure | null> {
  for (const name of target.queues) {
    const queue = await ensureQueue(wrangler, name);
    if (!queue.ok) return failed(`The queue ${name}`, queue.problem);
    report(`✓ Queue ${name}: ${howItIs(queue)}`);
  }
  const bucket = await ensureBucket(wrangler, target.bucket);
  if (!bucket.ok) return failed(`The bucket ${target.bucket}`, bucket.problem);
  report(`✓ Bucket ${target.bucket}: ${howItIs(bucket)}`);
  return null;
}

async function setRetention({ target, wrangler, report }: Deployment, days: number): Promise<Failure | null> {
  const rule = await ensureLifecycle(wrangler, target.bucket, days);
  if (!rule.ok) return failed(`The lifecycle rule of ${target.bucket}`, rule.problem);
  report(`✓ Pictures are deleted after ${days} days: ${howItIs(rule)}`);
  return null;
}

async function giveSecrets(
  deployment: Deployment,
  envFlags: readonly string[],
  drawsWithoutKey: boolean,
): Promise<Failure | null> {
  const { wrangler, report, record, shell, recorded, devVars, questions, newSeed } = deployment;
  const known = await knownSecrets(wrangler, envFlags);
  if (!known.ok) return failed("The Worker's secrets", known.problem);
  const sources = { shell, recorded, devVars, questions, newSeed, drawsWithoutKey };
  const chosen = await chooseSecrets(known.names, sources);
  if (!chosen.ok) return { ok: false, problems: [chosen.problem] };
  // Nobody can read a secret back from Cloudflare: a seed that was made here is kept before it is given away.
  if (chosen.freshSeed !== null) record("AGENT_SEED", chosen.freshSeed);
  const problem = await putSecrets(wrangler, chosen.secrets, envFlags);
  if (problem !== null) return failed("The Worker's secrets", problem);
  const names = Object.keys(chosen.secrets);
  report(`✓ Secrets: ${names.length === 0 ? "there already" : `set ${names.join(", ")}`}`);
  if (chosen.freshSeed !== null) report(`  The agent is ${identityFromSeed(chosen.freshSeed).address}`);
  return null;
}

/**
 * Deploys, and once more if the Worker's address turns out to be another than expected: a Worker cannot be asked
 * where it will be. `keep_vars` in wrangler.toml lets later deployments keep the PUBLIC_URL that is set here.
 */
async function upload(
  deployment: Deployment,
  plan: {
    readonly envFlags: readonly string[];
    readonly vars: Settings;
    readonly expectedUrl: string | null;
  },
): Promise<DeployResult> {
  const { wrangler, report, record } = deployment;
  const { envFlags, vars, expectedUrl } = plan;
  const first = await uploadWorker(wrangler, {
    envFlags,
    vars: { ...vars, ...urlVar(expectedUrl) },
    dryRun: false,
  });
  if (!first.ok) return failed("The deployment", first.problem);
  const url = chosenUrl(deployment) ?? first.workersDev;
  if (url === null) {
    const problem =
      "has no address: give it a custom domain or workers_dev = true in wrangler.toml, or set PUBLIC_URL.";
    return failed("The Worker is deployed and", problem);
  }
  if (url !== expectedUrl) {
    const second = await uploadWorker(wrangler, {
      envFlags,
      vars: { ...vars, PUBLIC_URL: url },
      dryRun: false,
    });
    if (!second.ok) return failed("The deployment with PUBLIC_URL", second.problem);
  }
  record("PUBLIC_URL", url);
  report(`✓ Deployed: ${url}`);
  return { ok: true, url };
}

function howItIs({ state }: Extract<ResourceResult, { ok: true }>): string {
  return state === "there" ? "there already" : "made";
}

function failed(what: string, problem: string): Failure {
  return { ok: false, problems: [`${what}: ${problem}`] };
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} KiB compressed`;
}
