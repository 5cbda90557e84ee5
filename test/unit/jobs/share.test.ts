import { describe, expect, it } from "vitest";
import type { PictureBytes } from "../../../src/agentverse/store-asset.ts";
import type { Claim, WorkResult } from "../../../src/jobs/job-port.ts";
import { COPYING_TIME, withCopies } from "../../../src/jobs/share.ts";
import { gif, png } from "../imagegen/sample-pictures.ts";

const JOB = "00000ff0000000000000000000000000";
const READER = "agent1reader";
const drawn: WorkResult = { kind: "stored", extensions: ["png", "gif"], notHonoured: [] };
const claimed = (more: object): Exclude<Claim, { kind: "nothing" }> => ({
  kind: "draw",
  attempt: 1,
  provider: "asi1",
  order: "{}",
  count: 2,
  stored: 0,
  ...more,
});

/** Reports a job's pictures, where copying one does what `share` says. `gone`: our own store has lost them. */
async function report({
  claim = claimed({ shareWith: READER }),
  result = drawn,
  share = async ({ name }: PictureBytes) => `agent-storage://a/${name}`,
  takes = 0,
  gone = false,
}: {
  claim?: Exclude<Claim, { kind: "nothing" }>;
  result?: WorkResult;
  share?: (picture: PictureBytes, reader: string) => Promise<string | null>;
  takes?: number;
  gone?: boolean;
}) {
  let now = 0;
  const shared: { name: string; mime: string; reader: string }[] = [];
  const pictures = {
    get: async (key: string) => (gone ? null : { bytes: key === JOB ? png : gif, recipe: null }),
    find: async () => null,
    put: async () => ({ ok: false, reason: "not-a-picture" }) as const,
  };
  const whole = await withCopies(JOB, claim, result, {
    now: () => now,
    pictures,
    share: async (picture, reader) => {
      now += takes;
      shared.push({ name: picture.name, mime: picture.type.mime, reader });
      return share(picture, reader);
    },
  });
  return { whole, shared, tookMs: now };
}

describe("copies of a job's pictures in Agentverse's storage", () => {
  it("are made of each stored picture, for the sender", async () => {
    const { whole, shared } = await report({});
    expect(shared).toEqual([
      { name: `${JOB}.png`, mime: "image/png", reader: READER },
      { name: `${JOB}-2.gif`, mime: "image/gif", reader: READER },
    ]);
    const copies = [`agent-storage://a/${JOB}.png`, `agent-storage://a/${JOB}-2.gif`];
    expect(whole).toEqual({ ...drawn, copies });
  });

  it.each<[string, Parameters<typeof report>[0]]>([
    ["where nobody wants them", { claim: claimed({}) }],
    ["of an answer in words", { result: { kind: "answered", text: "42" } }],
    ["of a call that brought nothing", { result: { kind: "download-failed", retry: true } }],
  ])("are not made %s", async (_name, given) => {
    const { whole, shared } = await report(given);
    expect([whole, shared]).toEqual([given.result ?? drawn, []]);
  });

  it("that fail leave their pictures as they are: paid, stored and reported", async () => {
    const refused = await report({
      share: async ({ name }) => (name.endsWith(".png") ? null : "agent-storage://a/2"),
    });
    expect(refused.whole).toEqual({ ...drawn, copies: [null, "agent-storage://a/2"] });
    const thrown = await report({ share: () => Promise.reject(new Error("R2 is down")) });
    expect(thrown.whole).toEqual({ ...drawn, copies: [null, null] });
    expect((await report({ gone: true })).whole).toEqual({ ...drawn, copies: [null, null] });
  });

  it("take no longer than the claim holds for them", async () => {
    const four: WorkResult = { ...drawn, extensions: ["png", "png", "png", "png"] };
    const { shared, tookMs } = await report({ result: four, takes: 15_000 });
    expect(shared).toHaveLength(1);
    expect(tookMs).toBeLessThanOrEqual(COPYING_TIME);
  });
});
