import { protocol } from "./manifest.ts";
import { agentHealth } from "./messages/agent-health.ts";
import { chatAcknowledgement } from "./messages/chat-acknowledgement.ts";
import { chatMessage } from "./messages/chat-message.ts";
import { legacyChatMessage } from "./messages/chat-message-legacy.ts";
import { contextPrompt } from "./messages/context-prompt.ts";
import { errorMessage } from "./messages/error-message.ts";
import { healthCheck } from "./messages/health-check.ts";
import { imageRequest } from "./messages/image-request.ts";
import { imageResponse } from "./messages/image-response.ts";
import {
  cancelPayment,
  commitPayment,
  completePayment,
  rejectPayment,
  requestPayment,
} from "./messages/payment.ts";
import { response } from "./messages/response.ts";
import { structuredOutputPrompt } from "./messages/structured-output-prompt.ts";
import { structuredOutputResponse } from "./messages/structured-output-response.ts";

export * from "./messages/agent-health.ts";
export * from "./messages/chat-acknowledgement.ts";
export * from "./messages/chat-message.ts";
export * from "./messages/chat-message-legacy.ts";
export * from "./messages/context-prompt.ts";
export * from "./messages/error-message.ts";
export * from "./messages/health-check.ts";
export * from "./messages/image-request.ts";
export * from "./messages/image-response.ts";
export * from "./messages/payment.ts";
export * from "./messages/response.ts";
export * from "./messages/structured-output-prompt.ts";
export * from "./messages/structured-output-response.ts";

/** Chat as every current agent speaks it. */
export const chatProtocol = protocol({
  name: "AgentChatProtocol",
  version: "0.3.0",
  interactions: [
    { request: chatMessage, responses: [chatAcknowledgement] },
    { request: chatAcknowledgement, responses: [] },
  ],
});

/** Chat as older agents declare it by hand, name misspelled as it is published. */
export const legacyChatProtocol = protocol({
  name: "AgentChatProtcol",
  version: "0.2.1",
  interactions: [
    { request: legacyChatMessage, responses: [] },
    { request: chatAcknowledgement, responses: [] },
  ],
});

/** Pictures on direct request. */
export const imageProtocol = protocol({
  name: "Image-Generation-Protocol",
  version: "0.1.0",
  interactions: [{ request: imageRequest, responses: [imageResponse, errorMessage] }],
});

/** The text model on direct request. */
export const contextProtocol = protocol({
  name: "LLM-Context-Response",
  version: "0.1.0",
  interactions: [{ request: contextPrompt, responses: [response, errorMessage] }],
});

/** The text model with an answer that fits a schema. */
export const structuredProtocol = protocol({
  name: "LLM-Structured-Response",
  version: "0.1.0",
  interactions: [{ request: structuredOutputPrompt, responses: [structuredOutputResponse, errorMessage] }],
});

/** The side that is asked for its health. */
export const healthProtocol = protocol({
  name: "HealthProtocol",
  version: "0.1.0",
  interactions: [
    { request: healthCheck, responses: [agentHealth] },
    { request: agentHealth, responses: [] },
  ],
  role: [healthCheck],
});

const paymentInteractions = [
  { request: requestPayment, responses: [commitPayment, rejectPayment] },
  { request: commitPayment, responses: [cancelPayment, completePayment] },
  { request: completePayment, responses: [] },
  { request: cancelPayment, responses: [] },
  { request: rejectPayment, responses: [] },
];

/** The side that is paid. */
export const paymentSellerProtocol = protocol({
  name: "AgentPaymentProtocol",
  version: "0.1.0",
  interactions: paymentInteractions,
  role: [commitPayment, rejectPayment],
});

/** The side that pays. */
export const paymentBuyerProtocol = protocol({
  name: "AgentPaymentProtocol",
  version: "0.1.0",
  interactions: paymentInteractions,
  role: [requestPayment, cancelPayment, completePayment],
});
