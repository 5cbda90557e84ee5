import { dateTime, oftenMissing, optional, record, text, uuid4 } from "../field.ts";
import { type Message, messageType } from "../message-type.ts";
import { model } from "../model.ts";

/** Says that a ChatMessage arrived. The same schema in both dialects of the chat protocol. */
export const chatAcknowledgement = messageType(
  model("ChatAcknowledgement", {
    timestamp: oftenMissing(dateTime()),
    acknowledged_msg_id: uuid4(),
    metadata: optional(record(text())),
  }),
);
export type ChatAcknowledgement = Message<typeof chatAcknowledgement>;
