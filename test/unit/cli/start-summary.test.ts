import { describe, expect, it } from "vitest";
import { describeStart, type StartFacts } from "../../../cli/start-summary.ts";

const facts: StartFacts = {
  url: "http://127.0.0.1:8787",
  publicUrl: "http://127.0.0.1:8787",
  agentverseUrl: "http://127.0.0.1:8788",
  agentverseIsLocal: true,
  hasOperatorPage: false,
  status: {
    status: "OK",
    address: "agent1qabc",
    name: "Image Generator Agent",
    providers: ["sketch"],
    problems: [],
  },
};

describe("what npm start prints", () => {
  it("tells the address, the URL, who draws, and how to talk to it", () => {
    const text = describeStart(facts);
    expect(text).toContain("agent1qabc");
    expect(text).toContain("http://127.0.0.1:8787/submit");
    expect(text).toContain("offline sketches");
    expect(text).toContain('npm run chat -- "a lighthouse in a storm, as a woodcut"');
  });

  it("begins with what to open in a browser", () => {
    expect(describeStart(facts).trim().split("\n")[0]).toBe("Open http://127.0.0.1:8787 in your browser.");
  });

  it("names the operator's page where a token opens it, and only there", () => {
    expect(describeStart({ ...facts, hasOperatorPage: true })).toContain("http://127.0.0.1:8787/operator");
    expect(describeStart(facts)).not.toContain("/operator");
  });

  it("names the page of conversations of a local Agentverse, and of no other", () => {
    expect(describeStart(facts)).toContain("http://127.0.0.1:8788/conversations");
    expect(describeStart({ ...facts, agentverseIsLocal: false })).not.toContain("/conversations");
  });

  it("names the port in the chat command only where it is not the usual one", () => {
    expect(describeStart({ ...facts, url: "http://127.0.0.1:9000" })).toContain(
      "npm run chat -- --url http://127.0.0.1:9000 ",
    );
  });

  it("lists the providers in their order, and says when there is none", () => {
    const drawnBy = (providers: string[]) =>
      describeStart({ ...facts, status: { ...facts.status, providers } });
    expect(drawnBy(["asi1", "openai"])).toContain("ASI:One, then an OpenAI-compatible API");
    expect(drawnBy([])).toContain("not configured");
  });

  it("names the settings that keep the agent from working", () => {
    const problems = [{ setting: "QUOTA_MAX_REQUESTS", problem: "must be a whole number" }];
    const text = describeStart({ ...facts, status: { status: "not-configured", providers: [], problems } });
    expect(text).toContain("QUOTA_MAX_REQUESTS must be a whole number");
  });

  it("names what development takes and a deployed agent would refuse", () => {
    const warnings = [{ setting: "AGENT_SEED", problem: "must have 32 characters or more" }];
    expect(describeStart({ ...facts, status: { ...facts.status, warnings } })).toContain(
      "refused once it is deployed:\n    AGENT_SEED must have 32 characters or more",
    );
    expect(describeStart(facts)).not.toContain("refused");
  });
});
