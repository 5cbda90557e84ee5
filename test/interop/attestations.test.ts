import { execFileSync } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { errorEvent, eventBatch, messageEvent } from "../../src/agentverse/events.ts";
import { register } from "../../src/agentverse/register.ts";
import { registrationOf } from "../../src/agentverse/registration.ts";
import { tokenSource } from "../../src/agentverse/token-source.ts";
import { verifyAgentToken } from "../../src/protocol/agent-token.ts";
import {
  answerChallenge,
  verifyChallengeAnswer,
  verifyRegistration,
  verifyStatus,
} from "../../src/protocol/attestation.ts";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import { type JsonValue, parseJson } from "../../src/protocol/json.ts";
import { pythonEnvironment } from "./python-environment.ts";

const SEED = `interop ${randomUUID()}`;
const CHALLENGE = `a challenge ${randomUUID()}`;
const identity = identityFromSeed(SEED);
const { address } = identity;

const answerSchema = z.object({
  verified: z.record(z.string(), z.boolean()),
  theirs: z.object({
    address: z.string(),
    registration: z.string(),
    status: z.string(),
    token: z.string(),
    answer: z.string(),
  }),
});

/** What the Worker posts when it registers, by the last part of the path. */
async function posted(): Promise<Map<string, string>> {
  const bodies = new Map<string, string>();
  const settings = {
    publicUrl: "https://images.example",
    agentverseUrl: "https://agentverse.test",
    reachedBy: "endpoint",
  } as const;
  const registration = registrationOf(settings, address);
  if (registration === null) throw new Error("nothing to register");
  const fetch = async (url: string, init: RequestInit) => {
    bodies.set(url.split("/").at(-1) ?? "", String(init.body));
    return new Response("{}");
  };
  await register(registration, new Set(), { identity, fetch, now: Date.now });
  return bodies;
}

function ask(order: object): z.infer<typeof answerSchema> {
  const script = join(import.meta.dirname, "attestations.py");
  const output = execFileSync(pythonEnvironment(), [script], {
    input: JSON.stringify(order),
    // The library keeps a log in the working directory.
    cwd: tmpdir(),
    encoding: "utf8",
  });
  return answerSchema.parse(JSON.parse(output));
}

function json(text: string): JsonValue {
  const read = parseJson(text);
  if (!read.ok) throw new Error("not JSON");
  return read.value;
}

let answer: z.infer<typeof answerSchema>;

beforeAll(async () => {
  const bodies = await posted();
  const pen = { now: Date.now(), newId: randomUUID };
  const message = { direction: "received", peer: address, session: randomUUID() } as const;
  const authorization = tokenSource(identity, 120, Date.now, randomBytes)();
  answer = ask({
    seed: SEED,
    address,
    registration: bodies.get("agents"),
    status: bodies.get("status"),
    token: authorization.replace("Agent ", ""),
    challenge: CHALLENGE,
    answer: answerChallenge(identity, CHALLENGE),
    events: eventBatch([messageEvent(pen, message), errorEvent(pen, "deadline")]),
  });
});

describe("the Python reference takes", () => {
  it.each(["registration", "status", "token", "answer", "events"])("our %s", (what) => {
    expect(answer.verified[what]).toBe(true);
  });
});

describe("we take the Python reference's", () => {
  it("registration and status", () => {
    const { theirs } = answer;
    expect(verifyRegistration(json(theirs.registration))).toMatchObject({
      ok: true,
      address: theirs.address,
    });
    expect(verifyStatus(json(theirs.status))).toMatchObject({ ok: true, attestation: { is_active: false } });
  });

  it("token and answer to a challenge", () => {
    const { theirs } = answer;
    const now = Math.floor(Date.now() / 1000);
    expect(verifyAgentToken(theirs.token, theirs.address, now, 300)).toMatchObject({ ok: true });
    expect(verifyChallengeAnswer(theirs.address, CHALLENGE, theirs.answer)).toBe(true);
    expect(verifyChallengeAnswer(theirs.address, `${CHALLENGE} `, theirs.answer)).toBe(false);
  });
});
