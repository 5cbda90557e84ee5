import {
  type ChatContent,
  commitPayment,
  type MessageType,
  parseJson,
  paymentBuyerProtocol,
  rejectPayment,
} from "@asi-image-agent/protocol";
import * as z from "zod";
import type { PersonsLetter } from "./persons-chats.ts";
import { FIELD } from "./show-card.ts";

const json = z.string().transform((value, context) => {
  const read = parseJson(value);
  if (read.ok) return read.value;
  context.addIssue("no JSON");
  return z.NEVER;
});
const choiceSchema = json.pipe(z.object({ label: z.string(), selection: z.record(z.string(), z.json()) }));
const fundsSchema = json.pipe(
  z.object({ amount: z.string(), currency: z.string(), paymentMethod: z.string() }),
);
const requestSchema = json.pipe(z.object({ recipient: z.string(), reference: z.string().nullable() }));

/** A form of the page. What a button of it does not send is not there. */
const formSchema = z.looseObject({
  text: z.string().max(16_000).optional(),
  card: z.string().optional(),
  as: z.enum(["metadata", "json", "prose"]).catch("metadata"),
  choice: choiceSchema.optional(),
  cancelled: z.literal("true").optional(),
  request: requestSchema.optional(),
  transaction: z.string().optional(),
  pay: fundsSchema.optional(),
  reject: z.literal("true").optional(),
});
type Form = z.infer<typeof formSchema>;

type FormMessage =
  | { readonly kind: "chat"; readonly content: readonly ChatContent[] }
  | { readonly kind: "payment"; readonly message: PersonsLetter; readonly told: string };

/** What a form of the page is to send; null: nothing that it could. */
export function formMessage(fields: unknown): FormMessage | null {
  const read = formSchema.safeParse(fields);
  if (!read.success) return null;
  const form = read.data;
  if (form.cancelled !== undefined) return chat(closedCard(form));
  if (form.choice !== undefined) return chat(chosen(form, form.choice));
  if (form.reject !== undefined) {
    const message = payment(rejectPayment, { reason: "The person declined." });
    return { kind: "payment", message, told: "You declined to pay." };
  }
  if (form.pay !== undefined && form.request !== undefined) {
    const transactionId = form.transaction || "no transaction";
    const remarks = { ...form.request, description: null, metadata: null };
    const message = payment(commitPayment, { funds: form.pay, transactionId, ...remarks });
    return {
      kind: "payment",
      message,
      told: `You paid ${form.pay.amount} ${form.pay.currency}: ${transactionId}`,
    };
  }
  return form.text?.trim() ? chat({ type: "text", text: form.text }) : null;
}

function chat(item: ChatContent): FormMessage {
  return { kind: "chat", content: [item] };
}

/** The three ways in which ASI:One, or another client, sends what was chosen. */
function chosen(form: Form, { label, selection }: z.infer<typeof choiceSchema>): ChatContent {
  const all = { ...selection, ...ownFields(form) };
  switch (form.as) {
    case "metadata":
      return response(form, { selection: JSON.stringify(all) });
    case "json":
      return { type: "text", text: JSON.stringify(all) };
    case "prose": {
      const members = Object.entries(all).map(([name, value]) => `${name} ${String(value)}`);
      return { type: "text", text: `The user selected "${label}" (${members.join(", ")}).` };
    }
  }
}

function closedCard(form: Form): ChatContent {
  if (form.as === "metadata") return response(form, { cancelled: "true" });
  const text = form.as === "json" ? '{"cancelled":true}' : "The user closed the card without a choice.";
  return { type: "text", text };
}

function response({ card }: Form, answer: Readonly<Record<string, string>>): ChatContent {
  return {
    type: "metadata",
    metadata: { card_protocol_version: "1", ...(card && { card_id: card }), ...answer },
  };
}

/** What was typed and chosen in the fields that the card itself names. */
function ownFields(form: Form): Record<string, string> {
  const own = Object.entries(form).filter(([name]) => name.startsWith(FIELD));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(FIELD.length), String(value)]));
}

function payment<T>(type: MessageType<T>, message: T): PersonsLetter {
  return {
    schemaDigest: type.digest,
    protocolDigest: paymentBuyerProtocol.digest,
    payload: type.encode(message),
  };
}
