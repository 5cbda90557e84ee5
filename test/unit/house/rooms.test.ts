import { existsSync, globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { arrowsIn, arrowsOf, PACKAGES, problemOf, ROOMS, roomOf } from "./rooms.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

describe("the house", () => {
  it("has no arrow from a room to one that it may not import", () => {
    const arrows = arrowsIn(ROOT);
    expect(arrows.length).toBeGreaterThan(1_000);
    expect(arrows.flatMap((arrow) => problemOf(arrow) ?? [])).toEqual([]);
  });

  it("has a room for every file, and files in every room", () => {
    const files = globSync("{src,packages,page,cli,dev,examples,bench}/**/*.{ts,tsx}", { cwd: ROOT });
    const rooms = files.filter((file) => !file.endsWith(".d.ts")).map((file) => [file, roomOf(file)?.name]);
    expect(rooms.filter(([, room]) => room === undefined)).toEqual([]);
    expect(new Set(rooms.map(([, room]) => room))).toEqual(
      new Set(ROOMS.map(({ name }) => name).filter((name) => name !== "tests")),
    );
  });

  it.each([
    ["src/protocol/envelope.ts", "../clock.ts", "protocol may not import time and text"],
    ["src/agent/decide.ts", "../durable/sender/accept.ts", "agent may not import durable"],
    ["src/durable/sender/accept.ts", "../../http/submit.ts", "durable may not import http"],
    ["src/http/submit.ts", "../operator/routes/view.ts", "http may not import operator's routes"],
    ["src/jobs/queue.ts", "../durable/daily-budget.ts", "jobs may not import durable"],
    ["packages/kit/agent.ts", "../../cli/agent-client.ts", "kit may not import command line"],
    ["packages/local-agentverse/search.ts", "../../src/config.ts", "local Agentverse may not import config"],
    ["page/main.tsx", "../src/http/submit.ts", "page may not import http"],
    ["src/worker.ts", "../test/noon.ts", "worker may not import tests"],
    ["src/net/errors.ts", "@asi-image-agent/kit", "net may not import kit"],
    ["packages/sketch/draw.ts", "@asi-image-agent/protocol", "sketch may not import protocol"],
    ["src/agent/decide.ts", "../protocol/json.ts", "inner file of @asi-image-agent/protocol"],
    ["cli/chat.ts", "../packages/kit/client/mailbox.ts", "inner file of @asi-image-agent/kit"],
    ["packages/kit/agent.ts", "../sketch/draw.ts", "inner file of @asi-image-agent/sketch"],
  ])("finds an arrow that must not be: %s → %s", (file, imported, problem) => {
    for (const statement of [
      `import { one } from "${imported}";`,
      `import type {\n  One,\n  Other,\n} from "${imported}";`,
      `import * as all from "${imported}";`,
      `export * from "${imported}";`,
      `const late = await import("${imported}");`,
      `let one: import("${imported}").One;`,
      `import "${imported}";`,
    ]) {
      const [arrow] = arrowsOf(file, `// A file.\n${statement}\n`);
      expect(arrow, statement).toBeDefined();
      expect(arrow === undefined ? null : problemOf(arrow)).toContain(problem);
    }
  });
});

/** What a platform, a clock or chance is reached by without an import. */
const AMBIENT =
  /\b(?:Env\b|DurableObject\w*|R2\w+|MessageBatch|caches|fetch\(|setTimeout|Date\.now|new Date\(\)|Math\.random|performance\.|process\.|console\.)/;

describe("a package", () => {
  it.each(PACKAGES)(
    "$name has entries that exist, and the versions that the repository has",
    ({ folder, entries }) => {
      for (const entry of entries) expect(existsSync(join(ROOT, entry)), entry).toBe(true);
      const whole = manifestOf(".");
      const { dependencies, ...its } = manifestOf(folder);
      expect(its).toMatchObject({
        version: whole.version,
        type: "module",
        private: true,
        sideEffects: false,
      });
      const known = { ...whole.dependencies, ...whole.devDependencies };
      for (const { name } of PACKAGES) known[name] = whole.version;
      expect(known).toMatchObject(dependencies ?? {});
    },
  );

  it.each(PACKAGES)("$name names every package that it imports", ({ name, folder }) => {
    const texts = globSync(`${folder}/**/*.ts`, { cwd: ROOT }).map((file) =>
      readFileSync(join(ROOT, file), "utf8"),
    );
    const imported = texts.flatMap((text) => [...text.matchAll(/from "((?:@[^/"]+\/)?[^./"][^/"]*)/g)]);
    const named = new Set(imported.map(([, one = ""]) => one).filter((one) => !one.startsWith("node:")));
    expect([...named].toSorted(), name).toEqual(
      Object.keys(manifestOf(folder).dependencies ?? {}).toSorted(),
    );
  });
});

const manifestSchema = z.looseObject({
  version: z.string(),
  dependencies: z.record(z.string(), z.string()).optional(),
  devDependencies: z.record(z.string(), z.string()).optional(),
});

function manifestOf(folder: string) {
  return manifestSchema.parse(JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8")));
}

describe("the pure middle", () => {
  it.each(["src/protocol", "src/agent"])("%s reaches for no platform, clock or chance", (room) => {
    const lines = globSync(`${room}/**/*.ts`, { cwd: ROOT }).flatMap((file) =>
      readFileSync(join(ROOT, file), "utf8")
        .split("\n")
        .map((line) => `${file}: ${line.trim()}`)
        .filter((line) => !/: (?:\/\/|\/\*|\*)/.test(line) && AMBIENT.test(line)),
    );
    expect(lines).toEqual([]);
  });
});
