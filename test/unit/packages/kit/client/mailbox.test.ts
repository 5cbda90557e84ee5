import { describe, expect, it } from "vitest";
import { readPreviewText, readStreamText } from "../../../../../packages/kit/client/mailbox.ts";

const preview = { session: "s", msgId: "m", image: "data:image/png;base64,iVBORw0" };
const text = JSON.stringify({ preview });

describe("a preview on the stream of a mailbox", () => {
  it("is no letter: who knows no previews passes it over", () => {
    expect(readStreamText(text)).toBeNull();
  });

  it("is read by who does", () => {
    expect(readPreviewText(text)).toEqual(preview);
  });

  it.each([
    ["pong", "pong"],
    ["a letter", '{"uuid":"u","envelope":{},"received_at":"x"}'],
    ["nothing", '{"preview":null}'],
    ["half of one", '{"preview":{"session":"s","image":"data:image/png;base64,"}}'],
    [
      "a link elsewhere",
      JSON.stringify({ preview: { ...preview, image: "https://elsewhere.example/1.png" } }),
    ],
  ])("is not %s", (_name, other) => {
    expect(readPreviewText(other)).toBeNull();
  });
});
