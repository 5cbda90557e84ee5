import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { agentverse, KEY, painter } from "../../dev/local-agentverse.ts";

let directory: string;
let stateFile: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "agentverse-"));
  stateFile = join(directory, "new", "state.json");
});

afterEach(() => rmSync(directory, { recursive: true }));

const path = `/v2/agents/${painter.address}`;

describe("the file of the state", () => {
  it("lets a restarted Agentverse know everything", async () => {
    const before = agentverse({ stateFile });
    await before.account(KEY).register(painter);
    await before
      .account(KEY)
      .post("/v1/storage/assets/", { name: "", mime_type: "text/plain", contents: "" });
    await before.attest(painter, "https://painter.example/v2/agents/mailbox/submit");
    const after = agentverse({ stateFile });
    expect((await after.account(KEY).get(path)).status).toBe(200);
    expect((await after.call("GET", `${path}/mailbox`, after.token(painter))).status).toBe(200);
    expect(
      (await after.account(KEY).post("/v2/agents", { address: painter.address, name: "x" })).status,
    ).toBe(200);
  });

  it("holds no key, and nobody else on the machine reads it", async () => {
    await agentverse({ stateFile }).account(KEY).register(painter);
    expect(readFileSync(stateFile, "utf8")).not.toContain(KEY);
    expect(statSync(stateFile).mode & 0o077).toBe(0);
  });

  it("is set aside when it is damaged, and nothing else happens", async () => {
    await agentverse({ stateFile }).account(KEY).register(painter);
    writeFileSync(stateFile, "{ damaged");
    const after = agentverse({ stateFile });
    expect(after.lines).toEqual([expect.stringContaining("set aside")]);
    expect(readFileSync(`${stateFile}.broken`, "utf8")).toBe("{ damaged");
    expect((await after.account(KEY).register(painter)).status).toBe(200);
  });

  it("loses only the kind of rows that is not what was expected", async () => {
    const before = agentverse({ stateFile });
    await before.account(KEY).register(painter);
    await before.say(painter, true);
    const state = JSON.parse(readFileSync(stateFile, "utf8"));
    writeFileSync(stateFile, JSON.stringify({ ...state, statuses: { [painter.address]: "perhaps" } }));
    const after = agentverse({ stateFile });
    expect(after.lines).toEqual([expect.stringContaining('set aside "statuses"')]);
    expect(existsSync(`${stateFile}.broken`)).toBe(true);
    expect((await after.account(KEY).get(path)).json).toMatchObject({ status: "inactive" });
  });
});
