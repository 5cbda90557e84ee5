import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { DESCRIPTION, STARTER_PROMPTS } from "../../../../cli/register/profile-text.ts";
import { profileForm } from "../../../../src/agentverse/profile-form.ts";
import { sniffPicture } from "../../../../src/imagegen/picture-type.ts";
import { identityFromSeed } from "../../../../src/protocol/identity.ts";
import * as protocols from "../../../../src/protocol/protocols.ts";

const ROOT = resolve(import.meta.dirname, "../../../..");
const readme = readFileSync(resolve(ROOT, "docs/agentverse-readme.md"), "utf8");

describe("the profile that ships with the agent", () => {
  it("fits Agentverse", () => {
    const form = profileForm({
      address: identityFromSeed("agent").address,
      name: "Image Generator Agent",
      handle: "image-generator",
      publicUrl: "https://images.example",
      description: DESCRIPTION,
      readme,
      starterPrompts: STARTER_PROMPTS,
      protocols: ["proto:1"],
      pictures: ["avatar", "banner"],
    });
    expect(form).toMatchObject({ ok: true });
  });

  it("names protocols as the agent announces them", () => {
    const { chatProtocol, imageProtocol, contextProtocol, structuredProtocol, healthProtocol } = protocols;
    for (const { name, version } of [
      chatProtocol,
      imageProtocol,
      contextProtocol,
      structuredProtocol,
      healthProtocol,
    ])
      expect(readme).toContain(`| ${name} | ${version} |`);
  });

  it.each([
    ["avatar", 512, 512],
    ["banner", 1500, 500],
  ])("has an %s that is a PNG of %i × %i, and light", (name, width, height) => {
    const bytes = readFileSync(resolve(ROOT, `public/${name}.png`));
    expect(sniffPicture(bytes)).toMatchObject({ extension: "png" });
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([width, height]);
    expect(bytes.length).toBeLessThan(150 * 1024);
  });
});
