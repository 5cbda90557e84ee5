import { describe, expect, it } from "vitest";
import { verificationInputs } from "../../../../cli/verify/inputs.ts";

const good = { AGENTVERSE_KEY: "key", PUBLIC_URL: "https://pictures.example.com/" };

describe("what the verification of a website needs", () => {
  it("is a key and the agent's address, whose domain it is", () => {
    expect(verificationInputs([good], null)).toEqual({
      ok: true,
      inputs: {
        key: "key",
        team: null,
        agentverseUrl: "https://agentverse.ai",
        publicUrl: "https://pictures.example.com",
        domain: "pictures.example.com",
      },
    });
  });

  it("may be another domain of the operator's, also for an agent on workers.dev", () => {
    const onWorkersDev = { ...good, PUBLIC_URL: "https://agent.me.workers.dev" };
    expect(verificationInputs([onWorkersDev], "Example.COM")).toMatchObject({
      inputs: { domain: "example.com" },
    });
  });

  it("may be tried on this machine", () => {
    const local = { AGENTVERSE_KEY: "any", AGENTVERSE_URL: "http://127.0.0.1:8788/" };
    expect(verificationInputs([local], "pictures.test")).toMatchObject({
      inputs: { publicUrl: "http://127.0.0.1:8787", agentverseUrl: "http://127.0.0.1:8788" },
    });
  });

  it.each([
    [{ ...good, AGENTVERSE_KEY: "" }, null, "AGENTVERSE_KEY is missing"],
    [{ ...good, PUBLIC_URL: "" }, null, "PUBLIC_URL is missing"],
    [{ ...good, PUBLIC_URL: "pictures" }, null, "PUBLIC_URL must be an http(s) URL"],
    [{ ...good, PUBLIC_URL: "https://agent.me.workers.dev" }, null, "into whose DNS you cannot write"],
    [{ ...good, PUBLIC_URL: "http://127.0.0.1:8787" }, null, "127.0.0.1 is not the name of a domain"],
    [good, "two words.example", "is not the name of a domain"],
    [good, "localhost", "is not the name of a domain"],
  ])("says what is missing or wrong (%#)", (settings, domain, problem) => {
    const result = verificationInputs([settings], domain);
    expect(result.ok ? "" : result.problems.join()).toContain(problem);
  });
});
