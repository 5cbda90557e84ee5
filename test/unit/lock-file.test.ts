import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";

const ROOT = resolve(import.meta.dirname, "../..");
const text = readFileSync(resolve(ROOT, "package-lock.json"), "utf8");
const manifest: unknown = JSON.parse(readFileSync(resolve(ROOT, "package.json"), "utf8"));
const npmrc = readFileSync(resolve(ROOT, ".npmrc"), "utf8");

/** npm takes one word for a list of one. */
const words = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((given) => [given].flat());
const lockSchema = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      /** A package of this repository: a link in node_modules, and an entry by its folder. */
      link: z.boolean().default(false),
      os: words,
      cpu: words,
      optionalDependencies: z.record(z.string(), z.string()).default({}),
    }),
  ),
});
const { "": project, ...packages } = lockSchema.parse(JSON.parse(text)).packages;
const all = Object.entries(packages);
const entries = all.filter(([path, { link }]) => path.startsWith("node_modules/") && !link);

const platformsOf = (prefix: string) =>
  entries
    .filter(([path]) => path.startsWith(`node_modules/${prefix}`))
    .flatMap(([, { os, cpu }]) => os.flatMap((system) => cpu.map((processor) => `${system} ${processor}`)))
    .toSorted();

describe("the lock file", () => {
  it("holds a hash of every package, also of those for other platforms", () => {
    expect(entries.length).toBeGreaterThan(200);
    const without = entries.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ""));
    expect(without.map(([path]) => path)).toEqual([]);
  });

  it("names no registry, so that everybody's own is asked", () => {
    expect(entries.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  it("installs nothing else but links to this repository's own packages", () => {
    const { workspaces } = z.object({ workspaces: z.array(z.string()) }).parse(manifest);
    const others = all.filter(([path]) => !entries.some(([known]) => known === path));
    const linked = others.filter(([, { link }]) => link).map(([, { resolved }]) => resolved);
    expect(linked.toSorted()).toEqual(workspaces.toSorted());
    expect(others.filter(([, { link }]) => !link).map(([path]) => path)).toEqual(linked.toSorted());
  });

  it("brings Node, as packages like all others, for every platform that workerd runs on", () => {
    const platforms = platformsOf("node-");
    expect(platforms).toEqual(platformsOf("@cloudflare/workerd-"));
    expect(platforms).toContain("linux x64");
    const nodes = Object.entries(project?.optionalDependencies ?? {}).filter(([name]) => /^node-/.test(name));
    expect(nodes).toHaveLength(platforms.length);
    expect(new Set(nodes.map(([, version]) => version)).size).toBe(1);
    expect(Object.keys(packages)).not.toContain("node_modules/node");
  });

  it("is installed without running any package's own program", () => {
    expect(npmrc).toMatch(/^ignore-scripts=true$/m);
  });
});
