import * as z from "zod";
import { orNull, receivedInteger, receivedText, receivedTexts, sentTexts } from "../coercion.ts";
import { type MessageType, messageType } from "../message-type.ts";
import { integer, list, model, nested, optional, record, text, union, withDefault } from "../model.ts";

// AgentPaymentProtocol 0.1.0. Source: uagents_core/contrib/protocols/payment.
const DEFAULT_METHOD = "fet_direct";

export interface Funds {
  readonly amount: string;
  /** USDC, FET, … */
  readonly currency: string;
  /** fet_direct, skyfire, … */
  readonly paymentMethod: string;
}

/** What both sides may add. */
interface Remarks {
  readonly reference: string | null;
  readonly description: string | null;
  readonly metadata: Record<string, string | Record<string, string>> | null;
}

/** The seller asks for money. */
export interface RequestPayment extends Remarks {
  readonly acceptedFunds: readonly Funds[];
  readonly recipient: string;
  readonly deadlineSeconds: number;
}

/** The buyer says no. */
export interface RejectPayment {
  readonly reason: string | null;
}

/** The buyer says that it paid. */
export interface CommitPayment extends Remarks {
  readonly funds: Funds;
  readonly recipient: string;
  readonly transactionId: string;
}

/** The seller calls it off. */
export interface CancelPayment {
  readonly transactionId: string | null;
  readonly reason: string | null;
}

/** The seller has the money. */
export interface CompletePayment {
  readonly transactionId: string | null;
}

const fundsField = nested(
  model("Funds", {
    amount: text(),
    currency: text(),
    payment_method: withDefault(text(), DEFAULT_METHOD),
  }),
);

const remarkFields = {
  reference: optional(text()),
  description: optional(text()),
  metadata: optional(record(union(text(), record(text())))),
};

export const requestPayment: MessageType<RequestPayment> = messageType<RequestPayment>({
  model: model("RequestPayment", {
    accepted_funds: list(fundsField),
    recipient: text(),
    deadline_seconds: integer(),
    ...remarkFields,
  }),
  received: () =>
    z
      .object({
        accepted_funds: z.array(receivedFunds()),
        recipient: receivedText,
        deadline_seconds: receivedInteger,
        ...receivedRemarks(),
      })
      .transform(({ accepted_funds, deadline_seconds, ...rest }) => ({
        acceptedFunds: accepted_funds,
        deadlineSeconds: deadline_seconds,
        ...rest,
      })),
  sent: () =>
    z
      .strictObject({
        acceptedFunds: z.array(sentFunds()),
        recipient: z.string(),
        deadlineSeconds: z.int(),
        ...sentRemarks(),
      })
      .transform(({ acceptedFunds, recipient, deadlineSeconds, ...remarks }) => ({
        accepted_funds: acceptedFunds,
        recipient,
        deadline_seconds: deadlineSeconds,
        ...remarks,
      })),
});

export const commitPayment: MessageType<CommitPayment> = messageType<CommitPayment>({
  model: model("CommitPayment", {
    funds: fundsField,
    recipient: text(),
    transaction_id: text(),
    ...remarkFields,
  }),
  received: () =>
    z
      .object({
        funds: receivedFunds(),
        recipient: receivedText,
        transaction_id: receivedText,
        ...receivedRemarks(),
      })
      .transform(({ transaction_id, ...rest }) => ({ transactionId: transaction_id, ...rest })),
  sent: () =>
    z
      .strictObject({
        funds: sentFunds(),
        recipient: z.string(),
        transactionId: z.string(),
        ...sentRemarks(),
      })
      .transform(({ funds, recipient, transactionId, ...remarks }) => ({
        funds,
        recipient,
        transaction_id: transactionId,
        ...remarks,
      })),
});

export const rejectPayment: MessageType<RejectPayment> = messageType<RejectPayment>({
  model: model("RejectPayment", { reason: optional(text()) }),
  received: () => z.object({ reason: orNull(receivedText) }),
  sent: () => z.strictObject({ reason: z.string().nullable() }),
});

export const cancelPayment: MessageType<CancelPayment> = messageType<CancelPayment>({
  model: model("CancelPayment", { transaction_id: optional(text()), reason: optional(text()) }),
  received: () =>
    z
      .object({ transaction_id: orNull(receivedText), reason: orNull(receivedText) })
      .transform(({ transaction_id, reason }) => ({ transactionId: transaction_id, reason })),
  sent: () =>
    z
      .strictObject({ transactionId: z.string().nullable(), reason: z.string().nullable() })
      .transform(({ transactionId, reason }) => ({ transaction_id: transactionId, reason })),
});

export const completePayment: MessageType<CompletePayment> = messageType<CompletePayment>({
  model: model("CompletePayment", { transaction_id: optional(text()) }),
  received: () =>
    z
      .object({ transaction_id: orNull(receivedText) })
      .transform(({ transaction_id }) => ({ transactionId: transaction_id })),
  sent: () =>
    z
      .strictObject({ transactionId: z.string().nullable() })
      .transform(({ transactionId }) => ({ transaction_id: transactionId })),
});

function receivedFunds() {
  return z
    .object({
      amount: receivedText,
      currency: receivedText,
      payment_method: receivedText.default(DEFAULT_METHOD),
    })
    .transform(({ amount, currency, payment_method }) => ({
      amount,
      currency,
      paymentMethod: payment_method,
    }));
}

function sentFunds() {
  return z
    .strictObject({ amount: z.string(), currency: z.string(), paymentMethod: z.string() })
    .transform(({ amount, currency, paymentMethod }) => ({
      amount,
      currency,
      payment_method: paymentMethod,
    }));
}

function receivedRemarks() {
  return {
    reference: orNull(receivedText),
    description: orNull(receivedText),
    metadata: orNull(z.record(z.string(), z.union([receivedText, receivedTexts]))),
  };
}

function sentRemarks() {
  return {
    reference: z.string().nullable(),
    description: z.string().nullable(),
    metadata: z.record(z.string(), z.union([z.string(), sentTexts])).nullable(),
  };
}
