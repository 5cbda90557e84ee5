import { expect, it } from "vitest";
import { openRequest } from "../../../packages/kit/open-request.ts";
import { encodeEnvelope, sealEnvelope } from "../../../src/protocol/envelope.ts";
import { identityFromSeed } from "../../../src/protocol/identity.ts";

const us = identityFromSeed("us");
const END = 1_800_000_000;
const SECOND = 1_000;

async function openAt(now: number): Promise<string> {
  const envelope = sealEnvelope(identityFromSeed("a sender"), {
    target: us.address,
    session: "7d8c3c1e-3f0b-4e0e-9a57-0f6d3a1c9b11",
    schemaDigest: `model:${"0".repeat(64)}`,
    protocolDigest: null,
    message: "{}",
    expires: BigInt(END),
    nonce: 1n,
  });
  const headers = { "content-type": "application/json" };
  const init = { method: "POST", headers, body: encodeEnvelope(envelope) };
  const opened = await openRequest(new Request("https://agent.example/submit", init), us.address, now);
  return opened.ok ? "taken" : opened.code;
}

it("an envelope is taken until five minutes after its end, and not a second longer", async () => {
  expect(await openAt(END * SECOND)).toBe("taken");
  expect(await openAt((END + 300) * SECOND + 999)).toBe("taken");
  expect(await openAt((END + 301) * SECOND)).toBe("envelope-expired");
});
