import { describe, expect, it } from "vitest";
import { protocol, protocolDigest } from "../../../src/protocol/manifest.ts";
import { chatAcknowledgement } from "../../../src/protocol/messages/chat-acknowledgement.ts";
import { chatMessage } from "../../../src/protocol/messages/chat-message.ts";
import { cancelPayment, completePayment } from "../../../src/protocol/messages/payment.ts";
import {
  chatProtocol,
  healthProtocol,
  paymentBuyerProtocol,
  paymentSellerProtocol,
} from "../../../src/protocol/protocols.ts";

const interactions = [
  { request: chatAcknowledgement, responses: [] },
  { request: chatMessage, responses: [chatAcknowledgement] },
];

describe("a protocol's digest", () => {
  it("does not depend on name, version or the order of declaration", () => {
    const renamed = protocol({ name: "Other", version: "9.9.9", interactions });
    expect(renamed.digest).toBe(chatProtocol.digest);
    expect(renamed.manifest.metadata).toEqual({
      name: "Other",
      version: "9.9.9",
      digest: chatProtocol.digest,
    });
  });

  it("depends on what may be answered", () => {
    const silent = protocol({
      name: "AgentChatProtocol",
      version: "0.3.0",
      interactions: interactions.map(({ request }) => ({ request, responses: [] })),
    });
    expect(silent.digest).not.toBe(chatProtocol.digest);
  });

  it("does not depend on the order of answers", () => {
    const [cancel, complete] = [cancelPayment, completePayment];
    const protocols = [
      [cancel, complete],
      [complete, cancel],
    ].map((responses) =>
      protocol({ name: "", version: "", interactions: [{ request: chatMessage, responses }] }),
    );
    expect(protocols[0]?.digest).toBe(protocols[1]?.digest);
  });

  it("depends on the role, which names the messages that are handled", () => {
    const titles = (manifest: typeof paymentSellerProtocol.manifest) =>
      manifest.models.map(({ schema }) => schema.title);
    expect(paymentSellerProtocol.digest).not.toBe(paymentBuyerProtocol.digest);
    expect(paymentBuyerProtocol.interactions.map(({ request }) => request.name).toSorted()).toEqual([
      "CancelPayment",
      "CompletePayment",
      "RequestPayment",
    ]);
    expect(titles(healthProtocol.manifest)).toEqual(["HealthCheck", "AgentHealth"]);
  });

  it("is that of its own manifest", () => {
    for (const each of [chatProtocol, paymentSellerProtocol, healthProtocol]) {
      expect(protocolDigest(each.manifest)).toBe(each.digest);
    }
  });

  it("is computed once", () => {
    expect(chatProtocol.manifest).toBe(chatProtocol.manifest);
  });
});
