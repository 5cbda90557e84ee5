import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readTarget } from "../../../../cli/deploy/target.ts";

const WRANGLER_TOML = resolve(import.meta.dirname, "../../../../wrangler.toml");
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "target-"));
  copyFileSync(WRANGLER_TOML, join(directory, "wrangler.toml"));
});
afterEach(() => rmSync(directory, { recursive: true }));

function add(toml: string): void {
  writeFileSync(join(directory, "wrangler.toml"), `${readFileSync(WRANGLER_TOML, "utf8")}\n${toml}`);
}

describe("what wrangler.toml says", () => {
  it("names the Worker, its queues with the one for dead letters, and the bucket", () => {
    expect(readTarget(directory, null)).toEqual({
      ok: true,
      target: {
        worker: "asi-image-agent",
        environment: null,
        accountId: null,
        vars: {},
        hasAiBinding: false,
        queues: ["asi-image-agent-jobs", "asi-image-agent-jobs-dead"],
        bucket: "asi-image-agent-pictures",
        customDomain: null,
      },
    });
  });

  it("lets later deployments keep PUBLIC_URL", () => {
    expect(readFileSync(WRANGLER_TOML, "utf8")).toMatch(/^keep_vars = true$/m);
  });

  it("knows no environment that is not there, which wrangler would deploy all the same", () => {
    expect(readTarget(directory, "staging")).toEqual({
      ok: false,
      problem: "wrangler.toml has no [env.staging].",
    });
  });

  it("does not let an environment forget a binding, as nothing is inherited", () => {
    add('[env.staging.vars]\nAGENT_NAME = "Staging"\n');
    const result = readTarget(directory, "staging");
    expect(result.ok ? "" : result.problem).toMatch(/lacks PICTURES, JOBS, the queue's consumer, SENDERS/);
  });

  it("takes the environment that docs/deploy.md shows", () => {
    const guide = readFileSync(resolve(import.meta.dirname, "../../../../docs/deploy.md"), "utf8");
    add(/```toml\n([\s\S]*?)```/.exec(guide)?.[1] ?? "");
    expect(readTarget(directory, "staging")).toMatchObject({
      ok: true,
      target: {
        worker: "asi-image-agent-staging",
        environment: "staging",
        queues: ["asi-image-agent-staging-jobs", "asi-image-agent-staging-jobs-dead"],
        bucket: "asi-image-agent-staging-pictures",
      },
    });
  });

  it("takes a custom domain where there is one", () => {
    const toml = readFileSync(WRANGLER_TOML, "utf8");
    const routes = 'routes = [{ pattern = "images.example", custom_domain = true }]';
    writeFileSync(join(directory, "wrangler.toml"), toml.replace(/^keep_vars/m, `${routes}\nkeep_vars`));
    expect(readTarget(directory, null)).toMatchObject({ target: { customDomain: "images.example" } });
  });

  it("says what is wrong with the file", () => {
    writeFileSync(join(directory, "wrangler.toml"), "name = ");
    expect(readTarget(directory, null)).toMatchObject({ ok: false });
  });
});
