import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { defaultIdentityFile, loadChatIdentity } from "../../../cli/chat-identity.ts";
import { identityFromSeed } from "../../../src/protocol/identity.ts";

describe("the chat client's identity", () => {
  let directory: string;
  let file: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "identity-"));
    file = join(directory, "deep", "chat-identity.json");
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it("is made at the first use, for its owner alone, and kept", () => {
    const { address } = identityFromSeed("first");
    expect(loadChatIdentity(file, "first")).toMatchObject({ ok: true, created: true, identity: { address } });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(loadChatIdentity(file, "second")).toMatchObject({
      ok: true,
      created: false,
      identity: { address },
    });
  });

  it.each(["", "{", '{"seed": ""}', '{"key": "x"}'])("is not replaced when the file holds %j", (text) => {
    const damaged = join(directory, "chat-identity.json");
    writeFileSync(damaged, text);
    expect(loadChatIdentity(damaged, "new")).toMatchObject({
      ok: false,
      problem: expect.stringContaining(damaged),
    });
  });

  it("lies in the user's configuration directory", () => {
    const file = defaultIdentityFile({ XDG_CONFIG_HOME: "/home/me/settings" });
    expect(file).toBe("/home/me/settings/asi-image-agent/chat-identity.json");
  });
});
