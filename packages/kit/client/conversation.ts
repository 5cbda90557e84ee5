import { isAside, type MessageKind } from "../../../src/agent/message-kind.ts";

/** A letter of the agent, as far as a person in front of a chat client cares. */
export type IncomingLetter =
  | { readonly kind: "acknowledgement"; readonly acknowledgedMsgId: string }
  | {
      readonly kind: "chat";
      /** The message's own id; null: it came without. */
      readonly msgId: string | null;
      readonly texts: readonly string[];
      /** The kind of the message, where its words alone do not tell; null: an answer, or something else. */
      readonly says: MessageKind | null;
      readonly endsSession: boolean;
    }
  | { readonly kind: "other"; readonly schemaDigest: string };

/** Everything that has come so far in answer to one message. */
export interface Conversation {
  readonly msgId: string;
  readonly acknowledged: boolean;
  readonly pictureUrl: string | null;
  /** Texts in the order in which they came. */
  readonly texts: readonly string[];
  /** Whether one of them is more than a word on the way to an answer. */
  readonly told: boolean;
  readonly over: boolean;
}

export function startConversation(msgId: string): Conversation {
  return { msgId, acknowledged: false, pictureUrl: null, texts: [], told: false, over: false };
}

/**
 * Takes the next letter in. A conversation is over at end-session, and at a text without a picture: an apology, a
 * greeting or a quota sentence, after which nothing comes. A word that a wish waits or takes its time is no such text.
 */
export function receive(conversation: Conversation, letter: IncomingLetter): Conversation {
  if (letter.kind === "other") return conversation;
  if (letter.kind === "acknowledgement") {
    const ours = letter.acknowledgedMsgId === conversation.msgId;
    return finishIfAnswered({ ...conversation, acknowledged: conversation.acknowledged || ours });
  }
  const pictureUrl = conversation.pictureUrl ?? findPicture(letter.texts);
  const texts = [...conversation.texts, ...letter.texts];
  const told = conversation.told || (letter.texts.length > 0 && !isAside(letter.says));
  const next = { ...conversation, pictureUrl, texts, told, over: conversation.over || letter.endsSession };
  return finishIfAnswered(next);
}

/** Whether there is a picture, or words that are no line of progress. */
export function isAnswered({ pictureUrl, told }: Conversation): boolean {
  return pictureUrl !== null || told;
}

function finishIfAnswered(conversation: Conversation): Conversation {
  const { acknowledged, pictureUrl, over } = conversation;
  const told = pictureUrl === null && isAnswered(conversation);
  return { ...conversation, over: over || (acknowledged && told) };
}

const MARKDOWN_IMAGE = /!\[[^[\]]*\]\((https?:\/\/[^\s()]+)\)/;

/** The URL of the first Markdown image in a reply. */
export function findPicture(texts: readonly string[]): string | null {
  for (const text of texts) {
    const url = MARKDOWN_IMAGE.exec(text)?.[1];
    if (url !== undefined) return url;
  }
  return null;
}
