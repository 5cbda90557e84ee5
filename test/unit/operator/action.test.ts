import { describe, expect, it } from "vitest";
import { DEFAULT_PAUSE, operatorActionSchema } from "../../../src/operator/action.ts";
import { identityFromSeed } from "../../../src/protocol/identity.ts";

const { address } = identityFromSeed("somebody");

describe("an action", () => {
  it.each([
    ["upper-case", address.toUpperCase()],
    ["with a prefix", `agent://${address}`],
    ["cut short", address.slice(0, -1)],
    ["empty", ""],
  ])("is not taken on an address that is %s", (_, wrong) => {
    expect(operatorActionSchema.safeParse({ action: "forget", address: wrong }).success).toBe(false);
  });

  it("forgives the space around a pasted address", () => {
    expect(operatorActionSchema.parse({ action: "block", address: ` ${address}\n` })).toEqual({
      action: "block",
      address,
    });
  });

  it.each([[{}], [{ sentence: "" }], [{ sentence: "   " }]])(
    "pauses with a sentence of ours for %j",
    (given) => {
      expect(operatorActionSchema.parse({ action: "pause", ...given })).toEqual({
        action: "pause",
        sentence: DEFAULT_PAUSE,
      });
    },
  );

  it("takes no sentence that would fill a screen", () => {
    expect(operatorActionSchema.safeParse({ action: "pause", sentence: "x".repeat(501) }).success).toBe(
      false,
    );
  });
});
