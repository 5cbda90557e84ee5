import { describe, expect, it } from "vitest";
import { type ConnectedAgent, describeConnected } from "../../../../cli/mailbox/connected-summary.ts";
import { connectionVars, mailboxOwner } from "../../../../cli/mailbox/connection-settings.ts";
import type { StartFacts } from "../../../../cli/start-summary.ts";
import { identityFromSeed } from "../../../../src/protocol/identity.ts";
import { us } from "./mailbox-world.ts";

const LOCAL = "http://127.0.0.1:8787";
const TUNNEL = "https://a-tunnel.example";
const AGENTVERSE = "https://agentverse.ai";

describe("the settings of an agent behind a mailbox", () => {
  it("put its pictures into Agentverse's storage, where its links lead to this machine", () => {
    expect(connectionVars(AGENTVERSE, LOCAL, [])).toEqual({
      AGENTVERSE_URL: AGENTVERSE,
      REACHED_BY: "mailbox",
      IMAGE_REPLY: "resource",
      IMAGE_RESOURCE_URI: "agent-storage",
    });
  });

  it("leave the pictures behind links that everybody reaches", () => {
    expect(connectionVars(AGENTVERSE, TUNNEL, [])).toEqual({
      AGENTVERSE_URL: AGENTVERSE,
      REACHED_BY: "mailbox",
    });
  });

  it("give way to what the user has set", () => {
    const vars = connectionVars(AGENTVERSE, LOCAL, [{ IMAGE_REPLY: "both" }]);
    expect(vars).not.toHaveProperty("IMAGE_REPLY");
    expect(vars.IMAGE_RESOURCE_URI).toBe("agent-storage");
  });
});

describe("whose mailbox is read", () => {
  it("is that of the agent that runs, by its own seed alone", () => {
    expect(mailboxOwner("an agent under test", us)).toMatchObject({ ok: true, identity: { address: us } });
    const other = identityFromSeed("another seed").address;
    expect(mailboxOwner("another seed", us)).toMatchObject({
      ok: false,
      problem: expect.stringContaining(other),
    });
    expect(mailboxOwner(null, us)).toMatchObject({
      ok: false,
      problem: expect.stringContaining("AGENT_SEED"),
    });
  });
});

describe("what npm start -- --agentverse prints", () => {
  const facts: StartFacts = {
    url: LOCAL,
    publicUrl: LOCAL,
    agentverseUrl: AGENTVERSE,
    agentverseIsLocal: false,
    hasOperatorPage: false,
    status: { status: "OK", address: us, name: "Painter", providers: ["sketch"], problems: [] },
  };

  const painter: ConnectedAgent = { address: us, handle: "painter", storage: "given" };

  it("tells address, profile, and what to say at ASI:One", () => {
    const text = describeConnected(facts, painter);
    expect(text).toContain(`https://agentverse.ai/agents/details/${us}/profile`);
    expect(text).toContain("https://asi1.ai:\n    @painter a lighthouse in a storm");
    expect(describeConnected(facts, { ...painter, handle: null })).toContain(`@${us} a lighthouse`);
  });

  it("tells nobody to look at ASI:One for an agent of a local Agentverse", () => {
    const text = describeConnected({ ...facts, agentverseUrl: "http://127.0.0.1:8790" }, painter);
    expect(text).not.toContain("asi1.ai");
    expect(text).toContain(`npm run chat -- --url ${LOCAL} `);
  });

  it("tells where pictures are to be seen", () => {
    const pictures = (storage: ConnectedAgent["storage"]) =>
      describeConnected(facts, { ...painter, storage });
    expect(pictures("given")).toContain("go into Agentverse's storage: ");
    expect(pictures("unknown")).toContain("start once with AGENTVERSE_KEY");
    expect(pictures("refused")).toContain("Name a tunnel");
    expect(describeConnected({ ...facts, publicUrl: TUNNEL }, painter)).toContain(`links to ${TUNNEL}`);
  });
});
