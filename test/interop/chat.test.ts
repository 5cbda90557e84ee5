import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, inject, it } from "vitest";
import { pythonEnvironment } from "./python-environment.ts";

const agent = inject("sharedAgent");

describe("a sender without an endpoint that uses the reference's library alone", () => {
  it("collects, verifies and deletes its letters in the agent's mailbox", async () => {
    const script = join(import.meta.dirname, "read_mailbox.py");
    const args = [script, agent.url, agent.address, "a red boat"];
    // The library keeps a log in the working directory.
    const { stdout } = await promisify(execFile)(pythonEnvironment(), args, { cwd: tmpdir() });
    const { session, letters, left, stranger } = JSON.parse(stdout);
    const sound = { verified: true, from_agent: true, to_us: true, session };
    expect(letters).toEqual([
      { model: "ChatAcknowledgement", texts: [], ends: false, ...sound },
      {
        model: "ChatMessage",
        texts: [expect.stringContaining("Image generated successfully.")],
        ends: false,
        ...sound,
      },
      { model: "ChatMessage", texts: [], ends: true, ...sound },
    ]);
    expect({ left, stranger }).toEqual({ left: 0, stranger: 401 });
  });
});
