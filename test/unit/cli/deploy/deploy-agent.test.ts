import { describe, expect, it } from "vitest";
import { type Deployment, deployAgent } from "../../../../cli/deploy/deploy-agent.ts";
import type { Questions } from "../../../../cli/deploy/questions.ts";
import type { DeployTarget } from "../../../../cli/deploy/target.ts";
import { identityFromSeed } from "../../../../src/protocol/identity.ts";
import { deploysTo, error, fakeWrangler, loggedIn, type Script, when } from "./fake-wrangler.ts";

const WORKERS_DEV = "https://asi-image-agent.me.workers.dev";
const OWN_SEED = `my-own-seed-${"s".repeat(32)}`;
const DEV_SEED = "d".repeat(32);
const FRESH_SEED = "f".repeat(64);

const target: DeployTarget = {
  worker: "asi-image-agent",
  environment: null,
  accountId: null,
  vars: {},
  hasAiBinding: false,
  queues: ["jobs", "jobs-dead"],
  bucket: "pictures",
  customDomain: null,
};

const nobody: Questions = {
  interactive: false,
  confirm: () => Promise.reject(new Error("nobody is there")),
  line: () => Promise.reject(new Error("nobody is there")),
  secret: () => Promise.reject(new Error("nobody is there")),
};

function somebody(agrees: boolean, secret: string): Questions {
  return { interactive: true, confirm: async () => agrees, line: async () => "", secret: async () => secret };
}

const never = when("secret list", error('Worker "asi-image-agent" not found.'));
const hasSecrets = (...names: string[]) =>
  when("secret list", { stdout: JSON.stringify(names.map((name) => ({ name, type: "secret_text" }))) });

async function deploy(changes: Partial<Deployment>, ...scripts: Script[]) {
  const { wrangler, calls } = fakeWrangler(
    ...scripts,
    loggedIn,
    never,
    deploysTo(WORKERS_DEV, "Consumer for jobs"),
  );
  const recorded: Record<string, string> = {};
  const lines: string[] = [];
  const result = await deployAgent({
    target,
    shell: {},
    devVars: {},
    recorded: {},
    accountId: null,
    dryRun: false,
    resourcesExist: false,
    wrangler,
    questions: nobody,
    newSeed: () => FRESH_SEED,
    record: (name, value) => {
      recorded[name] = value;
    },
    report: (line) => lines.push(line),
    ...changes,
  });
  const commands = calls.map(({ args }) => args.join(" "));
  const given = calls.find(({ args }) => args[1] === "bulk")?.input;
  const secrets: unknown = given === undefined ? null : JSON.parse(given);
  return { result, calls, commands, secrets, recorded, output: lines.join("\n") };
}

const problemsOf = ({ result }: Awaited<ReturnType<typeof deploy>>) =>
  result.ok ? "" : result.problems.join(" ");

describe("a first deployment", () => {
  const shell = { AGENT_SEED: OWN_SEED, ASI_LLM_KEY: "my-own-key" };

  it("makes what is missing, deploys, and deploys again with the address that it got", async () => {
    const missing = when("queues info", error('Queue "jobs" does not exist.'));
    const { result, commands, recorded } = await deploy({ shell }, missing);
    expect(result).toEqual({ ok: true, url: WORKERS_DEV });
    expect(commands).toEqual([
      "deploy --dry-run",
      "whoami --json",
      "secret list --format json",
      "secret bulk",
      "queues info jobs",
      "queues create jobs",
      "queues info jobs-dead",
      "queues create jobs-dead",
      "r2 bucket info pictures",
      "r2 bucket lifecycle list pictures",
      "r2 bucket lifecycle add pictures delete-old-pictures images/ --expire-days 30 --force",
      "deploy",
      `deploy --var PUBLIC_URL:${WORKERS_DEV}`,
    ]);
    expect(recorded).toEqual({ PUBLIC_URL: WORKERS_DEV });
  });

  it("gives secrets over standard input, and shows them nowhere", async () => {
    const { calls, secrets, output } = await deploy({ shell });
    expect(secrets).toEqual(shell);
    expect(JSON.stringify(calls.map(({ args }) => args))).not.toMatch(/my-own/);
    expect(output).not.toMatch(/my-own/);
  });

  it("needs one upload when the address is known before: one's own, a custom domain, the last one", async () => {
    const uploads = async (changes: Partial<Deployment>) =>
      (await deploy({ shell, ...changes })).commands.filter((command) =>
        /^deploy(?!.*--dry-run)/.test(command),
      );
    const own = { ...shell, PUBLIC_URL: "https://own.example/" };
    expect(await uploads({ shell: own })).toEqual(["deploy --var PUBLIC_URL:https://own.example"]);
    expect(await uploads({ target: { ...target, customDomain: "images.example" } })).toEqual([
      "deploy --var PUBLIC_URL:https://images.example",
    ]);
    expect(await uploads({ recorded: { PUBLIC_URL: WORKERS_DEV } })).toEqual([
      `deploy --var PUBLIC_URL:${WORKERS_DEV}`,
    ]);
  });

  it("leaves an address that the operator chose at an earlier deployment", async () => {
    const { result, commands } = await deploy({ shell, recorded: { PUBLIC_URL: "https://own.example" } });
    expect(result).toEqual({ ok: true, url: "https://own.example" });
    expect(commands.at(-1)).toBe("deploy --var PUBLIC_URL:https://own.example");
  });

  it("corrects an address that is no longer the Worker's", async () => {
    const { commands, recorded } = await deploy({
      shell,
      recorded: { PUBLIC_URL: "https://old.me.workers.dev" },
    });
    expect(commands.slice(-2)).toEqual([
      "deploy --var PUBLIC_URL:https://old.me.workers.dev",
      `deploy --var PUBLIC_URL:${WORKERS_DEV}`,
    ]);
    expect(recorded).toEqual({ PUBLIC_URL: WORKERS_DEV });
  });

  it("says so when the Worker has no address", async () => {
    expect(problemsOf(await deploy({ shell }, deploysTo("schedule: 17 * * * *")))).toContain(
      "has no address",
    );
  });
});

describe("secrets that the Worker lacks", () => {
  it("stop a deployment that nobody watches if there is no seed", async () => {
    const deployment = await deploy({});
    expect(problemsOf(deployment)).toContain("AGENT_SEED");
    expect(deployment.commands).toEqual(["deploy --dry-run", "whoami --json", "secret list --format json"]);
  });

  it("do not include a key without which the agent says that it cannot draw", async () => {
    const { result, secrets } = await deploy({ shell: { AGENT_SEED: OWN_SEED } });
    expect(result.ok).toBe(true);
    expect(secrets).toEqual({ AGENT_SEED: OWN_SEED });
  });

  it("are taken from .dev.vars if the operator agrees", async () => {
    const devVars = { AGENT_SEED: DEV_SEED, ASI_LLM_KEY: "dev-key" };
    const { secrets, recorded } = await deploy({ devVars, questions: somebody(true, "") });
    expect(secrets).toEqual(devVars);
    expect(recorded).toEqual({ PUBLIC_URL: WORKERS_DEV, REPORT_EVENTS: "true" });
  });

  it("are made and asked for if not; a seed that was made here is kept", async () => {
    const devVars = { AGENT_SEED: DEV_SEED };
    const { secrets, recorded, output } = await deploy({ devVars, questions: somebody(false, "typed-key") });
    expect(secrets).toEqual({ AGENT_SEED: FRESH_SEED, ASI_LLM_KEY: "typed-key" });
    expect(recorded).toEqual({ AGENT_SEED: FRESH_SEED, PUBLIC_URL: WORKERS_DEV, REPORT_EVENTS: "false" });
    expect(output).toContain(identityFromSeed(FRESH_SEED).address);
    expect(output).not.toContain(FRESH_SEED);
  });

  it("keep a fresh seed even if Cloudflare then refuses it", async () => {
    const refused = when("secret bulk", error("Authentication error [code: 10000]"));
    const deployment = await deploy({ questions: somebody(true, "") }, refused);
    expect(problemsOf(deployment)).toContain("Authentication error");
    expect(deployment.recorded).toEqual({ AGENT_SEED: FRESH_SEED });
    const again = await deploy({ recorded: deployment.recorded });
    expect(again.secrets).toEqual({ AGENT_SEED: FRESH_SEED });
  });
});

describe("the answer on events", () => {
  const shell = { AGENT_SEED: OWN_SEED, ASI_LLM_KEY: "my-own-key" };

  it("goes into every upload, beside the address", async () => {
    const { commands } = await deploy({ shell, questions: somebody(true, "") });
    expect(commands.slice(-2)).toEqual([
      "deploy --var REPORT_EVENTS:true",
      `deploy --var REPORT_EVENTS:true --var PUBLIC_URL:${WORKERS_DEV}`,
    ]);
  });

  it("stops a deployment when it is none", async () => {
    const deployment = await deploy({ shell: { ...shell, REPORT_EVENTS: "perhaps" } });
    expect(problemsOf(deployment)).toBe("REPORT_EVENTS must be true or false.");
    expect(deployment.commands.at(-1)).not.toMatch(/^deploy/);
  });
});

describe("secrets that are too short", () => {
  it("stop a deployment before anything is touched, and are never shown", async () => {
    const shell = { AGENT_SEED: "short-seed", OPERATOR_TOKEN: "short-token" };
    const deployment = await deploy({ shell });
    expect(problemsOf(deployment)).toContain("AGENT_SEED must have 32 characters or more");
    expect(problemsOf(deployment)).toContain("OPERATOR_TOKEN must have 16 characters or more");
    expect(JSON.stringify(deployment)).not.toMatch(/short-seed|short-token/);
    expect(deployment.commands).toEqual(["deploy --dry-run", "whoami --json", "secret list --format json"]);
  });

  it("are not offered out of .dev.vars: a fresh seed is made", async () => {
    const { secrets } = await deploy({
      devVars: { AGENT_SEED: "short-seed" },
      questions: somebody(true, ""),
    });
    expect(secrets).toMatchObject({ AGENT_SEED: FRESH_SEED });
  });
});

describe("an AGENT_URI", () => {
  const AGENT_URI = `https://fox:${OWN_SEED}@agentverse.ai/Fox%20Painter`;

  it("is the seed of the deployment: none is asked for", async () => {
    expect((await deploy({ shell: { AGENT_URI } })).secrets).toEqual({ AGENT_URI });
    expect((await deploy({ shell: { AGENT_URI } }, hasSecrets("AGENT_URI"))).secrets).toBeNull();
  });

  it("is taken from .dev.vars if the operator agrees", async () => {
    const { secrets } = await deploy({ devVars: { AGENT_URI }, questions: somebody(true, "") });
    expect(secrets).toEqual({ AGENT_URI });
  });

  it.each<[string, Partial<Deployment>, string]>([
    ["is none", { shell: { AGENT_URI: "https://fox:sesame@agentverse.ai" } }, "AGENT_URI must have the form"],
    [
      "holds a short seed",
      { shell: { AGENT_URI: "https://fox:sesame@agentverse.ai/Fox" } },
      "32 characters or more",
    ],
    [
      "contradicts AGENT_SEED",
      { shell: { AGENT_URI, AGENT_SEED: FRESH_SEED } },
      "AGENT_URI and AGENT_SEED say",
    ],
    [
      "contradicts the name in [vars]",
      { shell: { AGENT_URI }, target: { ...target, vars: { AGENT_NAME: "Wolf" } } },
      "AGENT_URI and AGENT_NAME say",
    ],
  ])("stops a deployment when it %s, and is never shown", async (_, changes, problem) => {
    const deployment = await deploy(changes);
    expect(problemsOf(deployment)).toContain(problem);
    expect(deployment.secrets).toBeNull();
    expect(JSON.stringify(deployment)).not.toMatch(new RegExp(`sesame|${OWN_SEED}|${FRESH_SEED}`));
  });

  it("does not come beside a seed that the Worker has, unless it is known to be the same", async () => {
    const there = hasSecrets("AGENT_SEED");
    expect(problemsOf(await deploy({ shell: { AGENT_URI } }, there))).toMatch(
      /The Worker has an AGENT_SEED.*wrangler secret delete AGENT_SEED/,
    );
    const recorded = { AGENT_SEED: OWN_SEED };
    expect((await deploy({ shell: { AGENT_URI }, recorded }, there)).secrets).toEqual({ AGENT_URI });
  });
});

describe("a later deployment", () => {
  it("never replaces a secret, above all not the seed", async () => {
    const shell = { AGENT_SEED: "another", ASI_LLM_KEY: "another", OPENAI_API_KEY: "new" };
    const there = hasSecrets("AGENT_SEED", "ASI_LLM_KEY");
    expect((await deploy({ shell }, there)).secrets).toEqual({ OPENAI_API_KEY: "new" });
    expect((await deploy({ questions: somebody(true, "k") }, there)).secrets).toBeNull();
  });
});

describe("an environment", () => {
  it("is named in every command that deals with the Worker", async () => {
    const staging = { ...target, environment: "staging" };
    const { commands } = await deploy({ target: staging, shell: { AGENT_SEED: OWN_SEED } });
    expect(commands.filter((command) => /^(deploy|secret)/.test(command))).toEqual([
      "deploy --env staging --dry-run",
      "secret list --format json --env staging",
      "secret bulk --env staging",
      "deploy --env staging",
      `deploy --env staging --var PUBLIC_URL:${WORKERS_DEV}`,
    ]);
  });
});

describe("a dry run", () => {
  it("builds and tells the plan, and asks Cloudflare nothing", async () => {
    const { result, commands, output } = await deploy({ dryRun: true });
    expect(result).toEqual({ ok: true, url: null });
    expect(commands).toEqual(["deploy --dry-run"]);
    expect(output).toContain("286 KiB compressed");
    for (const words of ["jobs-dead", "pictures", "30 days", "AGENT_SEED"]) expect(output).toContain(words);
  });
});

describe("a deployment by Workers Builds", () => {
  it("uploads only: queues, bucket and secrets are made already", async () => {
    const { result, commands } = await deploy({ resourcesExist: true });
    expect(result).toEqual({ ok: true, url: WORKERS_DEV });
    expect(commands).toEqual(["deploy --dry-run", "deploy", `deploy --var PUBLIC_URL:${WORKERS_DEV}`]);
  });
});

describe("nothing is touched", () => {
  const untouched = async (changes: Partial<Deployment>, ...scripts: Script[]) => {
    const deployment = await deploy({ shell: { AGENT_SEED: OWN_SEED }, ...changes }, ...scripts);
    expect(deployment.commands.every((command) => /^(deploy --dry-run|whoami)/.test(command))).toBe(true);
    return problemsOf(deployment);
  };

  it("while a setting is wrong", async () => {
    const vars = { QUOTA_MAX_REQUESTS: "many", IMAGE_RETENTION_DAYS: 30, ASI_LLM_KEY: "k" };
    const problems = await untouched({ target: { ...target, vars } });
    expect(problems).toContain("QUOTA_MAX_REQUESTS");
    expect(problems).toContain("IMAGE_RETENTION_DAYS in [vars] must be text");
    expect(problems).toContain("ASI_LLM_KEY stands in [vars]");
    expect(await untouched({ shell: { PUBLIC_URL: "http://127.0.0.1:8787" } })).toContain(
      "must begin with https://",
    );
  });

  it("while the Worker does not build", async () => {
    expect(await untouched({}, when("deploy", error("Could not resolve")))).toContain("Could not resolve");
  });

  it("while nobody is logged in, or it is not clear to which account", async () => {
    const out = when("whoami", { exitCode: 1, stdout: '{"loggedIn":false}' });
    expect(await untouched({}, out)).toContain("npx wrangler login");
    const accounts = [
      { id: "1", name: "Mine" },
      { id: "2", name: "Ours" },
    ];
    const two = when("whoami", { stdout: JSON.stringify({ loggedIn: true, accounts }) });
    expect(await untouched({}, two)).toContain("CLOUDFLARE_ACCOUNT_ID to one of Mine (1), Ours (2)");
    const chosen = await deploy({ shell: { AGENT_SEED: OWN_SEED }, accountId: "2" }, two);
    expect(chosen.result.ok).toBe(true);
  });
});
