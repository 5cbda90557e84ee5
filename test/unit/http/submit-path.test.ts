import { describe, expect, it } from "vitest";
import { isSubmit } from "../../../src/http/submit-path.ts";

describe("the endpoint's URL", () => {
  it.each([
    "http://127.0.0.1:8787/submit",
    "https://agent.example/submit",
    "https://agent.example/submit?x=/y",
  ])("is %s", (url) => expect(isSubmit(url)).toBe(true));

  it.each([
    "https://agent.example/",
    "https://agent.example",
    "https://agent.example/submit/",
    "https://agent.example/submitted",
    "https://agent.example/v2/submit",
    "https://agent.example/?x=/submit",
    "https://submit/",
  ])("is not %s", (url) => expect(isSubmit(url)).toBe(false));
});
