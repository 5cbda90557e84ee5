import type { ChatContent } from "@asi-image-agent/protocol";
import { LONGEST_CHAT_TEXT } from "./description.ts";
import type { Asked } from "./incoming.ts";

/** A chat message as far as streams go. */
export type Streamed =
  /** All that is to be answered, with what came before it in its stream. */
  | { readonly kind: "whole"; readonly content: readonly ChatContent[] }
  /** A piece of something that goes on: what has come of it so far. It is acknowledged, and answered at its end. */
  | { readonly kind: "piece"; readonly content: readonly ChatContent[] };

/** Characters of JSON of a stream that is kept until its end. What is longer is answered as far as it has come. */
const LONGEST_STREAM = 2 * LONGEST_CHAT_TEXT;

/**
 * Puts a message behind the pieces of its session's stream that came before it. A message between the start and the end
 * of a stream carries no mark of its own: whatever comes in the session meanwhile is part of it, until each stream that
 * began has ended, or the session has. `before`: those pieces; null: no stream is open.
 */
export function joinStream(content: readonly ChatContent[], before: readonly ChatContent[] | null): Streamed {
  if (before === null && !content.some(beginsStream)) return { kind: "whole", content };
  const all = joined(before ?? [], content);
  const goesOn = isLeftOpen(all) && JSON.stringify(all).length <= LONGEST_STREAM;
  return { kind: goesOn ? "piece" : "whole", content: all };
}

/** A message with what came before it in its stream; `holds`: all of that, if the stream goes on. */
export function hear(
  given: Asked,
  before: readonly ChatContent[] | null,
): { readonly asked: Asked; readonly holds: readonly ChatContent[] | null } {
  if (given.kind !== "chat") return { asked: given, holds: null };
  const { kind, content } = joinStream(given.message.content, before);
  const asked = { ...given, message: { ...given.message, content } };
  return { asked, holds: kind === "piece" ? content : null };
}

function beginsStream({ type }: ChatContent): boolean {
  return type === "start-stream";
}

/** The texts on either side of a seam are one: the reference (`ChatMessage.text`) puts nothing between them either. */
function joined(before: readonly ChatContent[], content: readonly ChatContent[]): readonly ChatContent[] {
  const at = before.findLastIndex(({ type }) => type === "text");
  const last = before[at];
  const next = content.findIndex(({ type }) => type === "text");
  const first = content[next];
  if (last?.type !== "text" || first?.type !== "text") return [...before, ...content];
  const seam = { type: "text", text: last.text + first.text } as const;
  return [...before.toSpliced(at, 1, seam), ...content.toSpliced(next, 1)];
}

/** The old dialect spells the end of a stream as its start: there the second one with an id is the end. */
function isLeftOpen(content: readonly ChatContent[]): boolean {
  const open = new Set<string>();
  for (const item of content) {
    if (item.type === "end-session") open.clear();
    else if (item.type === "end-stream") open.delete(item.streamId);
    else if (item.type === "start-stream" && !open.delete(item.streamId)) open.add(item.streamId);
  }
  return open.size > 0;
}
