import { describe, expect, it } from "vitest";
import type { Download } from "../../../src/imagegen/download.ts";
import type { DrawOutcome } from "../../../src/imagegen/provider.ts";
import type { Recipe } from "../../../src/imagegen/recipe.ts";
import {
  type Claim,
  type JobDependencies,
  type JobPort,
  type WorkResult,
  workOnJob,
} from "../../../src/jobs/consumer.ts";

const PICTURE = new Uint8Array([1, 2, 3]);
const draw = (attempt: number): Claim => ({ kind: "draw", attempt, provider: "asi1", description: "a fox" });

/** The sender's object, answering claims from a list and noting what it is told. */
class FakeJobPort implements JobPort {
  readonly told: string[] = [];
  readonly #claims: Claim[];
  readonly #again: boolean[];
  constructor(claims: Claim[], again: boolean[] = []) {
    this.#claims = claims;
    this.#again = again;
  }
  async claim() {
    return this.#claims.shift() ?? { kind: "nothing" as const };
  }
  async saveRemote(_job: string, attempt: number, url: string) {
    this.told.push(`remote ${attempt} ${url}`);
    return true;
  }
  async reserveAgain() {
    return { ok: true } as const;
  }
  async finish(_job: string, attempt: number, result: WorkResult) {
    this.told.push(`finish ${attempt} ${JSON.stringify(result)}`);
    return { again: this.#again.shift() ?? false };
  }
}

/** A dependencies whose provider answers `outcomes` in turn, with a store that may hold a picture already. */
function dependencies(
  outcomes: DrawOutcome[],
  options: { stored?: string; downloads?: Download[]; failingPuts?: number } = {},
) {
  const calls: { drawn: number; put: number; paused: number; recipe?: Recipe | undefined } = {
    drawn: 0,
    put: 0,
    paused: 0,
  };
  const made: JobDependencies = {
    now: () => 0,
    provider: () => ({
      name: "asi1",
      paid: true,
      timeLimitMs: 1,
      draw: async () => {
        calls.drawn += 1;
        return outcomes.shift() ?? { kind: "refused" };
      },
    }),
    pictures: {
      put: async (_key, _bytes, recipe) => {
        calls.put += 1;
        if (calls.put <= (options.failingPuts ?? 0)) throw new Error("put: internal error");
        calls.recipe = recipe;
        return { ok: true, extension: "png", stored: "new" };
      },
      find: async () => (options.stored === undefined ? null : { extension: options.stored }),
    },
    complete: async () => ({ kind: "answered", text: "42" }),
    pause: async (ms) => {
      calls.paused += ms;
    },
    download: async () => options.downloads?.shift() ?? { ok: false, reason: "gone" },
  };
  return { ...made, calls };
}

describe("a queue consumer at a job", () => {
  it("stores what was drawn and reports it", async () => {
    const port = new FakeJobPort([draw(1)]);
    const world = dependencies([{ kind: "drawn", bytes: PICTURE }]);
    await workOnJob(port, "job", world);
    expect(port.told).toEqual(['finish 1 {"kind":"stored","extension":"png"}']);
    expect(world.calls).toMatchObject({
      drawn: 1,
      put: 1,
      recipe: { description: "a fox", provider: "asi1" },
    });
  });

  it("does nothing when the object gives it nothing", async () => {
    const world = dependencies([]);
    await workOnJob(new FakeJobPort([]), "job", world);
    expect(world.calls).toMatchObject({ drawn: 0, put: 0 });
  });

  it("uses what an earlier attempt has stored instead of paying again", async () => {
    const port = new FakeJobPort([draw(2)]);
    const world = dependencies([], { stored: "webp" });
    await workOnJob(port, "job", world);
    expect(port.told).toEqual(['finish 2 {"kind":"stored","extension":"webp","found":true}']);
    expect(world.calls.drawn).toBe(0);
  });

  it("says where a remote picture is before it downloads it", async () => {
    const port = new FakeJobPort([draw(1)]);
    const remote: DrawOutcome = { kind: "drawn-remote", url: "https://cdn.example/1.png" };
    await workOnJob(port, "job", dependencies([remote], { downloads: [{ ok: true, bytes: PICTURE }] }));
    expect(port.told).toEqual([
      "remote 1 https://cdn.example/1.png",
      'finish 1 {"kind":"stored","extension":"png"}',
    ]);
  });

  it.each([
    ["timeout", true],
    ["unavailable", true],
    ["gone", false],
    ["not-a-picture", false],
    ["url-not-allowed", false],
  ] as const)("reports a download that ended %s, worth another try: %s", async (reason, retry) => {
    const port = new FakeJobPort([{ kind: "download", attempt: 2, url: "https://cdn.example/1.png" }]);
    await workOnJob(port, "job", dependencies([], { downloads: [{ ok: false, reason }] }));
    expect(port.told).toEqual([`finish 2 {"kind":"download-failed","retry":${retry}}`]);
  });

  it("goes on with the next provider when the object says so", async () => {
    const port = new FakeJobPort([draw(1), draw(2)], [true]);
    const world = dependencies([
      { kind: "misconfigured", status: 401 },
      { kind: "drawn", bytes: PICTURE },
    ]);
    await workOnJob(port, "job", world);
    expect(port.told).toEqual([
      'finish 1 {"kind":"failed","outcome":"misconfigured","retryAfterSeconds":null}',
      'finish 2 {"kind":"stored","extension":"png"}',
    ]);
  });

  it("tries to store a paid picture four times, within the lease, before it would be drawn again", async () => {
    const port = new FakeJobPort([draw(1)]);
    const shop = dependencies([{ kind: "drawn", bytes: PICTURE }], { failingPuts: 3 });
    await workOnJob(port, "job", shop);
    expect(port.told).toEqual([`finish 1 {"kind":"stored","extension":"png"}`]);
    expect(shop.calls).toMatchObject({ drawn: 1, put: 4 });
    expect(shop.calls.paused).toBeLessThan(10_000);
  });

  it("reports a picture that R2 does not take as unusable: it was paid", async () => {
    const port = new FakeJobPort([draw(1)]);
    await workOnJob(port, "job", dependencies([{ kind: "drawn", bytes: PICTURE }], { failingPuts: 9 }));
    expect(port.told).toEqual([expect.stringContaining("unusable")]);
  });
});
