import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readAttachments, typedFile } from "../../../../cli/chat/attachments.ts";
import { chatEnvelope } from "../../../../cli/chat-session.ts";
import { encodeBase64 } from "../../../../src/protocol/base64.ts";
import { decodePayload, parseEnvelope } from "../../../../src/protocol/envelope.ts";
import { identityFromSeed } from "../../../../src/protocol/identity.ts";
import { impostors, png } from "../../imagegen/sample-pictures.ts";

const directory = mkdtempSync(join(tmpdir(), "attachments-"));
afterAll(() => rmSync(directory, { recursive: true }));

function file(name: string, bytes: Uint8Array): string {
  const path = join(directory, name);
  writeFileSync(path, bytes);
  return path;
}

describe("what is attached", () => {
  it("is a file as a data: URI of its own type, a link as it is", async () => {
    const link = "https://pictures.example/a.jpg?size=1";
    const read = await readAttachments([file("fox.jpg", png), link]);
    expect(read).toMatchObject({
      ok: true,
      attachments: [{ uri: `data:image/png;base64,${encodeBase64(png)}` }, { uri: link }],
    });
  });

  it("stands in the message as the page's attachments do", async () => {
    const read = await readAttachments([file("fox.png", png), "https://pictures.example/a.jpg"]);
    const attachments = read.ok ? read.attachments : [];
    const parties = { agentAddress: identityFromSeed("agent").address, identity: identityFromSeed("me") };
    const line = {
      session: "7d8c3c1e-3f0b-4e0e-9a57-0f6d3a1c9b11",
      msgId: "3f0a6a1e-7a55-4a35-9d7b-0a6c1f1f2b11",
    };
    const read2 = parseEnvelope(chatEnvelope(parties, { ...line, text: "make it night", attachments }));
    const payload = read2.ok ? decodePayload(read2.envelope) : null;
    expect(JSON.parse(payload?.ok ? payload.text : "")).toMatchObject({
      content: [
        { type: "text", text: "make it night" },
        {
          type: "resource",
          resource_id: attachments[0]?.resourceId,
          resource: { uri: attachments[0]?.uri, metadata: { mime_type: "image/png" } },
        },
        { type: "resource", resource: { uri: "https://pictures.example/a.jpg", metadata: {} } },
      ],
    });
  });

  it.each(Object.entries(impostors))("is refused when it is %s", async (_name, bytes) => {
    const path = file("a.png", bytes);
    expect(await readAttachments([path])).toEqual({
      ok: false,
      problem: `${path} is no PNG, JPEG, WebP or GIF.`,
    });
  });

  it("is refused when it is missing, too large for a message, or the fifth", async () => {
    const missing = join(directory, "nothing.png");
    expect(await readAttachments([missing])).toEqual({ ok: false, problem: `${missing} cannot be read.` });
    const large = file("large.png", new Uint8Array([...png, ...new Uint8Array(300_000)]));
    expect(await readAttachments([large])).toMatchObject({ ok: true });
    expect(await readAttachments([large, large])).toEqual({
      ok: false,
      problem: `${large} has 301 KB: the pictures of a message may have 540 KB together. Make it smaller, or give a link to it.`,
    });
    const five = Array.from({ length: 5 }, (_, index) => `https://pictures.example/${index}.png`);
    expect(await readAttachments(five)).toEqual({
      ok: false,
      problem: "4 pictures at most go with one message.",
    });
  });

  it.each([
    ["fox.png", "fox.png"],
    ["'/tmp/my fox.png'", "/tmp/my fox.png"],
    ['"/tmp/my fox.png"', "/tmp/my fox.png"],
    ["/tmp/my\\ fox.png", "/tmp/my fox.png"],
    ["~/fox.png", "/home/me/fox.png"],
    ["it's~/fox.png", "it's~/fox.png"],
  ])("may be named as people name files where no shell reads them: %s", (typed, path) => {
    expect(typedFile(typed, "/home/me")).toBe(path);
  });
});
