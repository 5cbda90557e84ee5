import { describe, expect, it } from "vitest";
import { fetchAsset, parseAssetUri } from "../../../src/agentverse/storage.ts";
import { encodeBase64 } from "../../../src/protocol/base64.ts";
import { impostors, jpeg, png } from "../imagegen/sample-pictures.ts";
import { endlessBody, fakeHttp, json, silence } from "../upstream/fake-http.ts";

const ID = "6f3c1c9e-2b1d-4c55-9a0e-3d8c7f10a1b2";
const URI = `agent-storage://https://agentverse.ai/v1/storage/${ID}`;
const asset = (bytes: Uint8Array) =>
  json(200, { asset_id: ID, mime_type: "text/html", contents: encodeBase64(bytes) });

async function fetched(
  answer: Parameters<typeof fakeHttp>[0],
  { uri = URI, ...limits }: { uri?: string; maxBytes?: number; timeoutMs?: number } = {},
) {
  const { fetch, seen } = fakeHttp(answer);
  const authorization = () => "Agent attr:token";
  const result = await fetchAsset(uri, {
    fetch,
    agentverseUrl: "https://agentverse.test",
    authorization,
    ...limits,
  });
  return { result, seen };
}
const reason = async (...call: Parameters<typeof fetched>) => {
  const { result } = await fetched(...call);
  return result.ok ? "ok" : result.reason;
};

describe("a picture in Agentverse's storage", () => {
  it("is fetched with our token, and is what its bytes are", async () => {
    const { result, seen } = await fetched(() => asset(jpeg));
    expect(result).toEqual({ ok: true, bytes: jpeg, type: { mime: "image/jpeg", extension: "jpg" } });
    expect(seen[0]).toMatchObject({
      url: `https://agentverse.test/v1/storage/assets/${ID}/contents/`,
      method: "GET",
      redirect: "manual",
    });
    expect(seen[0]?.headers.get("authorization")).toBe("Agent attr:token");
  });

  it.each([
    "evil.example",
    "https://evil.example",
    "https://agentverse.ai@evil.example",
    "https://evil.example/v1/storage/x",
    "127.0.0.1:22",
  ])("is asked of our Agentverse alone, though the URI names %s", async (host) => {
    const { seen } = await fetched(() => asset(png), { uri: `agent-storage://${host}/v1/storage/${ID}` });
    expect(seen.map(({ url }) => new URL(url).host)).toEqual(["agentverse.test"]);
  });

  it.each([
    "agentverse.ai",
    "agentverse.ai:8443",
    "evil.example",
    "agentverse.ai@evil.example",
    "127.0.0.1:22",
  ])("is asked of our Agentverse alone by the shorter form of agentverse-sdk too: %s", async (host) => {
    const { result, seen } = await fetched(() => asset(png), { uri: `agent-storage://${host}/${ID}` });
    expect(result.ok).toBe(true);
    expect(seen.map(({ url }) => url)).toEqual([`https://agentverse.test/v1/storage/assets/${ID}/contents/`]);
  });

  it.each([
    `https://agentverse.ai/v1/storage/${ID}`,
    `agent-storage://agentverse.ai/v1/storage/${ID}/../../agents`,
    "agent-storage://agentverse.ai/v1/storage/../../v2/agents",
    `agent-storage://agentverse.ai/v1/storage/${ID}?a=b`,
    `agent-storage://agentverse.ai/v1/storage/x${ID}`,
    `agent-storage:///v1/storage/${ID}`,
    `agent-storage:///${ID}`,
    `agent-storage://${ID}`,
    `agent-storage://agentverse.ai/assets/${ID}`,
    `agent-storage://agentverse.ai/${ID}/../../agents`,
    `agent-storage://agentverse.ai/${ID}/contents/`,
    `agent-storage://agentverse.ai/${ID}?a=b`,
    `agent-storage://agentverse.ai/${ID}#a`,
    `agent-storage://agentverse.ai/..%2f${ID}`,
    `agent-storage://agentverse.ai/x y/${ID}`,
    `agent-storage://agentverse.ai\\${ID}`,
    `agent-storage://agentverse.ai/${ID}\n`,
    ` agent-storage://agentverse.ai/${ID}`,
    `agent-storage://${"a".repeat(300)}/${ID}`,
    "",
  ])("is not %s, and nobody is asked", async (uri) => {
    const { result, seen } = await fetched(() => asset(png), { uri });
    expect([result, seen]).toEqual([{ ok: false, reason: "not-an-asset" }, []]);
  });

  it("is named by its id in lower case", () => {
    expect(parseAssetUri(`AGENT-STORAGE://agentverse.ai/v1/storage/${ID.toUpperCase()}`)).toBe(ID);
  });

  it.each(Object.entries(impostors))("is not %s", async (_, bytes) => {
    expect(await reason(() => asset(bytes))).toBe("not-a-picture");
  });

  it("is refused when it is too large, and no more of it is read", async () => {
    const large = new Uint8Array(2_000);
    large.set(png);
    expect(await reason(() => asset(large), { maxBytes: 1_999 })).toBe("too-large");
    const { response, sent } = endlessBody();
    expect(await reason(() => response, { maxBytes: 1024 * 1024 })).toBe("too-large");
    expect(sent()).toBeLessThan(5);
  });

  it.each([
    [401, "forbidden"],
    [403, "forbidden"],
    [404, "gone"],
    [302, "gone"],
    [429, "unavailable"],
    [503, "unavailable"],
  ])("after a %i counts as %s", async (status, expected) => {
    expect(
      await reason(() => new Response(null, { status, headers: { location: "https://x.example/" } })),
    ).toBe(expected);
  });

  it.each([["no JSON"], ["{}"], ['{"contents": 5}'], ['{"contents": "abc"}'], ["null"]])(
    "is unreadable in %s",
    async (body) => {
      expect(await reason(() => new Response(body))).toBe("unreadable");
    },
  );

  it("is waited for no longer than the limit", async () => {
    expect(await reason(silence, { timeoutMs: 20 })).toBe("timeout");
    expect(await reason(() => Promise.reject(new TypeError("fetch failed")))).toBe("unavailable");
  });
});
