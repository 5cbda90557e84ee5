import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verifyGuarded } from "../../../../src/http/shedding/guarded-verification.ts";
import { VerificationGate } from "../../../../src/http/shedding/verification-gate.ts";
import { type Envelope, sealEnvelope } from "../../../../src/protocol/envelope.ts";
import { type Identity, identityFromSeed } from "../../../../src/protocol/identity.ts";

const NOON = Date.UTC(2026, 10, 21, 12);
const ATTACKER = "203.0.113.66";
const ELSEWHERE = "198.51.100.1";
const victim = identityFromSeed("victim");
const stranger = identityFromSeed("stranger");

let nonce = 0n;
function genuine(sender: Identity, session = "7d8c3c1e-3f0b-4e0e-9a57-0f6d3a1c9b11"): Envelope {
  nonce += 1n;
  const letter = {
    target: identityFromSeed("us").address,
    session,
    schemaDigest: `model:${"0".repeat(64)}`,
    protocolDigest: null,
    message: "{}",
  };
  return sealEnvelope(sender, { ...letter, expires: null, nonce });
}

/** Signed by somebody else in `sender`'s name; each another one, and dear to check. */
function forged(sender: string, session = crypto.randomUUID()): Envelope {
  nonce += 1n;
  return { ...forgery, sender, session, nonce };
}
const forgery = genuine(identityFromSeed("forger"));

/** A gate in a world whose time passes only while somebody waits, or when the test says so. */
class World {
  now = NOON;
  readonly gate = new VerificationGate();

  async send(envelope: Envelope, network: string): Promise<string> {
    const pause = async (ms: number) => {
      this.now += ms;
    };
    const verified = await verifyGuarded(this.gate, envelope, network, { now: () => this.now, pause });
    return verified.ok ? "verified" : verified.reason;
  }

  /** Like `send`, for one that has no time to wait. */
  sendAtOnce(envelope: Envelope, network: string): Promise<string> {
    const pause = () => Promise.reject(new Error("had to wait"));
    const sent = verifyGuarded(this.gate, envelope, network, { now: () => this.now, pause });
    return sent.then(
      (verified) => (verified.ok ? "verified" : verified.reason),
      () => "busy",
    );
  }
}

describe("ten thousand forgeries in a sender's name from one network", () => {
  /** One a millisecond. */
  async function flood(world: World, forge: () => Envelope): Promise<Record<string, number>> {
    const answers: Record<string, number> = {};
    for (let sent = 0; sent < 10_000; sent++) {
      world.now = NOON + sent;
      const answer = await world.sendAtOnce(forge(), ATTACKER);
      answers[answer] = (answers[answer] ?? 0) + 1;
    }
    return answers;
  }

  it("and one session are checked ten at once and five in a second, and touch no other session", async () => {
    const world = new World();
    const session = crypto.randomUUID();
    const answers = await flood(world, () => forged(victim.address, session));
    expect(answers).toEqual({ "wrong-signature": 59, busy: 9_941 });
    expect(await world.sendAtOnce(genuine(victim), ATTACKER)).toBe("verified");
  }, 30_000);

  it("and ever other sessions are checked fifty at once and ten in a second", async () => {
    const world = new World();
    expect(await flood(world, () => forged(victim.address))).toEqual({ "wrong-signature": 149, busy: 9_851 });

    expect(await world.sendAtOnce(genuine(victim), ELSEWHERE)).toBe("verified");
    expect(await world.sendAtOnce(genuine(stranger), ATTACKER)).toBe("verified");
    const before = world.now;
    expect(await world.send(genuine(victim, crypto.randomUUID()), ATTACKER)).toBe("verified");
    expect(world.now - before).toBeLessThanOrEqual(100);
  }, 30_000);

  it("do not touch the sender's conversation that is known here, even while they come", async () => {
    const world = new World();
    const session = "0e5a2b52-60f4-4b58-8a8b-9c1d8a6f0d22";
    expect(await world.send(genuine(victim, session), ATTACKER)).toBe("verified");
    for (let sent = 0; sent < 60; sent++) await world.sendAtOnce(forged(victim.address), ATTACKER);
    expect(await world.sendAtOnce(genuine(victim), ATTACKER)).toBe("busy");
    expect(await world.sendAtOnce(genuine(victim, session), ATTACKER)).toBe("verified");
  });
});

describe("forgeries in ever other names from one network", () => {
  const names = Array.from({ length: 150 }, (_, index) => identityFromSeed(`name ${index}`).address);

  it("are checked a hundred at once, and from then on leave those alone who were verified from there", async () => {
    const world = new World();
    expect(await world.send(genuine(victim), ATTACKER)).toBe("verified");
    const answers: string[] = [];
    for (const name of names) answers.push(await world.sendAtOnce(forged(name), ATTACKER));
    expect(answers.filter((answer) => answer === "wrong-signature")).toHaveLength(100);

    expect(await world.sendAtOnce(genuine(victim, crypto.randomUUID()), ATTACKER)).toBe("verified");
    expect(await world.sendAtOnce(genuine(stranger), ELSEWHERE)).toBe("verified");
    const before = world.now;
    expect(await world.send(genuine(stranger), ATTACKER)).toBe("verified");
    expect(world.now - before).toBeLessThanOrEqual(60);
  }, 30_000);
});

describe("a refused envelope", () => {
  it("that comes again is refused unchecked, and is counted once", async () => {
    const world = new World();
    const envelope = forged(victim.address);
    for (let sent = 0; sent < 1_000; sent++) {
      expect(await world.sendAtOnce(envelope, ATTACKER)).toBe("wrong-signature");
    }
    expect(await world.sendAtOnce(genuine(victim), ATTACKER)).toBe("verified");
  });

  it("that is long is counted each time: to know it again would cost as much as to check it", async () => {
    const world = new World();
    const envelope = { ...forged(victim.address), payload: "A".repeat(40_000) };
    for (let sent = 0; sent < 10; sent++) {
      expect(await world.sendAtOnce(envelope, ATTACKER)).toBe("wrong-signature");
    }
    expect(await world.sendAtOnce(envelope, ATTACKER)).toBe("busy");
  });

  it.each([
    ["without a signature", { signature: null }, "missing-signature"],
    ["with a signature that is none", { signature: "sig1qqqq" }, "malformed-signature"],
    ["of nobody", { sender: "agent1qqqq" }, "invalid-sender"],
  ])("%s costs next to nothing, and is not counted", async (_, flaw, reason) => {
    const world = new World();
    for (let sent = 0; sent < 200; sent++) {
      const envelope = { ...forged(victim.address), ...flaw };
      expect(await world.sendAtOnce(envelope, ATTACKER)).toBe(reason);
    }
    expect(world.gate.size).toBe(0);
  });
});

describe("the line before a busy gate", () => {
  it("lets only its last comer in: those before it go away at once", async () => {
    const world = new World();
    for (let sent = 0; sent < 50; sent++) await world.sendAtOnce(forged(victim.address), ATTACKER);
    const looks: (() => void)[] = [];
    const pause = () => new Promise<void>((resolve) => looks.push(resolve));
    const stand = (envelope: Envelope) =>
      verifyGuarded(world.gate, envelope, ATTACKER, { now: () => world.now, pause });
    const waiting = [forged(victim.address), forged(victim.address), genuine(victim)].map(stand);

    await Promise.resolve();
    for (const look of looks.splice(0)) look();
    expect(await Promise.all(waiting.slice(0, 2))).toEqual(Array(2).fill({ ok: false, reason: "busy" }));
    world.now += 200;
    for (const look of looks.splice(0)) look();
    expect(await waiting[2]).toMatchObject({ ok: true });
  });

  it("has room for sixty-four at a time, over all senders", async () => {
    const world = new World();
    for (let sent = 0; sent < 50; sent++) await world.sendAtOnce(forged(victim.address), ATTACKER);
    const forEver = { now: () => NOON, pause: () => new Promise<void>(() => {}) };
    const stand = () => verifyGuarded(world.gate, forged(victim.address), ATTACKER, forEver);
    for (let standing = 0; standing < 64; standing++) void stand();
    expect(await stand()).toEqual({ ok: false, reason: "busy" });
  });
});

it("whatever is sent, what is remembered stays bounded and nobody else is kept out", async () => {
  const claims = fc.array(
    fc.record({
      network: fc.constantFrom("a", "b"),
      sender: fc.constantFrom("s", "t", "u"),
      ms: fc.nat(300),
    }),
    { maxLength: 300 },
  );
  fc.assert(
    fc.property(claims, (sent) => {
      const gate = new VerificationGate();
      let now = NOON;
      const checked: { network: string; sender: string; at: number }[] = [];
      for (const { network, sender, ms } of sent) {
        now += ms;
        const claim = { network, sender, session: String(now) };
        if (gate.waitMs(claim, now) > 0) continue;
        checked.push({ network, sender, at: now });
        gate.noteFailed(claim, null, now);
      }
      const seconds = (now - NOON) / 1_000;
      for (const network of ["a", "b"]) {
        for (const sender of ["s", "t", "u"]) {
          const failed = checked.filter((each) => each.network === network && each.sender === sender);
          expect(failed.length).toBeLessThanOrEqual(50 + 10 * seconds);
        }
      }
      const fresh = { network: "c", sender: "s", session: "" };
      expect(gate.waitMs(fresh, now)).toBe(0);
    }),
  );
});
