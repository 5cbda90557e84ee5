import type { Value } from "../codec.ts";
import { integer, list, optional, record, text, union, withDefault } from "../field.ts";
import { type Message, messageType } from "../message-type.ts";
import { model, nested } from "../model.ts";

// AgentPaymentProtocol 0.1.0. Source: uagents_core/contrib/protocols/payment.

/** An amount of USDC, FET, …, paid by fet_direct, skyfire, … */
const fundsModel = model("Funds", {
  amount: text(),
  currency: text(),
  payment_method: withDefault(text(), "fet_direct"),
});
export type Funds = Value<typeof fundsModel>;

/** What both sides may add. */
const remarks = {
  reference: optional(text()),
  description: optional(text()),
  metadata: optional(record(union(text(), record(text())))),
};

/** The seller asks for money. */
export const requestPayment = messageType(
  model("RequestPayment", {
    accepted_funds: list(nested(fundsModel)),
    recipient: text(),
    deadline_seconds: integer(),
    ...remarks,
  }),
);
export type RequestPayment = Message<typeof requestPayment>;

/** The buyer says that it paid. */
export const commitPayment = messageType(
  model("CommitPayment", {
    funds: nested(fundsModel),
    recipient: text(),
    transaction_id: text(),
    ...remarks,
  }),
);
export type CommitPayment = Message<typeof commitPayment>;

/** The buyer says no. */
export const rejectPayment = messageType(model("RejectPayment", { reason: optional(text()) }));
export type RejectPayment = Message<typeof rejectPayment>;

/** The seller calls it off. */
export const cancelPayment = messageType(
  model("CancelPayment", { transaction_id: optional(text()), reason: optional(text()) }),
);
export type CancelPayment = Message<typeof cancelPayment>;

/** The seller has the money. */
export const completePayment = messageType(model("CompletePayment", { transaction_id: optional(text()) }));
export type CompletePayment = Message<typeof completePayment>;
