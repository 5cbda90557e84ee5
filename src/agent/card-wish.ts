import type { Attachments } from "./attachments.ts";
import type { CardAction } from "./card.ts";
import type { CardSelection } from "./card-selection.ts";
import type { Conversation } from "./conversation.ts";
import type { PictureReference } from "./intent/intent.ts";
import { MOST_PICTURES, type PictureOptions } from "./intent/picture-options.ts";
import { altText } from "./markdown-picture.ts";
import { pictureWish } from "./picture-wish.ts";
import { pictureOf } from "./pictures-so-far.ts";
import { sentencesIn } from "./sentences/index.ts";
import type { Sentences } from "./sentences/sentences.ts";
import type { SayWish, Wish } from "./wish-kinds.ts";

const NOTHING_ATTACHED: Attachments = { inputs: [], unusable: null, text: "" };

/** The options of what is drawn by each action. A picture that is only picked is drawn already. */
const DRAWN_WITH: Readonly<Record<Exclude<CardAction, "pick">, PictureOptions>> = {
  again: {},
  four_variations: { count: MOST_PICTURES },
  wider: { shape: "landscape" },
};

/** What a selection on a card asks for. A card that was closed, and a picture that is only picked, cost nothing. */
export function selectionWish(selection: CardSelection, conversation: Conversation): Wish {
  const { pictures, origin, open, language: before } = conversation;
  const language = before ?? "en";
  const sentences = sentencesIn(language);
  if (selection.kind === "unknown") return { kind: "say", text: sentences.vague };
  if (selection.kind === "cancelled")
    return { kind: "say", text: sentences.talk.no, ...(open.length === 0 ? { ends: true as const } : {}) };
  const { action, picture } = selection;
  const of: Named = picture === null ? { kind: "last" } : { kind: "linked", key: picture };
  if (action === "pick") return picked(of, conversation, sentences);
  const intent = { kind: "again", of } as const;
  const understood = { intent, options: DRAWN_WITH[action], tooMany: false, language };
  return pictureWish(intent, understood, { attachments: NOTHING_ATTACHED, pictures, sentences, origin });
}

type Named = Extract<PictureReference, { kind: "last" | "linked" }>;

/** The picture that was picked, shown once more, with what can be done with it. */
function picked(
  of: Named,
  { pictures, origin, cards = false, language }: Conversation,
  sentences: Sentences,
): SayWish {
  const known = pictureOf(pictures, of);
  if (known === null || known.extension === null || origin === null)
    return { kind: "say", text: sentences.noSuchPicture(pictures.count) };
  const title = altText(known.prompt);
  const url = `${origin}/images/${known.key}.${known.extension}`;
  const style = {
    language: language ?? "en",
    isWide: known.options.shape === "landscape",
    first: known.n ?? 1,
  };
  const card = { style, title, url };
  const shown = `![${title}](${url})`;
  // Its number means something in its own session only.
  const isHere = known.n !== null && pictures.nth(known.n)?.key === known.key;
  const text = isHere ? `${sentences.pictureAgain(known.n)}\n\n${shown}` : shown;
  return { kind: "say", text, ...(cards ? { card } : {}) };
}
