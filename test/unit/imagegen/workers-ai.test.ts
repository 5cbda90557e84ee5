import { describe, expect, it } from "vitest";
import type { DrawOutcome } from "../../../src/imagegen/port.ts";
import { type AiBinding, createWorkersAiProvider } from "../../../src/imagegen/workers-ai.ts";
import { drawOrder, editOrder } from "./draw-orders.ts";
import { fakeAiBinding } from "./fake-ai-binding.ts";
import { png } from "./sample-pictures.ts";

const KLEIN = "@cf/black-forest-labs/flux-2-klein-4b";
const SCHNELL = "@cf/black-forest-labs/flux-1-schnell";
const LUCID = "@cf/leonardo/lucid-origin";
const ONE: DrawOutcome = { kind: "drawn", pictures: [png], notHonoured: [] };

const answering = (run: AiBinding["run"], timeoutMs = 1_000) =>
  createWorkersAiProvider({ ai: { run }, model: SCHNELL, timeoutMs }).draw(drawOrder());

function provider(model: string, answer?: Parameters<typeof fakeAiBinding>[0]) {
  const { ai, asked } = fakeAiBinding(answer);
  return { provider: createWorkersAiProvider({ ai, model, timeoutMs: 1_000 }), asked };
}

describe("FLUX.2 klein", () => {
  it("takes a form, even for words alone", async () => {
    const { provider: klein, asked } = provider(KLEIN);
    expect(await klein.draw(drawOrder({ options: { shape: "landscape" } }))).toEqual(ONE);
    expect(asked).toEqual([
      {
        model: KLEIN,
        isForm: true,
        fields: { prompt: "a lighthouse", width: "1344", height: "768", seed: "7" },
      },
    ]);
  });

  it("changes up to four pictures, which it gets one by one", async () => {
    const { provider: klein, asked } = provider(KLEIN);
    expect(await klein.draw(editOrder("join them", 4))).toEqual(ONE);
    const { prompt, ...fields } = asked[0]?.fields ?? {};
    expect(prompt).toBe("join them");
    for (const name of ["input_image_0", "input_image_1", "input_image_2", "input_image_3"]) {
      const file = fields[name];
      expect(file instanceof Blob && file.type).toBe("image/png");
      expect(file instanceof Blob && new Uint8Array(await file.arrayBuffer())).toEqual(png);
    }
  });

  it("is called once for each picture, with a seed of its own", async () => {
    const { provider: klein, asked } = provider(KLEIN);
    expect(await klein.draw(drawOrder({ count: 3 }))).toMatchObject({ pictures: [png, png, png] });
    expect(asked.map(({ fields }) => fields.seed)).toEqual(["7", "8", "9"]);
  });

  it("gives what came where some calls failed", async () => {
    const { provider: klein } = provider(KLEIN, ({ fields }) => {
      if (fields.seed === "8") throw new Error("3040: Capacity temporarily exceeded");
      return png;
    });
    expect(await klein.draw(drawOrder({ count: 2 }))).toEqual(ONE);
  });
});

describe("flux-1-schnell", () => {
  it("takes words alone, and no more of them than it can", async () => {
    const { provider: schnell, asked } = provider(SCHNELL);
    const outcome = await schnell.draw(
      drawOrder({ prompt: `${"x".repeat(2_047)}🌊 and more`, options: { shape: "square" } }),
    );
    expect(outcome).toEqual({ ...ONE, notHonoured: ["length", "shape"] });
    expect(asked).toEqual([{ model: SCHNELL, isForm: false, fields: { prompt: "x".repeat(2_047) } }]);
  });
});

describe("Leonardo's models", () => {
  it("take a size and a seed, and no pictures", async () => {
    const { provider: lucid, asked } = provider(LUCID);
    const outcome = await lucid.draw({ ...editOrder(), options: { shape: "portrait" } });
    expect(outcome).toEqual({ ...ONE, notHonoured: ["edit"] });
    const fields = { prompt: "a lighthouse at night", width: 768, height: 1344, seed: 7 };
    expect(asked).toEqual([{ model: LUCID, isForm: false, fields }]);
  });
});

describe("Workers AI", () => {
  it.each([
    ["a stream", () => new Blob([png]).stream()],
    ["bytes", () => png],
    ["a buffer", () => png.slice().buffer],
    ["a response", () => new Response(png)],
  ])("may answer with %s", async (_name, answer) => {
    expect(await answering(async () => answer())).toEqual(ONE);
  });

  it.each([
    ["nothing", undefined],
    ["an empty object", {}],
    ["no bytes", new Uint8Array()],
  ])("that answers with %s is unusable", async (_name, answer) => {
    expect(await answering(async () => answer)).toEqual({ kind: "unusable", detail: "no-picture" });
  });

  const errors: [string, DrawOutcome][] = [
    ["AiError: 3030: Input prompt contains NSFW content", { kind: "refused" }],
    [
      "3040: Capacity temporarily exceeded, please try again.",
      { kind: "unavailable", retryAfterSeconds: null },
    ],
    ["3036: you have used up your daily free allocation", { kind: "misconfigured", status: 429 }],
    ["5007: No such model", { kind: "misconfigured", status: 400 }],
    ["5016: not agreed", { kind: "misconfigured", status: 403 }],
    ["3007: Request timeout", { kind: "unknown", detail: "status-408" }],
    ["internal error", { kind: "unknown", detail: "cut" }],
  ];
  it.each(errors)("that throws %s", async (message, outcome) => {
    expect(await answering(() => Promise.reject(new Error(message)))).toEqual(outcome);
  });

  it("that never answers is unknown at the time limit", async () => {
    expect(await answering(() => new Promise(() => {}), 20)).toEqual({ kind: "unknown", detail: "timeout" });
  });
});
