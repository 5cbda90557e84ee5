import { describe, expect, it } from "vitest";
import { encodePictureOrder, type PictureOrder } from "../../../src/agent/picture-order.ts";
import type { Download } from "../../../src/imagegen/download.ts";
import type { DrawOrder, DrawOutcome } from "../../../src/imagegen/port.ts";
import { capabilitiesOf, type ProviderName } from "../../../src/imagegen/provider.ts";
import type { Recipe } from "../../../src/imagegen/recipe.ts";
import type { Bill } from "../../../src/jobs/bill.ts";
import {
  type Claim,
  type JobDependencies,
  type JobPort,
  type RemotePictures,
  type WorkResult,
  workOnJob,
} from "../../../src/jobs/consumer.ts";
import type { FetchedInputs } from "../../../src/jobs/inputs.ts";
import { gif, impostors, jpeg, png, webpLossy } from "../imagegen/sample-pictures.ts";

const JOB = "00000ff0000000000000000000000000";
/** Of JOB's first picture, where nobody asked for one. */
const SEED = 0xff;
const HTML = Object.values(impostors)[0] ?? new Uint8Array();
const fox: PictureOrder = { prompt: "a fox", edit: null, options: {}, parent: null };
const drawn = (...pictures: Uint8Array[]): DrawOutcome => ({ kind: "drawn", pictures, notHonoured: [] });

type DrawClaim = Extract<Claim, { kind: "draw" }>;

function draw(attempt: number, { order = fox, count = 1, stored = 0 } = {}): DrawClaim {
  return { kind: "draw", attempt, provider: "asi1", order: encodePictureOrder(order), count, stored };
}

function download(attempt: number, urls: string[], stored = 0): Claim {
  const remote: RemotePictures = { urls, notHonoured: ["shape"] };
  return { kind: "download", attempt, provider: "asi1", order: encodePictureOrder(fox), remote, stored };
}

/** The sender's object, answering claims from a list and noting what it is told. */
class FakeJobPort implements JobPort {
  readonly told: unknown[] = [];
  readonly bills: unknown[] = [];
  readonly #claims: Claim[];
  readonly #again: boolean[];
  constructor(claims: Claim[], again: boolean[] = []) {
    this.#claims = claims;
    this.#again = again;
  }
  async claim() {
    return this.#claims.shift() ?? { kind: "nothing" as const };
  }
  async saveRemote(_job: string, attempt: number, remote: RemotePictures) {
    this.told.push({ remote, attempt });
    return true;
  }
  async showPartial(_job: string, attempt: number, partial: Uint8Array) {
    this.told.push({ partial, attempt });
  }
  async reserveAgain() {
    return { ok: true } as const;
  }
  async finish(_job: string, attempt: number, result: WorkResult, bill: Bill | null) {
    this.told.push({ ...result, attempt });
    this.bills.push(bill);
    return { again: this.#again.shift() ?? false };
  }
}

interface Given {
  readonly stored?: Readonly<Record<string, string>>;
  /** What comes of each address; once used up, the last one stays. */
  readonly downloads?: Readonly<Record<string, Download[]>>;
  readonly failingPuts?: number;
  readonly inputs?: FetchedInputs;
  readonly name?: ProviderName;
}

/** A world whose provider answers `outcomes` in turn, with a store that may hold pictures already. */
function world(outcomes: DrawOutcome[], given: Given = {}) {
  const calls = { ordered: [] as DrawOrder[], downloaded: [] as string[], put: 0, paused: 0 };
  const store = new Map(Object.entries(given.stored ?? {}));
  const recipes = new Map<string, Recipe | undefined>();
  const name = given.name ?? "asi1";
  const dependencies: JobDependencies = {
    now: () => 0,
    provider: () => ({
      name,
      model: "a-model",
      capabilities: capabilitiesOf(name, ""),
      draw: async (order) => {
        calls.ordered.push(order);
        return outcomes.shift() ?? { kind: "refused" };
      },
    }),
    pictures: {
      put: async (key, bytes, recipe) => {
        calls.put += 1;
        if (calls.put <= (given.failingPuts ?? 0)) throw new Error("put: internal error");
        if (bytes === HTML) return { ok: false, reason: "not-a-picture" };
        const extension = store.get(key) ?? (bytes === jpeg ? "jpg" : "png");
        store.set(key, extension);
        recipes.set(key, recipe);
        return { ok: true, extension, stored: "new" };
      },
      find: async (key) => {
        const extension = store.get(key);
        return extension === undefined ? null : { extension };
      },
      get: async () => null,
    },
    share: async () => null,
    complete: async () => ({ result: { kind: "answered", text: "42" }, bill: null }),
    understand: async () => ({ result: { kind: "understood", answer: null }, bill: null }),
    pictureCost: (_name, _order, { quality }) => (quality === "low" ? 6_000 : 211_000),
    pause: async (ms) => {
      calls.paused += ms;
    },
    download: async (url) => {
      calls.downloaded.push(url);
      const answers = given.downloads?.[url] ?? [];
      return (answers.length > 1 ? answers.shift() : answers[0]) ?? { ok: false, reason: "gone" };
    },
    inputs: async () => given.inputs ?? { ok: true, inputs: [] },
  };
  return { dependencies, calls, store, recipes };
}

async function worked(claims: Claim[], outcomes: DrawOutcome[], given: Given = {}, again: boolean[] = []) {
  const port = new FakeJobPort(claims, again);
  const made = world(outcomes, given);
  await workOnJob(port, JOB, made.dependencies);
  return { told: port.told, bills: port.bills, ...made };
}

const stored = (attempt: number, ...extensions: string[]) => ({
  kind: "stored",
  extensions,
  notHonoured: [],
  attempt,
});

describe("a queue consumer at a job", () => {
  it("stores what was drawn and reports it", async () => {
    const { told, store } = await worked([draw(1)], [drawn(png)]);
    expect(told).toEqual([stored(1, "png")]);
    expect([...store]).toEqual([[JOB, "png"]]);
  });

  it("does nothing when the object gives it nothing", async () => {
    const { calls } = await worked([], []);
    expect(calls).toMatchObject({ ordered: [], put: 0 });
  });

  it("uses what an earlier attempt has stored instead of paying again", async () => {
    const { told, calls } = await worked([draw(2)], [], { stored: { [JOB]: "webp" } });
    expect(told).toEqual([{ ...stored(2, "webp"), found: true }]);
    expect(calls.ordered).toEqual([]);
  });

  it("goes on with the next provider when the object says so", async () => {
    const outcomes: DrawOutcome[] = [{ kind: "misconfigured", status: 401 }, drawn(png)];
    const { told } = await worked([draw(1), draw(2)], outcomes, {}, [true]);
    expect(told).toEqual([
      { kind: "failed", outcome: "misconfigured", retryAfterSeconds: null, attempt: 1 },
      stored(2, "png"),
    ]);
  });

  it("tries to store a paid picture four times, within the lease, before it would be drawn again", async () => {
    const { told, calls } = await worked([draw(1)], [drawn(png)], { failingPuts: 3 });
    expect(told).toEqual([stored(1, "png")]);
    expect(calls.ordered).toHaveLength(1);
    expect(calls.put).toBe(4);
    expect(calls.paused).toBeLessThan(10_000);
  });

  it.each([
    ["that R2 does not take", png, 9],
    ["that is none", HTML, 0],
  ])("reports a picture %s as unusable: it was paid", async (_name, bytes, failingPuts) => {
    const { told } = await worked([draw(1)], [drawn(bytes)], { failingPuts });
    expect(told).toEqual([{ kind: "failed", outcome: "unusable", retryAfterSeconds: null, attempt: 1 }]);
  });

  it("tells what the provider could not honour", async () => {
    const { told } = await worked([draw(1)], [{ kind: "drawn", pictures: [png], notHonoured: ["seed"] }]);
    expect(told).toEqual([{ ...stored(1, "png"), notHonoured: ["seed"] }]);
  });

  it("draws nothing of an order that it does not understand", async () => {
    const claim: Claim = { kind: "draw", attempt: 1, provider: "asi1", order: "a fox", count: 1, stored: 0 };
    const { told, calls } = await worked([claim], [drawn(png)]);
    expect(told).toMatchObject([{ kind: "failed", outcome: "misconfigured" }]);
    expect(calls.ordered).toEqual([]);
  });
});

describe("what is seen of a picture while it is drawn", () => {
  const webp = webpLossy;
  const large = new Uint8Array(2 * 1024 * 1024 + 1);
  large.set(png);

  async function seen(claim: Claim, partials: readonly Uint8Array[], showing?: () => Promise<void>) {
    const port = new FakeJobPort([claim]);
    if (showing !== undefined) port.showPartial = showing;
    const { dependencies } = world([]);
    const provider = {
      name: "openai" as const,
      model: "gpt-image-2",
      capabilities: capabilitiesOf("openai", "gpt-image-2"),
      draw: async ({ onPartial }: DrawOrder): Promise<DrawOutcome> => {
        for (const bytes of partials) onPartial?.(bytes);
        return drawn(png);
      },
    };
    await workOnJob(port, JOB, { ...dependencies, provider: () => provider });
    return port.told;
  }
  const watched: Claim = { ...draw(1), isWatched: true };

  it("is handed on where somebody looks on: pictures of a sensible size, three at most", async () => {
    const partials = [HTML, png, gif, large, jpeg, webp, png];
    expect(await seen(watched, partials)).toEqual([
      { partial: png, attempt: 1 },
      { partial: jpeg, attempt: 1 },
      { partial: webp, attempt: 1 },
      stored(1, "png"),
    ]);
  });

  it("is not asked for where nobody does", async () => {
    expect(await seen(draw(1), [png])).toEqual([stored(1, "png")]);
  });

  it.each([
    ["fails", () => Promise.reject(new Error("the object is gone"))],
    ["never ends", () => new Promise<void>(() => {})],
  ])("costs no picture where showing it %s", async (_name, showing) => {
    expect(await seen(watched, [png], showing)).toEqual([stored(1, "png")]);
  });
});

describe("the bill of a call", () => {
  const FULL = 211_000;
  const pictures = (before: number, paid: number, micros = FULL): Bill => ({
    kind: "pictures",
    before,
    paid,
    micros,
  });

  it("is for the pictures that came, of no use or not", async () => {
    const { bills } = await worked([draw(1, { count: 4 })], [drawn(png, HTML)]);
    expect(bills).toEqual([pictures(0, 2)]);
  });

  it("is for what may have been made besides, too", async () => {
    const outcome: DrawOutcome = { kind: "drawn", pictures: [png], notHonoured: [], alsoPaid: 2 };
    expect((await worked([draw(1, { count: 4 })], [outcome])).bills).toEqual([pictures(0, 3)]);
  });

  it("goes by the quality that the provider says", async () => {
    const outcome: DrawOutcome = { kind: "drawn", pictures: [png], notHonoured: [], quality: "low" };
    expect((await worked([draw(1)], [outcome])).bills).toEqual([pictures(0, 1, 6_000)]);
  });

  it("is for links whose pictures cannot be fetched, too", async () => {
    const outcome: DrawOutcome = {
      kind: "drawn-remote",
      urls: ["https://a/1", "https://a/2"],
      notHonoured: [],
    };
    const { bills, told } = await worked([draw(1, { count: 2 })], [outcome]);
    expect(told.at(-1)).toMatchObject({ kind: "download-failed" });
    expect(bills).toEqual([pictures(0, 2)]);
  });

  it("is nothing for pictures that were stored before, behind which the new ones stand", async () => {
    const before = { stored: { [JOB]: "png" } };
    expect((await worked([draw(2)], [], before)).bills).toEqual([pictures(1, 0, 0)]);
    const one = await worked([draw(2, { count: 3 })], [drawn(png)], before);
    expect(one.bills).toEqual([pictures(1, 1)]);
  });

  it("is unknown where the call came to nothing, and where only a download was left", async () => {
    const failed = await worked([draw(1)], [{ kind: "unknown", detail: "timeout" }]);
    expect(failed.bills).toEqual([null]);
    const ok: Download = { ok: true, bytes: png };
    const downloads = { "https://a/1": [ok] };
    expect((await worked([download(2, ["https://a/1"])], [], { downloads })).bills).toEqual([null]);
  });
});

describe("the order that the provider gets", () => {
  it("is that of the claim, with a seed of the job's own", async () => {
    const order: PictureOrder = { ...fox, options: { shape: "square", count: 3 } };
    const { calls } = await worked([draw(1, { order, count: 3 })], []);
    expect(calls.ordered).toEqual([
      { prompt: "a fox", edit: null, options: order.options, count: 3, seed: SEED },
    ]);
  });

  it("has the seed that was asked for", async () => {
    const { calls } = await worked([draw(1, { order: { ...fox, options: { seed: 12 } } })], []);
    expect(calls.ordered).toMatchObject([{ seed: 12 }]);
  });

  it("has the pictures that are to be changed, and the seed of the first", async () => {
    const edit = {
      instruction: "make it night",
      inputs: [{ kind: "own", key: "k", extension: "png" } as const],
    };
    const input = { bytes: png, mime: "image/png", seed: 5 } as const;
    const { calls } = await worked([draw(1, { order: { ...fox, edit } })], [], {
      inputs: { ok: true, inputs: [input] },
    });
    expect(calls.ordered).toMatchObject([
      { edit: { instruction: "make it night", inputs: [input] }, seed: 5 },
    ]);
  });
});

describe("a picture to start from that cannot be had", () => {
  const claim = draw(1, {
    order: {
      ...fox,
      edit: { instruction: "make it night", inputs: [{ kind: "remote", uri: "https://a.example/" }] },
    },
  });

  it.each(["no-picture", "too-large", "gone", "not-allowed"] as const)(
    "is told as %s, and nothing is paid",
    async (why) => {
      const { told, calls } = await worked([claim], [drawn(png)], { inputs: { ok: false, why } });
      expect(told).toEqual([{ kind: "unusable-input", why, attempt: 1 }]);
      expect(calls.ordered).toEqual([]);
    },
  );

  it("because our own store is out of order is tried again later", async () => {
    const { told } = await worked([claim], [], { inputs: { ok: false, why: "out-of-order" } });
    expect(told).toEqual([{ kind: "failed", outcome: "unavailable", retryAfterSeconds: null, attempt: 1 }]);
  });
});

describe("several pictures of a job", () => {
  it("lie under the job's keys in turn", async () => {
    const { told, store } = await worked([draw(1, { count: 3 })], [drawn(png, jpeg, png)]);
    expect(told).toEqual([stored(1, "png", "jpg", "png")]);
    expect([...store.keys()]).toEqual([JOB, `${JOB}-2`, `${JOB}-3`]);
  });

  it("are told without those that did not come, and leave no gap", async () => {
    const { told, store } = await worked([draw(1, { count: 4 })], [drawn(png, HTML, jpeg)]);
    expect(told).toEqual([stored(1, "png", "jpg")]);
    expect([...store]).toEqual([
      [JOB, "png"],
      [`${JOB}-2`, "jpg"],
    ]);
  });

  it("are only drawn as far as they are not stored, and differ from those", async () => {
    const { told, calls, store } = await worked([draw(2, { count: 2, stored: 1 })], [drawn(png, png)], {
      stored: { [JOB]: "webp" },
    });
    expect(calls.ordered).toMatchObject([{ count: 2, seed: SEED + 1 }]);
    expect(told).toEqual([stored(2, "webp", "png", "png")]);
    expect(store.size).toBe(3);
  });

  it("that a consumer stored before it died are paid once", async () => {
    const { told, calls } = await worked([draw(2, { count: 4 })], [drawn(png)], {
      stored: { [JOB]: "png", [`${JOB}-2`]: "png", [`${JOB}-3`]: "png" },
    });
    expect(calls.ordered).toMatchObject([{ count: 1 }]);
    expect(told).toEqual([stored(2, "png", "png", "png", "png")]);
  });

  it("that a consumer stored before it died are not lost over a call that fails", async () => {
    const { told } = await worked([draw(2, { count: 2 })], [{ kind: "refused" }], {
      stored: { [JOB]: "png" },
    });
    expect(told).toEqual([stored(2, "png")]);
  });

  it("that the object knows of leave a failure a failure", async () => {
    const { told } = await worked([draw(2, { count: 1, stored: 1 })], [{ kind: "refused" }], {
      stored: { [JOB]: "png" },
    });
    expect(told).toMatchObject([{ kind: "failed", outcome: "refused" }]);
  });
});

describe("pictures that a provider keeps", () => {
  const [one, two, three] = [
    "https://cdn.example/1.png",
    "https://cdn.example/2.png",
    "https://cdn.example/3",
  ];
  const here: Download = { ok: true, bytes: png };
  const remote: DrawOutcome = { kind: "drawn-remote", urls: [one, two], notHonoured: ["shape"] };

  it("are told before they are fetched", async () => {
    const { told } = await worked([draw(1, { count: 2 })], [remote], {
      downloads: { [one]: [here], [two]: [{ ok: true, bytes: jpeg }] },
    });
    expect(told).toEqual([
      { remote: { urls: [one, two], notHonoured: ["shape"] }, attempt: 1 },
      { ...stored(1, "png", "jpg"), notHonoured: ["shape"] },
    ]);
  });

  it.each([
    ["timeout", true],
    ["unavailable", true],
    ["gone", false],
    ["not-a-picture", false],
    ["url-not-allowed", false],
  ] as const)("and that end %s are worth another try: %s", async (reason, retry) => {
    const { told } = await worked([download(2, [one])], [], {
      downloads: { [one]: [{ ok: false, reason }] },
    });
    expect(told).toEqual([{ kind: "download-failed", retry, attempt: 2 }]);
  });

  it("are fetched again in a later attempt, with all that is known of them", async () => {
    const { told, recipes } = await worked([download(2, [one])], [], { downloads: { [one]: [here] } });
    expect(told).toEqual([{ ...stored(2, "png"), notHonoured: ["shape"] }]);
    expect(recipes.get(JOB)).toMatchObject({ description: "a fox", provider: "asi1", model: "a-model" });
  });

  it("are fetched once more where others of them came, and then told without", async () => {
    const late: Download[] = [{ ok: false, reason: "timeout" }, here];
    const never: Download[] = [{ ok: false, reason: "timeout" }];
    const { told, calls } = await worked([download(2, [one, two, three])], [], {
      downloads: { [one]: late, [two]: never, [three]: [here] },
    });
    expect(told).toEqual([{ ...stored(2, "png", "png"), notHonoured: ["shape"] }]);
    expect(calls.downloaded.toSorted()).toEqual([one, one, two, two, three]);
  });

  it("are not fetched again once they are stored", async () => {
    const { told, calls } = await worked([download(3, [one, two], 1)], [], {
      stored: { [JOB]: "webp", [`${JOB}-2`]: "png" },
      downloads: { [two]: [{ ok: true, bytes: jpeg }] },
    });
    expect(calls.downloaded).toEqual([two]);
    expect(told).toEqual([{ ...stored(3, "webp", "png", "jpg"), notHonoured: ["shape"] }]);
  });
});

describe("the recipe", () => {
  it("is kept with each picture", async () => {
    const order = { ...fox, parent: "f".repeat(32) };
    const { recipes } = await worked([draw(1, { order, count: 2 })], [drawn(png, png)], { name: "sketch" });
    const recipe = {
      description: "a fox",
      provider: "asi1",
      model: "a-model",
      size: "1x1",
      parent: "f".repeat(32),
    };
    expect([...recipes]).toEqual([
      [JOB, { ...recipe, seed: SEED }],
      [`${JOB}-2`, { ...recipe, seed: SEED + 1 }],
    ]);
  });

  it("names no seed of a provider that draws by none", async () => {
    const { recipes } = await worked([draw(1, { order: { ...fox, options: { seed: 3 } } })], [drawn(png)]);
    expect(recipes.get(JOB)).toMatchObject({ seed: null });
  });
});
