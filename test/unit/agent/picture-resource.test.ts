import { describe, expect, it } from "vitest";
import { attachmentsOf } from "../../../src/agent/attachments.ts";
import { DIALECTS } from "../../../src/agent/form.ts";
import { type ImageReply, pictureResource } from "../../../src/agent/picture-resource.ts";
import { type Reply, replyLetters, replySchema } from "../../../src/agent/reply.ts";
import type { ChatContent } from "../../../src/protocol/messages/chat-content.ts";
import { parseUuid4 } from "../../../src/protocol/uuid.ts";
import { clockAndIdsAt } from "./letters.ts";

const ORIGIN = "https://agent.example";
const KEY = "0123456789abcdef0123456789abcdef";
const URLS = [`${ORIGIN}/images/${KEY}.png`, `${ORIGIN}/images/${KEY}-2.jpg`];
const SESSION = "7d8c3c1e-3f0b-4e0e-9a57-0f6d3a1c9b11";

/** What a reply with two pictures says, item by item, in its first letter. */
function contentsOf(as: Exclude<ImageReply, "markdown"> | undefined, form: "chat" | "legacy-chat" = "chat") {
  const reply: Reply = {
    kind: "picture",
    urls: URLS,
    notes: ["A note."],
    ...(as === undefined ? {} : { as }),
  };
  const question = { form, msgId: null, session: SESSION, description: "a fox" };
  const [letter] = replyLetters(clockAndIdsAt(0), question, replySchema.parse(reply), true);
  const read = DIALECTS[form].message.decode(letter?.payload ?? "");
  if (!read.ok) throw new Error("a reply that cannot be read");
  return read.message.content;
}

const linkedResources = (content: readonly ChatContent[]) =>
  content.flatMap((item) => (item.type === "resource" ? item.resources : [])).map(({ uri }) => uri);
const text = (item: ChatContent | undefined) => (item?.type === "text" ? item.text : null);

describe("a reply with pictures", () => {
  it("has them in its text, and nothing else, unless the operator says so", () => {
    const contents = contentsOf(undefined);
    expect(contents).toHaveLength(1);
    expect(text(contents[0])).toBe(
      `Image generated successfully.\n\n![a fox](${URLS[0]})\n\n![a fox](${URLS[1]})\n\nA note.\n\n`,
    );
  });

  it("has a resource for each where that is said, with its link, type and role, and its notes in words", () => {
    const [first, ...resources] = contentsOf("resource");
    expect(text(first)).toBe("Image generated successfully.\n\nA note.\n\n");
    expect(resources).toMatchObject([
      {
        type: "resource",
        resources: [{ uri: URLS[0], metadata: { mime_type: "image/png", role: "generated-image" } }],
      },
      {
        type: "resource",
        resources: [{ uri: URLS[1], metadata: { mime_type: "image/jpeg", role: "generated-image" } }],
      },
    ]);
  });

  it("has both where that is said", () => {
    const [first, ...resources] = contentsOf("both");
    expect(text(first)).toContain(`![a fox](${URLS[0]})`);
    expect(linkedResources(resources)).toEqual(URLS);
  });

  it("stays a text in the old dialect, whose clients read nothing else", () => {
    const contents = contentsOf("both", "legacy-chat");
    expect(contents.map(({ type }) => type)).toEqual(["text", "end-session"]);
    expect(text(contents[0])).toContain(`![a fox](${URLS[0]})`);
  });
});

describe("a picture as a resource", () => {
  it("has an id that the protocol takes, the same each time and another for another picture", () => {
    const ids = [URLS[0], URLS[0], URLS[1]].map((url = "") => {
      const resource = pictureResource(url);
      return resource.type === "resource" ? resource.resourceId : "";
    });
    expect(ids.map(parseUuid4)).toEqual(ids);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it("is our own picture when it is sent back for a change", () => {
    const content = URLS.map((url) => pictureResource(url));
    expect(attachmentsOf(content, "make it blue", ORIGIN)).toEqual({
      inputs: [
        { kind: "own", key: KEY, extension: "png" },
        { kind: "own", key: `${KEY}-2`, extension: "jpg" },
      ],
      unusable: null,
      text: "make it blue",
    });
  });

  it.each([
    `${ORIGIN}/images/../secret.png`,
    `${ORIGIN}/images/${KEY}.svg`,
    `https://else.example/images/${KEY}.png`,
  ])("is somebody else's where it does not look like one: %s", (uri) => {
    expect(attachmentsOf([pictureResource(uri)], "make it blue", ORIGIN).inputs).toEqual([
      { kind: "remote", uri },
    ]);
  });
});
