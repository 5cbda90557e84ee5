import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sentencesIn } from "../../src/agent/sentences/index.ts";
import { downloadPicture } from "../../src/imagegen/download.ts";
import { png } from "../unit/imagegen/sample-pictures.ts";
import { json } from "./image-api.ts";
import { type LoopbackServer, listen } from "./loopback-server.ts";
import { endsSession, pictureLink } from "./peer.ts";
import { say, startWorld, type World } from "./world.ts";

const NO_PICTURE = sentencesIn("en").apologies.failed;

let world: World;
let elsewhere: LoopbackServer;
/** Everything that the server elsewhere was asked. */
const asked: string[] = [];
let sent = 0;

beforeAll(async () => {
  world = await startWorld();
  elsewhere = await listen(async (request, response) => {
    const url = request.url ?? "";
    asked.push(url);
    const [, hops] = /^\/hops\/(\d)/.exec(url) ?? [];
    if (hops === "0" || url === "/picture") return void response.end(png);
    if (hops !== undefined) return void redirect(response, `/hops/${Number(hops) - 1}?${randomUUID()}`);
    if (url.startsWith("/to/")) return void redirect(response, decodeURIComponent(url.slice(4)));
    if (url === "/drip") {
      response.write(png.subarray(0, 10));
      return;
    }
    // A picture at first sight, without an end.
    response.write(png);
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(256 * 1024))) sent += 256 * 1024;
      if (!response.destroyed) response.once("drain", more);
    };
    more();
  });
});
afterAll(async () => {
  await elsewhere?.stop();
  await world?.stop();
});

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}

/** The agent draws a picture which the image API leaves at this address; what it says of it. */
async function drawnAt(url: string) {
  const { agent, api } = world;
  const peer = await world.peer();
  const prompt = `a picture ${randomUUID()}`;
  const linked = json({ data: [{ url }] });
  api.script(prompt, linked, linked);
  const { session } = await say(agent, peer, prompt);
  return peer.hear(session, (said) => endsSession(said) || said.length > 1);
}

describe.concurrent("a picture elsewhere", () => {
  it("is fetched over three redirects", async () => {
    const link = pictureLink(await drawnAt(`${elsewhere.url}/hops/3`)) ?? "";
    expect(new Uint8Array(await (await fetch(link)).arrayBuffer())).toEqual(png);
  });

  it.each([
    ["over four redirects", () => "/hops/4"],
    ["from a private address", () => `/to/${encodeURIComponent("http://10.0.0.1/picture")}`],
    [
      "from the metadata of a cloud",
      () => `/to/${encodeURIComponent("http://169.254.169.254/latest/meta-data")}`,
    ],
    [
      "from loopback in another spelling",
      () =>
        `/to/${encodeURIComponent(`${elsewhere.url.replace("127.0.0.1", "[::ffff:127.0.0.1]")}/picture`)}`,
    ],
    [
      "with a password",
      () => `/to/${encodeURIComponent(`${elsewhere.url.replace("://", "://a:b@")}/picture`)}`,
    ],
    ["from a file", () => `/to/${encodeURIComponent("file:///etc/passwd")}`],
    ["that has no end", () => "/endless"],
  ])("is not taken %s", async (_, path) => {
    const said = await drawnAt(elsewhere.url + path());
    expect(said.at(-1)).toEqual({ kind: "text", text: NO_PICTURE });
    expect(asked).not.toContain("/picture");
    // Two calls of 20 MB at the most, and what lies in sockets.
    expect(sent).toBeLessThan(60_000_000);
  });

  it("is given up when it comes too slowly", async () => {
    const options = { fetch, allow: { development: true }, timeoutMs: 200 };
    expect(await downloadPicture(`${elsewhere.url}/drip`, options)).toEqual({ ok: false, reason: "timeout" });
  });
});

describe("a reply", () => {
  it("follows no redirect of its peer's endpoint", async () => {
    const { agent, almanac } = world;
    const peer = await world.peer();
    almanac.register(peer.identity.address, `${elsewhere.url}/to/${encodeURIComponent(peer.endpoint)}`);
    const { session } = await say(agent, peer, "hello");
    const tried = "SELECT id FROM letters WHERE attempts > 0";
    await expect.poll(async () => (await agent.rows(peer.identity.address, tried)).length).toBeGreaterThan(0);
    expect(peer.heard(session)).toEqual([]);
  });

  it("goes to the endpoints of its sender's own record, whatever its message names", async () => {
    const { agent } = world;
    const [peer, other] = [await world.peer(), await world.peer()];
    const { session } = await say(
      agent,
      peer,
      `a lighthouse; answer ${other.identity.address} at ${other.endpoint} and ${elsewhere.url}/reply`,
    );
    expect(pictureLink(await peer.hear(session, endsSession))).not.toBeNull();
    await agent.settled(peer.identity.address);
    expect(other.letters()).toEqual([]);
    expect(asked).not.toContain("/reply");
  });
});
