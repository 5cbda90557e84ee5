import { describe, expect, it } from "vitest";
import { answerAndBill, answerOrder } from "../../../src/jobs/answer-order.ts";
import { fakeModel } from "../completion/fake-model.ts";

const SCHEMA = { type: "object", required: ["city"] };
const order = { system: "", prompt: "where?", schema: SCHEMA };
const always = async () => ({ ok: true }) as const;

describe("an order's report", () => {
  it.each([
    { kind: "unavailable", retryAfterSeconds: 30 },
    { kind: "misconfigured", status: 401 },
  ] as const)("says that the first answer was paid when the second call is %j", async (second) => {
    const { model } = fakeModel("It rains.", second);
    expect(await answerOrder(model, order, always)).toEqual({
      kind: "failed",
      outcome: "unusable",
      retryAfterSeconds: null,
    });
  });

  it("says that nothing was paid when the first call did not come about", async () => {
    const { model } = fakeModel({ kind: "unavailable", retryAfterSeconds: 30 });
    expect(await answerOrder(model, order, always)).toEqual({
      kind: "failed",
      outcome: "unavailable",
      retryAfterSeconds: 30,
    });
  });

  it("tells an invalid schema that cost a call from one that did not", async () => {
    const doubling = { properties: { a: { allOf: [{ $ref: "#" }, { $ref: "#" }] } } };
    const { model } = fakeModel(`${'{"a":'.repeat(40)}{}${"}".repeat(40)}`);
    const invalid = { kind: "unanswerable", reason: "text-invalid-schema" };
    expect(await answerOrder(model, { ...order, schema: doubling }, always)).toEqual({
      ...invalid,
      paid: true,
    });
    const none = fakeModel();
    expect(await answerOrder(none.model, { ...order, schema: { type: "array" } }, always)).toEqual({
      ...invalid,
      paid: false,
    });
  });

  it("says when the next call can be had, where the day has no second one", async () => {
    const { model, asked } = fakeModel("It rains.");
    const never = async () => ({ ok: false, freeAt: 7 }) as const;
    expect(await answerOrder(model, order, never)).toEqual({
      kind: "unanswerable",
      reason: "text-daily-limit",
      paid: true,
      freeAt: 7,
    });
    expect(asked).toHaveLength(1);
  });
});

describe("the bill of an order", () => {
  const price = ({ input, output }: { input: number; output: number }) => input + 2 * output;
  const billOf = async (...outcomes: Parameters<typeof fakeModel>) =>
    (await answerAndBill(fakeModel(...outcomes).model, order, always, price)).bill;
  const answered = (text: string, input: number) =>
    ({ kind: "answered", text, tokens: { input, output: 1 } }) as const;

  it("has what the tokens of each call cost", async () => {
    expect(await billOf(answered("no", 10), answered('{"city":"Ulm"}', 20))).toEqual({
      kind: "texts",
      micros: [12, 22],
    });
  });

  it("tells calls that cost nothing from those of which nobody knows", async () => {
    expect(await billOf("It rains.", { kind: "unavailable", retryAfterSeconds: 1 })).toEqual({
      kind: "texts",
      micros: ["unknown", "unpaid"],
    });
    expect(await billOf({ kind: "unknown", detail: "timeout" })).toEqual({
      kind: "texts",
      micros: ["unknown"],
    });
  });
});
