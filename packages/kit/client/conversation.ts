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
      /** The msg_ids of lines of ours that it says are stopped: they get no answer of their own. */
      readonly stopped: readonly string[];
      /** Nothing more comes of it by itself: the session has ended, or a card waits for a choice. */
      readonly endsSession: boolean;
    }
  | { readonly kind: "other"; readonly schemaDigest: string };

/** Everything that has come so far in answer to one message. */
export interface Conversation {
  readonly msgId: string;
  readonly acknowledged: boolean;
  /** The first picture. */
  readonly pictureUrl: string | null;
  /** The URLs of all pictures, in the order in which they came. */
  readonly pictures: readonly string[];
  /** Texts in the order in which they came. */
  readonly texts: readonly string[];
  /** Whether one of them is more than a word on the way to an answer. */
  readonly told: boolean;
  readonly over: boolean;
}

export function startConversation(msgId: string): Conversation {
  return { msgId, acknowledged: false, pictureUrl: null, pictures: [], texts: [], told: false, over: false };
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
  const pictures = [...new Set([...conversation.pictures, ...findPictures(letter.texts)])];
  const pictureUrl = pictures[0] ?? null;
  const texts = [...conversation.texts, ...letter.texts];
  const told = conversation.told || (letter.texts.length > 0 && !isAside(letter.says));
  const over = conversation.over || letter.endsSession;
  const next = { ...conversation, pictureUrl, pictures, texts, told, over };
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

const MARKDOWN_IMAGES = /!\[[^[\]]*\]\((https?:\/\/[^\s()]+)\)/g;

/** The URL of the first Markdown image in a reply. */
export function findPicture(texts: readonly string[]): string | null {
  return findPictures(texts)[0] ?? null;
}

/** The URLs of all Markdown images in a reply, each once. */
export function findPictures(texts: readonly string[]): string[] {
  const found = texts.flatMap((text) => [...text.matchAll(MARKDOWN_IMAGES)].map(([, url = ""]) => url));
  return [...new Set(found)];
}

/**
 * What a text says beside its pictures. What stands before the first one says only that there is one; null where
 * nothing is left.
 */
export function wordsBesidePictures(text: string): string | null {
  const [first] = text.matchAll(MARKDOWN_IMAGES);
  const words = first === undefined ? text : text.slice(first.index).replace(MARKDOWN_IMAGES, "");
  return words.replace(/\n{3,}/g, "\n\n").trim() || null;
}
