import type { ChatContent } from "@asi-image-agent/protocol";

/**
 * The kinds of message of ours that cannot be told by their words: a word on the way to an answer, or an answer that
 * something went wrong. The kind stands in the message's metadata, which clients of the reference pass over.
 */
const MESSAGE_KINDS = ["progress", "queued", "apology"] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

const NAME = "message";

export function kindContent(kind: MessageKind): ChatContent {
  return { type: "metadata", metadata: { [NAME]: kind } };
}

/** The kind of a message; null: it is an answer, or somebody else's. */
export function kindOf(content: readonly ChatContent[]): MessageKind | null {
  for (const item of content) {
    if (item.type !== "metadata") continue;
    const found = MESSAGE_KINDS.find((kind) => kind === item.metadata[NAME]);
    if (found !== undefined) return found;
  }
  return null;
}

const STOPPED = "stopped";

/** The lines that the answer to a "cancel" has stopped, by their msg_ids: nothing comes for these, and for no others. */
export function stoppedContent(msgIds: readonly string[]): ChatContent {
  return { type: "metadata", metadata: { [STOPPED]: msgIds.join(" ") } };
}

export function stoppedIn(content: readonly ChatContent[]): string[] {
  return content.flatMap((item) =>
    item.type === "metadata" ? (item.metadata[STOPPED]?.split(" ") ?? []) : [],
  );
}

/** Whether an answer is still to come after it. */
export function isAside(kind: MessageKind | null): boolean {
  return kind === "progress" || kind === "queued";
}
