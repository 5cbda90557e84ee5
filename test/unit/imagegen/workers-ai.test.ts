import { describe, expect, it } from "vitest";
import type { DrawOutcome } from "../../../src/imagegen/provider.ts";
import { type AiBinding, createWorkersAiProvider } from "../../../src/imagegen/workers-ai.ts";
import { PNG_BASE64, png } from "./sample-pictures.ts";

const answering = (run: AiBinding["run"], timeoutMs = 1_000) =>
  createWorkersAiProvider({ ai: { run }, timeoutMs }).draw("a lighthouse");

describe("Workers AI", () => {
  it("asks the default model, with no more of the description than it takes", async () => {
    const asked: [string, Record<string, unknown>][] = [];
    const run: AiBinding["run"] = async (model, input) => {
      asked.push([model, input]);
      return { image: PNG_BASE64 };
    };
    const provider = createWorkersAiProvider({ ai: { run }, timeoutMs: 1_000 });
    expect(await provider.draw(`${"x".repeat(2_047)}🌊 and more`)).toEqual({ kind: "drawn", bytes: png });
    expect(asked).toEqual([["@cf/black-forest-labs/flux-1-schnell", { prompt: "x".repeat(2_047) }]]);
  });

  it.each([
    ["a stream", () => new Blob([png]).stream()],
    ["bytes", () => png],
    ["a buffer", () => png.slice().buffer],
    ["a response", () => new Response(png)],
  ])("may answer with %s", async (_name, answer) => {
    expect(await answering(async () => answer())).toEqual({ kind: "drawn", bytes: png });
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
