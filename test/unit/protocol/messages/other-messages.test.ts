import { describe, expect, it } from "vitest";
import type { MessageType } from "../../../../src/protocol/message-type.ts";
import { agentHealth } from "../../../../src/protocol/messages/agent-health.ts";
import { chatAcknowledgement } from "../../../../src/protocol/messages/chat-acknowledgement.ts";
import { contextPrompt } from "../../../../src/protocol/messages/context-prompt.ts";
import { errorMessage } from "../../../../src/protocol/messages/error-message.ts";
import { healthCheck } from "../../../../src/protocol/messages/health-check.ts";
import { imageRequest } from "../../../../src/protocol/messages/image-request.ts";
import { imageResponse } from "../../../../src/protocol/messages/image-response.ts";
import {
  cancelPayment,
  commitPayment,
  completePayment,
  rejectPayment,
  requestPayment,
} from "../../../../src/protocol/messages/payment.ts";
import { response } from "../../../../src/protocol/messages/response.ts";
import { structuredOutputPrompt } from "../../../../src/protocol/messages/structured-output-prompt.ts";
import { structuredOutputResponse } from "../../../../src/protocol/messages/structured-output-response.ts";

const uuid = "15d1634b-4191-44ae-a802-3c105744e998";
const timestamp = "2026-11-20T10:11:12+00:00";
const funds = { amount: "0.1", currency: "FET", paymentMethod: "fet_direct" };
const remarks = { reference: null, description: null, metadata: null };

/** A message of every type, and its text on the wire. */
const samples: [MessageType<unknown>, object, string][] = [
  [
    chatAcknowledgement,
    { timestamp, acknowledgedMsgId: uuid, metadata: null },
    `{"timestamp": "${timestamp}", "acknowledged_msg_id": "${uuid}", "metadata": null}`,
  ],
  [imageRequest, { imageDescription: "a red bicycle" }, '{"image_description": "a red bicycle"}'],
  [imageResponse, { imageUrl: "https://a.example/b.png" }, '{"image_url": "https://a.example/b.png"}'],
  [errorMessage, { error: "é" }, '{"error": "\\u00e9"}'],
  [contextPrompt, { context: "c", text: "t" }, '{"context": "c", "text": "t"}'],
  [response, { text: "t" }, '{"text": "t"}'],
  [
    structuredOutputPrompt,
    { prompt: "p", outputSchema: { type: "object", maximum: 18446744073709551615n } },
    '{"prompt": "p", "output_schema": {"type": "object", "maximum": 18446744073709551615}}',
  ],
  [
    structuredOutputResponse,
    { output: { city: ["London", null] } },
    '{"output": {"city": ["London", null]}}',
  ],
  [healthCheck, {}, "{}"],
  [agentHealth, { agentName: "a", status: "healthy" }, '{"agent_name": "a", "status": "healthy"}'],
  [
    requestPayment,
    { acceptedFunds: [funds], recipient: "r", deadlineSeconds: 60, ...remarks },
    '{"accepted_funds": [{"amount": "0.1", "currency": "FET", "payment_method": "fet_direct"}], "recipient": "r", "deadline_seconds": 60, "reference": null, "description": null, "metadata": null}',
  ],
  [
    commitPayment,
    { funds, recipient: "r", transactionId: "t", ...remarks, metadata: { a: "b", c: { d: "e" } } },
    '{"funds": {"amount": "0.1", "currency": "FET", "payment_method": "fet_direct"}, "recipient": "r", "transaction_id": "t", "reference": null, "description": null, "metadata": {"a": "b", "c": {"d": "e"}}}',
  ],
  [rejectPayment, { reason: "no" }, '{"reason": "no"}'],
  [cancelPayment, { transactionId: null, reason: null }, '{"transaction_id": null, "reason": null}'],
  [completePayment, { transactionId: "t" }, '{"transaction_id": "t"}'],
];

describe.each(samples.map(([type, message, text]) => ({ name: type.name, type, message, text })))(
  "$name",
  ({ type, message, text }) => {
    it("is written as Python writes it and read back the same", () => {
      expect(type.encode(message)).toBe(text);
      expect(type.decode(text)).toEqual({ ok: true, message });
    });

    it("arrives with members that nobody knows", () => {
      const wider = JSON.stringify({ ...JSON.parse(text), colour: "red" });
      expect(type.decode(wider).ok).toBe(true);
    });

    it("is never sent with them", () => {
      expect(() => type.encode({ ...message, colour: "red" })).toThrow(`cannot send ${type.name}`);
    });

    it.each(["", "null", "5", '"text"', "[]", "{", `\ufeff${text}`])("does not fit %j", (other) => {
      expect(type.decode(other).ok).toBe(false);
    });
  },
);

describe("what is missing or of another kind", () => {
  it.each([
    ["an acknowledgement of nothing", chatAcknowledgement, "{}", "acknowledged_msg_id"],
    ["a request without description", imageRequest, "{}", "image_description"],
    ["null as description", imageRequest, '{"image_description": null}', "image_description"],
    ["a list as schema", structuredOutputPrompt, '{"prompt": "p", "output_schema": []}', "output_schema"],
    ["a health that there is not", agentHealth, '{"agent_name": "a", "status": "tired"}', "status"],
    [
      "a deadline in words",
      requestPayment,
      '{"accepted_funds": [], "recipient": "r", "deadline_seconds": "soon"}',
      "deadline_seconds",
    ],
  ])("%s does not fit", (_name, type: MessageType<unknown>, text, where) => {
    const result = type.decode(text);
    expect(!result.ok && result.problem).toContain(where);
  });

  it("an acknowledgement may come without time and metadata", () => {
    expect(chatAcknowledgement.decode(`{"acknowledged_msg_id": "${uuid.toUpperCase()}"}`)).toEqual({
      ok: true,
      message: { timestamp: null, acknowledgedMsgId: uuid, metadata: null },
    });
  });

  it("an acknowledgement of ours always has a time", () => {
    const message = { timestamp: null, acknowledgedMsgId: uuid, metadata: null };
    expect(() => chatAcknowledgement.encode(message)).toThrow("timestamp");
  });

  it("numbers become text, texts become numbers, and funds have a default method", () => {
    const text =
      '{"accepted_funds": [{"amount": 1, "currency": "FET"}], "recipient": "r", "deadline_seconds": "5", "metadata": {"a": {"b": 1}, "c": true}}';
    expect(requestPayment.decode(text)).toEqual({
      ok: true,
      message: {
        acceptedFunds: [{ amount: "1", currency: "FET", paymentMethod: "fet_direct" }],
        recipient: "r",
        deadlineSeconds: 5,
        reference: null,
        description: null,
        metadata: { a: { b: "1" }, c: "True" },
      },
    });
    expect(imageRequest.decode('{"image_description": 5}')).toEqual({
      ok: true,
      message: { imageDescription: "5" },
    });
  });

  it("a structured answer must be JSON", () => {
    expect(() => structuredOutputResponse.encode({ output: { n: Number.NaN } })).toThrow("not JSON");
  });
});
