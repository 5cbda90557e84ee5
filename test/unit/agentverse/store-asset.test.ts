import { describe, expect, it } from "vitest";
import { localAgentverse } from "../../../packages/local-agentverse/agentverse.ts";
import { fetchAsset, parseAssetUri } from "../../../src/agentverse/storage.ts";
import { type StoreAssetOptions, storeAsset } from "../../../src/agentverse/store-asset.ts";
import { createAgentToken } from "../../../src/protocol/agent-token.ts";
import { encodeBase64 } from "../../../src/protocol/base64.ts";
import { type Identity, identityFromSeed } from "../../../src/protocol/identity.ts";
import { png } from "../imagegen/sample-pictures.ts";
import { fakeHttp, json, type SeenRequest, silence } from "../upstream/fake-http.ts";

const ID = "6f3c1c9e-2b1d-4c55-9a0e-3d8c7f10a1b2";
const READER = identityFromSeed("a reader under test");
const PICTURE = { name: "fox.png", bytes: png, type: { mime: "image/png", extension: "png" } } as const;

type Answer = (request: SeenRequest, nth: number) => Response | Promise<Response>;

/** Stores the picture for the reader, and for whoever is named beside. */
async function stored(answer: Answer, options: Partial<StoreAssetOptions> = {}, others: string[] = []) {
  const paused: number[] = [];
  let asked = 0;
  const { fetch, seen } = fakeHttp((request) => answer(request, ++asked));
  const result = await storeAsset(PICTURE, [READER.address, ...others], {
    fetch,
    agentverseUrl: "https://agentverse.test",
    authorization: () => "Agent attr:token",
    pause: async (ms) => void paused.push(ms),
    ...options,
  });
  return { result, seen, paused };
}
const created = () => json(201, { asset_id: ID });
const allowed = () => json(200, {});
const wellBehaved: Answer = ({ method }) => (method === "POST" ? created() : allowed());

describe("a picture that is copied into Agentverse's storage", () => {
  it("is created for the longest time there is, by our token, then opened to its reader alone", async () => {
    const { result, seen } = await stored(wellBehaved);
    expect(result).toEqual({ ok: true, uri: `agent-storage://https://agentverse.test/v1/storage/${ID}` });
    expect(seen).toMatchObject([
      {
        method: "POST",
        url: "https://agentverse.test/v1/storage/assets/",
        body: {
          name: "fox.png",
          mime_type: "image/png",
          contents: encodeBase64(png),
          lifetime_hours: 24,
        },
        redirect: "manual",
      },
      {
        method: "PUT",
        url: `https://agentverse.test/v1/storage/assets/${ID}/permissions/`,
        body: { agent_address: READER.address, read: true, write: false },
        redirect: "manual",
      },
    ]);
    for (const { headers } of seen) expect(headers.get("authorization")).toBe("Agent attr:token");
  });

  it("has a URI that we read ourselves", async () => {
    const { result } = await stored(wellBehaved);
    expect(result.ok && parseAssetUri(result.uri)).toBe(ID);
  });

  it.each([500, 502, 503, 429, 408])("is tried three times where the storage answers %i", async (status) => {
    const late = await stored((request, nth) => (nth < 3 ? json(status, {}) : wellBehaved(request, nth)));
    expect([late.result.ok, late.seen.length]).toEqual([true, 4]);
    const never = await stored(() => json(status, {}));
    expect(never.result).toEqual({ ok: false, reason: "unavailable" });
    expect([never.seen.length, never.paused]).toEqual([3, [500, 2_000]]);
  });

  it("is not created again for a permission that takes a second try", async () => {
    const { result, seen } = await stored((request, nth) =>
      nth === 2 ? json(503, {}) : wellBehaved(request, nth),
    );
    expect(result.ok).toBe(true);
    expect(seen.map(({ method }) => method)).toEqual(["POST", "PUT", "PUT"]);
  });

  it.each([
    [401, "forbidden"],
    [403, "forbidden"],
    [413, "too-large"],
    [422, "refused"],
    [302, "refused"],
  ])("is given up at once after a %i", async (status, reason) => {
    const { result, seen } = await stored(
      () => new Response(null, { status, headers: { location: "https://x.example/" } }),
    );
    expect([result, seen.length]).toEqual([{ ok: false, reason }, 1]);
  });

  it("is of no use where its reader may not read it, and of some where nobody else may", async () => {
    const refusing =
      (refused: string): Answer =>
      (request, nth) =>
        JSON.stringify(request.body).includes(refused) ? json(403, {}) : wellBehaved(request, nth);
    const other = identityFromSeed("another reader").address;
    expect((await stored(refusing(READER.address), {}, [other])).result).toMatchObject({ ok: false });
    expect((await stored(refusing(other), {}, [other])).result).toMatchObject({ ok: true });
  });

  it.each([["no JSON"], ["{}"], ['{"asset_id": 5}'], ['{"asset_id": "../../agents"}'], ["null"]])(
    "is refused where the answer names no asset: %s",
    async (body) => {
      const { result } = await stored(() => new Response(body, { status: 201 }));
      expect(result).toEqual({ ok: false, reason: "refused" });
    },
  );

  it("takes no longer than its time, and never throws", async () => {
    expect((await stored((request) => silence(request, null), { timeoutMs: 20 })).result).toEqual({
      ok: false,
      reason: "timeout",
    });
    const cut = await stored(() => Promise.reject(new TypeError("fetch failed")));
    expect(cut.result).toEqual({ ok: false, reason: "unavailable" });
  });

  it("is not sent at all if it is too large for a Worker's memory", async () => {
    const { fetch, seen } = fakeHttp(created);
    const bytes = new Uint8Array(8 * 1024 * 1024 + 1);
    const options = {
      fetch,
      agentverseUrl: "https://a.test",
      authorization: () => "",
      pause: async () => {},
    };
    const result = await storeAsset({ ...PICTURE, bytes }, [READER.address], options);
    expect([result, seen]).toEqual([{ ok: false, reason: "too-large" }, []]);
  });
});

describe("at the local Agentverse", () => {
  const now = 1_790_000_000_000;
  const agent = identityFromSeed("an agent that draws");
  const tokenOf = (identity: Identity) => () => {
    const window = { from: now / 1000, seconds: 3_600 };
    return `Agent ${createAgentToken(identity, window, new Uint8Array(32))}`;
  };

  it("is read back by its reader and by us, and by nobody else", async () => {
    const local = localAgentverse({
      stateFile: null,
      now: () => now,
      newId: () => ID,
      report: () => {},
    });
    const agentverseUrl = "http://agentverse.local";
    const http = { fetch: async (url: string, init: RequestInit) => local.request(url, init), agentverseUrl };
    const storing = () =>
      storeAsset(PICTURE, [READER.address, agent.address], {
        ...http,
        authorization: tokenOf(agent),
        pause: async () => {},
      });
    expect(await storing()).toEqual({ ok: false, reason: "forbidden" });
    const delegations = `${agentverseUrl}/v1/storage/assets/delegations/${agent.address}`;
    await local.request(delegations, { method: "PUT", headers: { authorization: "Bearer a-key" } });
    const result = await storing();
    const uri = result.ok ? result.uri : "";
    const readBy = (identity: Identity) => fetchAsset(uri, { ...http, authorization: tokenOf(identity) });
    expect(await readBy(READER)).toMatchObject({ ok: true, bytes: png });
    expect(await readBy(agent)).toMatchObject({ ok: true });
    expect(await readBy(identityFromSeed("a stranger"))).toEqual({ ok: false, reason: "forbidden" });
  });
});
