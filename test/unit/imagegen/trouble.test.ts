import { describe, expect, it } from "vitest";
import { troubleSentence } from "../../../src/imagegen/trouble.ts";

describe("what the operator is told of an account that does not work", () => {
  it("names the provider, the status, its sentence and the setting to look at", () => {
    expect(troubleSentence({ upstream: "asi1", status: 401, says: "Invalid API key" })).toBe(
      "asi1 does not accept the key (401, “Invalid API key”). Look at ASI_LLM_KEY.",
    );
  });

  it("does without a sentence, and with a status of its own", () => {
    expect(troubleSentence({ upstream: "openai", status: 418, says: null })).toBe(
      "openai does not take the agent's requests (418). Look at OPENAI_API_KEY.",
    );
  });
});
