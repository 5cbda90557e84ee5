import { randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { type CompletionsApi, startCompletionsApi } from "../../dev/completions-api.ts";
import { encodeBase64 } from "../../src/protocol/base64.ts";
import {
  decodePayload,
  encodeEnvelope,
  envelopeDigest,
  parseEnvelope,
  verifyEnvelope,
} from "../../src/protocol/envelope.ts";
import { type Identity, identityFromSeed } from "../../src/protocol/identity.ts";
import { chatMessage } from "../../src/protocol/messages/chat-message.ts";
import { askMailbox } from "../e2e/mailbox.ts";
import { sealChat } from "../e2e/messages.ts";
import { endsSession, pictureLink } from "../e2e/peer.ts";
import { KEY, say, startWorld, type World } from "../e2e/world.ts";
import { MARK } from "./hostile-text.ts";
import { type HostileMessage, hostileMessage } from "./payloads.ts";
import { anywhere, imageProbes, mailboxProbes, type Probe } from "./requests.ts";
import { type Answer, probeSender } from "./sender.ts";
import { spoil, submitHeaders } from "./wire.ts";

// FUZZ_CASES=100000 is the long form, with other cases each time. The short form is a test like any other: it tries the
// same ones. FUZZ_SEED replays what a failure named.
const { FUZZ_CASES, FUZZ_SEED } = process.env;
const CASES = Number(FUZZ_CASES ?? 1_200);
const SEED = Number(FUZZ_SEED ?? (FUZZ_CASES === undefined ? 1 : Date.now() % 2 ** 31));
const AT_ONCE = 16;
const LONG = { timeout: 120_000 + CASES * 20 };
const OPERATOR_SECRETS = [KEY, "an agent under test, from outside"];

let world: World;
let completions: CompletionsApi;
let sender: ReturnType<typeof probeSender>;
/** Everybody who has proved an address: an envelope of theirs was taken, or their token. */
const proven = new Set<string>();
const answered = new Map<number, number>();
const senders = Array.from({ length: 60 }, () => identityFromSeed(randomUUID()));

beforeAll(async () => {
  completions = await startCompletionsApi({ a: "b" });
  world = await startWorld({
    MESSAGES_PER_HOUR: "0",
    COMPLETION_BASE_URL: completions.baseUrl,
    COMPLETION_API_KEY: KEY,
    DAILY_IMAGE_LIMIT: "0",
  });
  sender = probeSender(world.agent.url);
  console.log(`${CASES} cases, FUZZ_SEED=${SEED}`);
});
afterAll(async () => {
  console.log("answered", Object.fromEntries(answered));
  sender?.stop();
  await world?.stop();
  await completions?.stop();
});

/** Runs a part of all cases, some at once. A failure names the seed, and the request that was answered wrongly. */
async function fuzz<T>(
  part: number,
  arbitrary: fc.Arbitrary<T>,
  check: (value: T) => Promise<void>,
): Promise<void> {
  const batch = fc.array(arbitrary, { minLength: AT_ONCE, maxLength: AT_ONCE });
  const property = fc.asyncProperty(batch, async (values) => {
    await Promise.all(values.map(check));
  });
  await fc.assert(property, {
    seed: SEED,
    numRuns: Math.ceil((CASES * part) / AT_ONCE),
    endOnFailure: true,
    asyncReporter: async ({ failed, errorInstance }) => {
      if (failed) throw new Error(`FUZZ_SEED=${SEED} FUZZ_CASES=${CASES}`, { cause: errorInstance });
    },
  });
}

/** Sends a probe; an answer that breaks a rule is an error that shows the request. */
async function ask(probe: Probe, alsoCheck: (answer: Answer) => void = () => {}): Promise<Answer> {
  const answer = await sender.send(probe);
  answered.set(answer.status, (answered.get(answer.status) ?? 0) + 1);
  try {
    checkAnswer(answer, probe);
    alsoCheck(answer);
    return answer;
  } catch (fault) {
    const body = Buffer.from(probe.body ?? "").toString("latin1");
    const shown = JSON.stringify({ ...probe, body: body.slice(0, 3_000) });
    throw new Error(`${shown} was answered ${answer.status} ${answer.body.slice(0, 500)}: ${fault}`);
  }
}

const errorSchema = z.strictObject({ error: z.string(), code: z.string() });

/** What must hold for every answer: no 5xx, an error in our own words, and a page for nobody but who asked for one. */
function checkAnswer(answer: Answer, { method, headers: asked }: Probe): void {
  const { status, headers, body } = answer;
  expect(status).toBeLessThan(500);
  expect(body).not.toContain(MARK);
  const isPage = String(headers["content-type"] ?? "").includes("html");
  if (isPage) expect({ status, accept: asked?.accept }).toEqual({ status: 404, accept: "text/html" });
  if (isPage) expect(headers["content-security-policy"]).toContain("script-src 'self'");
  else if (status >= 400 && method !== "HEAD") errorSchema.parse(JSON.parse(body));
}

const objects = async () => (await world.agent.miniflare.listDurableObjectIds("SENDERS")).length;

describe(`fuzzing`, () => {
  it(
    "POST /submit with spoilt envelopes: no 5xx, and no object but for those who did sign",
    LONG,
    async () => {
      const wires = senders.map((from) => ({
        from,
        wire: sealChat(from, world.agent.address, `hello ${MARK}`).wire,
      }));
      await fuzz(
        0.5,
        fc.tuple(fc.constantFrom(...wires), spoil, submitHeaders),
        async ([{ from, wire }, spoilt, headers]) => {
          const probe = { method: "POST", path: "/submit", headers, body: spoilt(wire) };
          const answer = await ask(probe);
          if (answer.status === 200 && isEnvelopeOrEmpty(answer.body)) proven.add(from.address);
        },
      );
      expect(await objects()).toBeLessThanOrEqual(proven.size);
    },
  );

  it("the payload of signed messages: each is taken, and what is owed is paid", LONG, async () => {
    const isQuery = fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0);
    const cases = fc.tuple(fc.constantFrom(...senders), hostileMessage, isQuery);
    await fuzz(0.15, cases, async ([from, message, query]) => {
      const body = new TextEncoder().encode(sealRaw(from, message));
      const headers = {
        "content-type": "application/json",
        ...(query ? { "x-uagents-connection": "sync" } : {}),
      };
      const answer = await ask({ method: "POST", path: "/submit", headers, body }, ({ status }) =>
        expect([200, 400, 413]).toContain(status),
      );
      if (answer.status === 200) proven.add(from.address);
    });
    expect(await objects()).toBeLessThanOrEqual(proven.size);
    for (const address of proven) if (await hasTables(address)) await world.agent.settled(address);
  });

  it("the mailbox: it opens to its owner's token alone", LONG, async () => {
    const [owner, other] = senders;
    if (owner === undefined || other === undefined) throw new Error("nobody sends");
    proven.add(owner.address);
    await fuzz(0.15, mailboxProbes(owner, other), async ({ probe, opens }) => {
      await ask(probe, ({ status }) => {
        if (!opens && probe.method !== "OPTIONS") expect([401, 404, 426]).toContain(status);
      });
    });
  });

  it("pictures: nothing else is ever shown, and nothing that can run", LONG, async () => {
    const peer = await world.peer();
    const { session } = await say(world.agent, peer, "a lamp in a window");
    const link = pictureLink(await peer.hear(session, endsSession)) ?? "";
    const [, key = ""] = /\/images\/([0-9a-f]+)\.png$/.exec(link) ?? [];
    proven.add(peer.identity.address);
    await fuzz(0.15, imageProbes([key]), async (probe) => {
      await ask(probe, ({ status, headers }) => {
        if ([200, 206].includes(status)) expect(headers).toMatchObject(SHOWN_AS);
      });
    });
  });

  it("every other path: no 5xx", LONG, async () => {
    await fuzz(0.05, anywhere, async (probe) => void (await ask(probe)));
  });

  it("has left replies that are what they seem, and no text or secret in the log", LONG, async () => {
    let pictures = 0;
    for (const from of senders.filter(({ address }) => proven.has(address))) {
      for (const text of await repliesTo(from)) {
        if (!text.startsWith("Image generated")) continue;
        pictures += 1;
        expect(text).toMatch(PICTURE_TEXT);
      }
    }
    console.log(`${pictures} pictures`);
    expect(pictures).toBeGreaterThan(0);
    const lines = world.agent.logs().split("\n");
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) {
      expect(z.looseObject({ event: z.string() }).parse(JSON.parse(line))).not.toHaveProperty("fault");
      for (const secret of [MARK, "sig1", "attr:", ...OPERATOR_SECRETS]) expect(line).not.toContain(secret);
    }
    expect(await objects()).toBeLessThanOrEqual(proven.size);
  });
});

const SHOWN_AS = {
  "content-type": "image/png",
  "x-content-type-options": "nosniff",
  "content-security-policy": "sandbox; default-src 'none'",
};

/** The alt text ends where we end it: nothing in it closes a bracket, begins code or hides. */
const PICTURE_TEXT =
  /^Image generated successfully\.\n\n!\[[^\\`*_{}[\]()<>#|!~&\p{Cc}\p{Cf}\p{Cs}]{1,121}\]\(http:\/\/127\.0\.0\.1:\d+\/images\/[0-9a-f]{32}(?:-[2-4])?\.png\)\n\n/u;

/** An OPTIONS or a sync query's refusal is no acceptance: only these two bodies are. */
function isEnvelopeOrEmpty(body: string): boolean {
  return body === "{}" || body.startsWith('{"version":1,');
}

/** The chat texts that wait in a sender's mailbox, each from an envelope of ours. */
async function repliesTo(owner: Identity): Promise<string[]> {
  const response = await askMailbox(world.agent, owner);
  expect(response.status).toBe(200);
  const wires = Array.from(
    (await response.text()).matchAll(/"envelope":(\{[^{}]*\})/g),
    ([, wire]) => wire ?? "",
  );
  return wires.flatMap((wire) => {
    const parsed = parseEnvelope(wire);
    if (!parsed.ok || !verifyEnvelope(parsed.envelope).ok) throw new Error(`no envelope of ours: ${wire}`);
    const payload = decodePayload(parsed.envelope);
    const chat = chatMessage.decode(payload.ok ? payload.text : "");
    if (parsed.envelope.schemaDigest !== chatMessage.digest || !chat.ok) return [];
    return chat.message.content.flatMap((item) => (item.type === "text" ? [item.text] : []));
  });
}

async function hasTables(address: string): Promise<boolean> {
  return (await world.agent.rows(address, "SELECT name FROM sqlite_master WHERE name = 'jobs'")).length > 0;
}

/** An envelope over any bytes at all, signed by its sender. */
function sealRaw(from: Identity, { schemaDigest, payload }: HostileMessage): string {
  const unsigned = {
    version: 1,
    sender: from.address,
    target: world.agent.address,
    session: randomUUID(),
    schemaDigest,
    protocolDigest: null,
    payload: encodeBase64(payload),
    expires: BigInt(Math.floor(Date.now() / 1_000) + 60),
    nonce: randomBytes(8).readBigUInt64BE(),
    signature: null,
  };
  return encodeEnvelope({ ...unsigned, signature: from.sign(envelopeDigest(unsigned)) });
}
