import {
  isGenuine,
  type MailboxLetter,
  type Moment,
  type Parties,
  readLetter,
  resourceOf,
  sealAcknowledgement,
  sealChatText,
} from "@asi-image-agent/kit";
import { encodeEnvelope } from "@asi-image-agent/protocol";
import { randomNonce } from "../../src/random-nonce.ts";
import type { LetterLog } from "../letters/letter-log.ts";
import type { SendingState, SentRecord } from "../letters/wire-record.ts";
import type { Via } from "../mailbox/mailbox-reader.ts";
import { submit } from "./submit.ts";

export type Outgoing = Pick<SentRecord, "id" | "session" | "text" | "attachments">;

/** Envelopes out and in. Whatever travels is kept in the log. */
export interface Correspondence {
  /** Resolves when the message is kept, before it is sent. */
  write(message: Outgoing): Promise<void>;
  /** Sends what was written; again, if need be. */
  send(message: Outgoing): Promise<void>;
  /** Keeps a letter, deletes it from the mailbox and acknowledges it. Never rejects unless the log does. */
  take(letter: MailboxLetter, via: Via): Promise<void>;
}

export function openCorrespondence(
  parties: Parties,
  log: LetterLog,
  clock: () => number,
  deleteLetter: (uuid: string) => Promise<void>,
): Correspondence {
  const moment = (): Moment => ({ now: clock(), nonce: randomNonce() });
  const seal = ({ id: msgId, session, text, attachments = [] }: Outgoing) => {
    const others = attachments.map(({ id, uri }) => resourceOf({ resourceId: id, uri }));
    return encodeEnvelope(sealChatText(parties, { session, msgId, text, others }, moment()));
  };

  /** Sends an acknowledgement, as every peer does. One that is lost is no harm: the agent only notes it. */
  async function acknowledge(session: string, acknowledgedMsgId: string): Promise<void> {
    const at = clock();
    const wire = encodeEnvelope(sealAcknowledgement(parties, { session, acknowledgedMsgId }, moment()));
    const sent = await submit(wire);
    if (sent.ok)
      await log.add({ id: `ack:${acknowledgedMsgId}`, direction: "acknowledged", session, wire, at });
  }

  return {
    async write(message) {
      const sending: SendingState = { state: "sending" };
      await log.add({ ...message, direction: "sent", at: clock(), sending, wire: seal(message) });
    },

    // Sealed afresh each time, for an envelope is good for a minute; the msg_id says that it is the same message.
    async send(message) {
      const wire = seal(message);
      const mark = (sending: SendingState) =>
        log.update(message.id, (record) =>
          record.direction === "sent" ? { ...record, wire, sending } : record,
        );
      await mark({ state: "sending" });
      const sent = await submit(wire);
      await mark(
        sent.ok ? { state: "taken", tookMs: sent.tookMs } : { state: "failed", problem: sent.problem },
      );
    },

    // Kept first, deleted then: a tab that dies in between finds the letter again, and knows it by its uuid.
    async take({ uuid, envelope }, via) {
      const { session } = envelope;
      const genuine = isGenuine(envelope, parties);
      const wire = encodeEnvelope(envelope);
      const added = await log.add({
        id: uuid,
        direction: "received",
        session,
        via,
        genuine,
        wire,
        at: clock(),
      });
      await deleteLetter(uuid);
      const letter = readLetter(envelope);
      if (added && genuine && letter.kind === "chat" && letter.msgId !== null) {
        await acknowledge(session, letter.msgId);
      }
    },
  };
}
