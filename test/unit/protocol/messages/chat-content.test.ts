import { describe, expect, it } from "vitest";
import { attachmentsOf } from "../../../../src/agent/attachments.ts";
import { offerLetter } from "../../../../src/agent/letter.ts";
import { pictureResource } from "../../../../src/agent/picture-resource.ts";
import { parseAssetUri } from "../../../../src/agentverse/storage.ts";
import type { ChatContent } from "../../../../src/protocol/messages/chat-content.ts";
import { chatMessage } from "../../../../src/protocol/messages/chat-message.ts";
import golden from "../../../vectors/chat-content.json" with { type: "json" };
import { clockAndIdsAt } from "../../agent/letters.ts";

const ASSET = "21d706cd-5c75-4f4a-9e0c-3a4b5c6d7e8f";
const LINK = "https://agent.example/images/0123456789abcdef0123456789abcdef.png";
const SESSION = "7d8c3c1e-3f0b-4e0e-9a57-0f6d3a1c9b11";

/** A message that uagents-core's own classes have written, and the JSON of its content. */
function written(name: string) {
  const found = golden.messages.find((message) => message.name === name);
  const read = chatMessage.decode(found?.json ?? "");
  if (!read.ok) throw new Error(`cannot read ${name}`);
  return read.message;
}
/** The JSON that the reference writes of these items, by our hand. */
const byUs = (name: string, content: readonly ChatContent[]) =>
  chatMessage.encode({ ...written(name), content: [...content] });
const byReference = (name: string) => golden.messages.find((message) => message.name === name)?.json;

describe("what uagents-core's own classes write", () => {
  it.each(golden.messages)("is read and written again to the letter: $name", ({ json, content }) => {
    const read = chatMessage.decode(json);
    if (!read.ok) throw new Error("cannot be read");
    expect(read.message.content).toHaveLength(content.length);
    expect(chatMessage.encode(read.message)).toBe(json);
  });

  it("is what we write of a picture's copy, as the deployed image-generator-agent does", () => {
    const name = "a picture, as the deployed image-generator-agent answers";
    const copy = `agent-storage://https://agentverse.ai/v1/storage/${ASSET}`;
    expect(byUs(name, [pictureResource(LINK, copy)])).toBe(byReference(name));
  });

  it("is what we write of a picture's link, but for the id that is its own", () => {
    const name = "a picture by its link, beside words";
    const ours = pictureResource(LINK);
    const items = written(name).content.map((item) =>
      item.type === "resource" && ours.type === "resource" ? { ...ours, resourceId: item.resourceId } : item,
    );
    expect(byUs(name, items)).toBe(byReference(name));
  });

  it("is what we offer at the start of a session", () => {
    const { payload } = offerLetter(clockAndIdsAt(0), { form: "chat", session: SESSION });
    const offered = chatMessage.decode(payload);
    expect(offered.ok && offered.message.content).toEqual(written("the offer of attachments").content);
  });

  it.each([
    "a picture, as the deployed image-generator-agent answers",
    "a picture, as agentverse-sdk names it",
  ])("names one asset in either form: %s", (name) => {
    const { inputs } = attachmentsOf(written(name).content, "make it blue", null);
    expect(inputs.map((input) => input.kind === "remote" && parseAssetUri(input.uri))).toEqual([ASSET]);
  });
});
