import { describe, expect, it } from "vitest";
import { localAgentverse } from "../../../packages/local-agentverse/agentverse.ts";
import { callAccount } from "../../../src/agentverse/account-api.ts";
import { ownAttestation } from "../../../src/agentverse/own-attestation.ts";
import { withoutStored } from "../../../src/agentverse/profile-difference.ts";
import { type ProfileForm, profileForm } from "../../../src/agentverse/profile-form.ts";
import { verifyAgentToken } from "../../../src/protocol/agent-token.ts";
import { identityFromSeed } from "../../../src/protocol/identity.ts";
import { fakeHttp, json } from "../upstream/fake-http.ts";
import golden from "./agentverse-sdk.json" with { type: "json" };

const { signer } = golden;
const identity = identityFromSeed(signer.seed);
const { address } = identity;
const now = () => signer.validFrom * 1000;
const nonce = () => Buffer.from(signer.nonceHex, "hex");

/** What agentverse-sdk was given in the recording. */
function recordedForm(): ProfileForm {
  const filled = profileForm({
    address,
    name: "Golden Fox",
    handle: "golden-fox",
    publicUrl: "https://images.example",
    description: "Draws.",
    readme: "# Draws",
    starterPrompts: ["a fox"],
    protocols: ["proto:1"],
    pictures: ["avatar", "banner"],
  });
  if (!filled.ok) throw new Error("the form is good");
  return {
    ...filled.form,
    metadata: { categories: ["image generation"], tags: ["art"], is_public: "True" },
  };
}

/** A recorded body, less the null that the SDK's model of metadata adds. */
function recordedBody(body: { metadata: { geolocation: null } }) {
  const { geolocation: _, ...metadata } = body.metadata;
  return { ...body, metadata };
}

function requestsOf(listing: string) {
  const recorded = golden.registrations.find((it) => it.listing === listing);
  const post = recorded?.requests.find(({ method }) => method === "POST");
  if (post?.body === undefined) throw new Error(`no recording of ${listing}`);
  return { stored: recorded?.stored ?? null, post: { ...post, body: post.body } };
}

describe("the attestation", () => {
  it("is agentverse-sdk's but for the signature, which is never twice the same there, and good", async () => {
    const { fetch, seen } = fakeHttp(() => json(200, {}));
    const account = { url: "https://av.test", credentials: ownAttestation(identity, now, nonce), fetch };
    await callAccount(account, `/v2/agents/${address}`);
    const ours = seen[0]?.headers.get("authorization") ?? "";
    const theirs = requestsOf("nothing is stored").post.authorization;
    const claim = (header: string) => header.slice(0, header.lastIndexOf(":"));
    expect(claim(ours)).toBe(claim(theirs));
    for (const header of [ours, theirs])
      expect(
        verifyAgentToken(header.replace("Agent ", ""), address, signer.validFrom + 60, signer.validSeconds),
      ).toMatchObject({ ok: true });
  });
});

describe("the body of a registration", () => {
  it.each(["nothing is stored", "a person edited some of it", "everything is stored"])(
    "is agentverse-sdk's when %s",
    (listing) => {
      const { stored, post } = requestsOf(listing);
      expect(withoutStored(recordedForm(), stored ?? {}, false)).toEqual(recordedBody(post.body));
    },
  );

  it("is agentverse-sdk's with force_profile_update, when --force replaces all", () => {
    const edited = requestsOf("everything is stored").stored ?? {};
    const { post } = requestsOf("force_profile_update");
    expect(withoutStored(recordedForm(), edited, true)).toEqual(recordedBody(post.body));
  });
});

describe("what agentverse-sdk sent, at the local Agentverse", () => {
  it("registers the agent, and later leaves what a person has edited", async () => {
    const app = localAgentverse({ stateFile: null, now, report: () => {} });
    const send = async (method: string, path: string, authorization: string, body?: object) => {
      const text = body === undefined ? {} : { body: JSON.stringify(body) };
      return app.request(path, { method, headers: { authorization }, ...text });
    };
    const { post: first } = requestsOf("nothing is stored");
    expect((await send("POST", first.path, first.authorization, first.body)).status).toBe(200);
    const { post: later } = requestsOf("everything is stored");
    expect((await send("POST", later.path, later.authorization, later.body)).status).toBe(200);
    const found = await send("GET", `/v2/agents/${address}`, later.authorization);
    expect(await found.json()).toMatchObject(first.body);
  });
});
