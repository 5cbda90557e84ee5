import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { checkPictures } from "../../../../cli/register/profile-pictures.ts";
import { serveOnLoopback, stopServing } from "../loopback.ts";
import { runningAgent } from "./running-agent.ts";

afterEach(stopServing);

const avatar = new Uint8Array(readFileSync(resolve(import.meta.dirname, "../../../../public/avatar.png")));

/** The shipped avatar with another size in its header, and as many bytes more. */
function picture(width: number, height: number, more = 0): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(avatar.length + more);
  bytes.set(avatar);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

async function check(facts: Parameters<typeof runningAgent>[1]) {
  return checkPictures(await serveOnLoopback(runningAgent("agent1q", facts)));
}

describe("the pictures of a profile", () => {
  it("are good as they ship", async () => {
    expect(await check({})).toEqual({ usable: ["avatar", "banner"], notes: [] });
  });

  it.each<[string, Uint8Array<ArrayBuffer> | null, string]>([
    ["is not there", null, "answers 404"],
    ["is a page", new Uint8Array(Buffer.from("<html>")), "is no PNG, JPEG, WebP or GIF"],
    ["is larger than anybody waits for", picture(1200, 400, 5 * 1024 * 1024), "has more than 5 MiB"],
  ])("are left out when one %s", async (_, banner, why) => {
    const { usable, notes } = await check({ banner });
    expect(usable).toEqual(["avatar"]);
    expect(notes).toEqual([
      expect.stringMatching(new RegExp(`without banner: http://\\S+/banner.png ${why}`)),
    ]);
  });

  it.each<[Parameters<typeof runningAgent>[1], string]>([
    [{ avatar: picture(512, 300) }, "The avatar is 512 × 300: it is shown as a square, or a circle."],
    [{ banner: picture(600, 200) }, "The banner is 600 × 200: Agentverse asks for 1200 × 400."],
    [{ banner: picture(1200, 600) }, "The banner is 1200 × 600: Agentverse asks for 1200 × 400."],
  ])("are sent in another shape, which is said", async (facts, note) => {
    expect(await check(facts)).toEqual({ usable: ["avatar", "banner"], notes: [note] });
  });

  it("are left out of an agent that does not answer", async () => {
    expect(await checkPictures("http://127.0.0.1:1")).toMatchObject({ usable: [] });
  });
});
