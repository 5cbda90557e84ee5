import { describe, expect, it } from "vitest";
import { registrationInputs } from "../../../../cli/register/inputs.ts";

const good = {
  AGENT_SEED: "seed",
  AGENTVERSE_KEY: "key",
  PUBLIC_URL: "https://images.example/",
};

describe("what a registration needs", () => {
  it("is the seed and the address; the rest has defaults", () => {
    expect(registrationInputs([good])).toEqual({
      ok: true,
      inputs: {
        seed: "seed",
        key: "key",
        team: null,
        publicUrl: "https://images.example",
        agentverseUrl: "https://agentverse.ai",
        name: null,
        handle: null,
        copiesPictures: false,
      },
    });
  });

  it("asks whether pictures are copied into Agentverse's storage, which the account has to allow", () => {
    const result = registrationInputs([{ ...good, IMAGE_RESOURCE_URI: "agent-storage" }]);
    expect(result).toMatchObject({ ok: true, inputs: { copiesPictures: true } });
  });

  it("comes from the first source that has it, a handle with or without its @", () => {
    const result = registrationInputs([
      { AGENT_HANDLE: "@fox", AGENTVERSE_TEAM: "t" },
      { ...good, AGENT_HANDLE: "x" },
    ]);
    expect(result).toMatchObject({ inputs: { handle: "fox", team: "t", seed: "seed" } });
  });

  it.each([
    [{ ...good, AGENT_SEED: "" }, "AGENT_SEED is missing"],
    [{ ...good, AGENT_URI: "https://fox:seed@agentverse.ai" }, "AGENT_URI must have the form"],
    [{ ...good, AGENT_URI: "https://fox:other@agentverse.ai/Fox" }, "AGENT_URI and AGENT_SEED say different"],
    [{ ...good, PUBLIC_URL: "" }, "PUBLIC_URL is missing"],
    [{ ...good, PUBLIC_URL: "images.example" }, "PUBLIC_URL must be an http(s) URL"],
    [{ ...good, PUBLIC_URL: "http://images.example" }, "PUBLIC_URL must begin with https://"],
    [{ ...good, PUBLIC_URL: "https://127.0.0.1:8787" }, "PUBLIC_URL is on this machine"],
    [{ ...good, AGENTVERSE_URL: "agentverse" }, "AGENTVERSE_URL must be an http(s) URL"],
  ])("says what is missing or wrong (%#)", (settings, problem) => {
    const result = registrationInputs([settings]);
    expect(result.ok ? "" : result.problems.join()).toContain(problem);
  });

  it("needs no key: then the agent registers by its own attestation", () => {
    const { AGENTVERSE_KEY: _, ...keyless } = good;
    expect(registrationInputs([keyless])).toMatchObject({ ok: true, inputs: { key: null } });
  });

  it("may come from one AGENT_URI", () => {
    const settings = {
      AGENT_URI: "https://fox:its-seed@av.example/Fox%20Painter",
      PUBLIC_URL: good.PUBLIC_URL,
    };
    expect(registrationInputs([settings])).toMatchObject({
      inputs: { seed: "its-seed", name: "Fox Painter", handle: "fox", agentverseUrl: "https://av.example" },
    });
  });

  it("never repeats the seed of an AGENT_URI that is wrong or contradicts another setting", () => {
    for (const AGENT_URI of [
      "https://fox:sesame@agentverse.ai",
      "sesame",
      "https://fox:sesame@agentverse.ai/x",
    ])
      expect(JSON.stringify(registrationInputs([{ ...good, AGENT_URI }]))).not.toContain("sesame");
  });

  it("may be an agent of this machine for an Agentverse of this machine", () => {
    const local = { AGENT_SEED: "seed", AGENTVERSE_KEY: "key", AGENTVERSE_URL: "http://127.0.0.1:8788" };
    expect(registrationInputs([local])).toMatchObject({ inputs: { publicUrl: "http://127.0.0.1:8787" } });
    const elsewhere = { ...local, PUBLIC_URL: "http://127.0.0.1:9000" };
    expect(registrationInputs([elsewhere])).toMatchObject({ inputs: { publicUrl: "http://127.0.0.1:9000" } });
  });
});
